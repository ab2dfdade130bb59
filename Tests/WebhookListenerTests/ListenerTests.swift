import CheckoutDomain
import Foundation
import Glibc
import Hashing
import Serving
import Synchronization
import Testing
import WooshPay

@testable import WebhookListener

/// The listener over real sockets on 127.0.0.1.
@Suite(.serialized) struct ListenerTests {
  @Test func `a genuine event is kept before it is answered, and a replay too`() async throws {
    try await listening { port, kept in
      let body = Sample.body("evt_1")
      #expect(await Sample.post(body, Sample.signature(body), port) == 200)
      #expect(kept.ids == ["evt_1"])
      #expect(await Sample.post(body, Sample.signature(body), port) == 200)
      #expect(kept.ids == ["evt_1", "evt_1"])
    }
  }

  @Test func `forged, unsigned, changed and unreadable ones are 400 and never kept`() async throws {
    try await listening { port, kept in
      let body = Sample.body("evt_1")
      #expect(await Sample.post(body, nil, port) == 400)
      #expect(await Sample.post(body, "nonsense", port) == 400)
      #expect(await Sample.post(body, Sample.signature(body, "whsec_another00"), port) == 400)
      #expect(await Sample.post(body + [32], Sample.signature(body), port) == 400)
      for text in [
        "", "{", "[]", "{}", #"{"id":7}"#, #"{"id":"evt 1"}"#, #"{"object":"charge","id":"e"}"#,
      ] {
        let bytes = Array(text.utf8)
        #expect(await Sample.post(bytes, Sample.signature(bytes), port) == 400, "\(text)")
      }
      #expect(kept.ids.isEmpty)
    }
  }

  @Test func `a body of 256 KiB is read and a larger one is not`() async throws {
    try await listening { port, kept in
      let largest = Sample.body("evt_1", size: EventDesk.bodyLimit)
      #expect(await Sample.post(largest, Sample.signature(largest), port) == 200)
      let larger = Sample.body("evt_2", size: EventDesk.bodyLimit + 1)
      #expect(await Sample.post(larger, Sample.signature(larger), port) == 413)
      #expect(kept.ids == ["evt_1"])
    }
  }

  @Test func `another method is refused`() async throws {
    try await listening { port, _ in
      #expect(await Sample.send("GET", [], nil, port) == 405)
    }
  }

  @Test func `what cannot be kept is 503, so that the gateway sends it again`() async throws {
    try await listening { port, kept in
      kept.fails.withLock { $0 = true }
      let body = Sample.body("evt_1")
      #expect(await Sample.post(body, Sample.signature(body), port) == 503)
      kept.fails.withLock { $0 = false }
      #expect(await Sample.post(body, Sample.signature(body), port) == 200)
    }
  }

  @Test func `a disk that hangs is answered within a second all the same`() async throws {
    try await listening { port, kept in
      kept.delay.withLock { $0 = .seconds(120) }
      let start = ContinuousClock.now
      let body = Sample.body("evt_1")
      #expect(await Sample.post(body, Sample.signature(body), port) == 503)
      #expect(ContinuousClock.now - start < .seconds(60))
    }
  }

  @Test func `a client that goes on and on is cut, and deliveries go on`() async throws {
    try await listening { port, kept in
      #expect(await Sample.flood(port), "nobody cut it")
      let body = Sample.body("evt_1")
      #expect(await Sample.post(body, Sample.signature(body), port) == 200)
      #expect(kept.ids == ["evt_1"])
    }
  }

  @Test func `bytes, looks and places of a connection have an end`() async throws {
    try await listening { port, _ in
      func look(_ limits: ConnectionGuard.Limits, _ head: String = "POST / HTTP/1.1\r\n") async
        -> Int
      {
        let sockets = (0..<3).map { _ in Sample.connected(to: port) }
        defer { for socket in sockets { close(socket) } }
        for socket in sockets { _ = send(socket, head, head.utf8.count, Int32(MSG_NOSIGNAL)) }
        // An accepted socket is there a little after its client has connected.
        var connections = ConnectionGuard(port: port, limits: limits)
        for _ in 0..<3000 {
          let cut = connections.look()
          if cut > 0 { return cut }
          try? await Task.sleep(for: .milliseconds(10))
        }
        return 0
      }
      #expect(await look(.init(bytes: 16, looks: .max, connections: .max)) > 0)
      #expect(await look(.init(bytes: .max, looks: 5, connections: .max)) > 0)
      #expect(await look(.init(bytes: .max, looks: .max, connections: 2)) > 0)
      var lenient = ConnectionGuard(
        port: port, limits: .init(bytes: .max, looks: .max, connections: .max))
      #expect(lenient.look() == 0)
    }
  }

  @Test func `a port that is taken is a sentence`() async throws {
    try await listening { port, _ in
      let second = WebhookListener(port: port, desk: Sample.desk) { _ in .new }
      let error = await #expect(throws: WebhookListener.Problem.self) {
        try await second.run { _ in }
      }
      #expect(error?.sentence.contains("\(port)") == true)
    }
  }

  private func listening(_ body: @escaping @Sendable (UInt16, Keeper) async throws -> Void)
    async throws
  {
    let keeper = Keeper()
    let listener = WebhookListener(port: 0, desk: Sample.desk) { try await keeper.keep($0) }
    let (ports, port) = AsyncStream.makeStream(of: UInt16.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await listener.run { port.yield($0) } }
      defer { group.cancelAll() }
      var first = ports.makeAsyncIterator()
      try await body(try #require(await first.next()), keeper)
    }
  }
}

/// What was kept.
final class Keeper: Sendable {
  private let all = Mutex<[String]>([])
  let fails = Mutex(false)
  let delay = Mutex(Duration.zero)

  var ids: [String] { all.withLock(\.self) }

  func keep(_ event: EventDesk.GenuineEvent) async throws -> WebhookListener.Kept {
    let pause = delay.withLock(\.self)
    if pause > .zero { try await Task.sleep(for: pause) }
    if fails.withLock(\.self) { throw CancellationError() }
    all.withLock { $0.append(event.id) }
    return .new
  }
}

/// Deliveries made by hand.
enum Sample {
  static let secret = "whsec_sampleOnly0000"
  static let now = Timestamp(milliseconds: 1_790_000_000_000)

  static var desk: EventDesk {
    guard let secret = try? WebhookSecret(parsing: secret, from: "a test") else {
      preconditionFailure("the sample is well formed")
    }
    return EventDesk(secret: secret, time: Standing())
  }

  /// A clock that stands.
  struct Standing: TimeSource {
    var now: Timestamp { Sample.now }
    func sleep(for duration: Duration) async throws { try await Task.sleep(for: duration) }
  }

  static func body(_ id: String, size: Int = 0) -> [UInt8] {
    let text = #"{"id":"\#(id)","object":"event","type":"payment_intent.succeeded""#
    let padding = max(0, size - text.utf8.count - #","x":""}"#.utf8.count)
    return Array((text + #","x":"\#(String(repeating: "x", count: padding))"}"#).utf8)
  }

  static func signature(_ body: [UInt8], _ key: String = secret) -> String {
    let code = Digest.hex(
      Digest.hmacSHA256(Array("1790000000000.".utf8) + body, key: Array(key.utf8)))
    return "t=1790000000000,v1=\(code)"
  }

  static func post(_ body: [UInt8], _ signature: String?, _ port: UInt16) async -> Int {
    await send("POST", body, signature, port)
  }

  /// Sends a request by a socket of its own and returns the answer's status.
  static func send(
    _ method: String, _ body: [UInt8], _ signature: String?, _ port: UInt16
  ) async -> Int {
    var head = "\(method) / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: \(body.count)\r\n"
    if let signature { head += "wooshpay-signature: \(signature)\r\n" }
    let bytes = Array((head + "Connection: close\r\n\r\n").utf8) + body
    return await withCheckedContinuation { continuation in
      Thread { continuation.resume(returning: exchange(bytes, port)) }.start()
    }
  }

  /// Sends a header without end, and returns whether the other side put an end to it.
  static func flood(_ port: UInt16) async -> Bool {
    await withCheckedContinuation { continuation in
      Thread {
        let socket = connected(to: port)
        defer { close(socket) }
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(
          socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var bytes = Array("POST / HTTP/1.1\r\nX-Endless: ".utf8)
        while true {
          let count = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
          if count < 0 { return continuation.resume(returning: errno != EAGAIN) }
          bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 65536)
        }
      }.start()
    }
  }

  /// A socket that is connected to a port of 127.0.0.1.
  static func connected(to port: UInt16) -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return socket
  }

  private static func exchange(_ bytes: [UInt8], _ port: UInt16) -> Int {
    let socket = connected(to: port)
    defer { close(socket) }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      // The answer may come before all of it was taken.
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = recv(socket, &buffer, buffer.count, 0)
    let words = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
    return words.count > 1 ? Int(words[1]) ?? -2 : -3
  }
}
