import FlyingSocks
import FoundationEssentials

/// Delivers events to endpoints on this machine, until its task is cancelled.
///
/// While there is no endpoint it does not wake at all.
struct Courier: Sendable {
  /// How long an endpoint has for its answer.
  private static let patience = Duration.seconds(10)

  let host: SandboxHost

  func run() async {
    while !Task.isCancelled {
      for delivery in await host.takeDeliveries() {
        let status = await Self.send(delivery)
        await host.ended(delivery, status: status)
      }
      await host.waitForDeliveries()
    }
  }

  /// Sends one delivery; its answer's status, nil where none came.
  private static func send(_ delivery: OutgoingDelivery) async -> Int? {
    guard let url = LoopbackURL(delivery.url) else { return nil }
    return await withTaskGroup(of: Int?.self) { group in
      group.addTask { try? await exchange(delivery, url) }
      group.addTask {
        try? await Task.sleep(for: patience)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }

  private static func exchange(_ delivery: OutgoingDelivery, _ url: LoopbackURL) async throws
    -> Int?
  {
    let socket = try await AsyncSocket.connected(to: try .inet(ip4: url.host, port: url.port))
    defer { try? socket.close() }
    var head = "POST \(url.path) HTTP/1.1\r\nHost: \(url.host):\(url.port)\r\nConnection: close\r\n"
    head += "Content-Length: \(delivery.body.count)\r\n"
    for header in delivery.headers { head += "\(header.name): \(header.value)\r\n" }
    try await socket.write(Data((head + "\r\n").utf8) + Data(delivery.body))
    var line: [UInt8] = []
    while line.count < 1024, line.last != UInt8(ascii: "\n") {
      line.append(try await socket.read())
    }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    return words.count > 1 ? Int(words[1]) : nil
  }
}
