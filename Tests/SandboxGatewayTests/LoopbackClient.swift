import Dispatch
import Glibc

/// One connection to a server on 127.0.0.1, with a bound on every wait.
///
/// It waits on a thread of its own: tasks share few threads, and the server needs them.
final class LoopbackClient: Sendable {
  struct Problem: Error {
    let text: String
  }

  struct Answer: Sendable {
    let status: Int
    let head: String
    let body: String
  }

  /// All that came back for a request before the other side ended the connection.
  struct Rest: Sendable {
    let text: String
    /// 0 where it was closed, else the error of the last read: `ECONNRESET`, or `EAGAIN` where
    /// nothing came for too long.
    let error: Int32
  }

  private let socket: Int32
  private let queue = DispatchQueue(label: "loopback client")

  init(port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    // Not closed here: once every property is set, a throwing initializer runs `deinit` too, and the
    // number may be somebody else's socket by the second time.
    guard result == 0 else { throw Problem(text: String(cString: strerror(errno))) }
  }

  deinit { close(socket) }

  /// Sends one request and reads its whole answer; the connection stays open.
  func ask(
    _ method: String, _ target: String, headers: [String] = [], body: String = ""
  ) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [self] in
        continuation.resume(
          with: Result { try exchange(method, target, headers: headers, body: body) })
      }
    }
  }

  /// Whether the other side closes the connection before the bound.
  func waitForEnd() async -> Bool {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        var byte: UInt8 = 0
        continuation.resume(returning: recv(socket, &byte, 1, 0) == 0)
      }
    }
  }

  /// Sends one request and reads until the other side ends the connection, or says nothing for that
  /// long.
  func hear(
    _ method: String, _ target: String, headers: [String] = [], body: String = "",
    silence: Int = 600_000
  ) async throws -> Rest {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [self] in
        continuation.resume(
          with: Result {
            try send(request(method, target, headers, body))
            return rest(silence: silence)
          })
      }
    }
  }

  private func rest(silence: Int) -> Rest {
    var limit = timeval(tv_sec: silence / 1000, tv_usec: silence % 1000 * 1000)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else {
        return Rest(text: String(decoding: bytes, as: UTF8.self), error: count < 0 ? errno : 0)
      }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private func request(
    _ method: String, _ target: String, _ headers: [String], _ body: String
  ) -> String {
    let lines =
      ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1", "Content-Length: \(body.utf8.count)"]
      + headers
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
  }

  private func exchange(_ method: String, _ target: String, headers: [String], body: String) throws
    -> Answer
  {
    try send(request(method, target, headers, body))
    var bytes: [UInt8] = []
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let place = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) {
        let head = String(decoding: bytes[..<place], as: UTF8.self)
        let length = head.lowercased().split(separator: "content-length: ").dropFirst().first
          .flatMap { Int($0.prefix { $0.isNumber }) }
        let rest = bytes[(place + 4)...]
        if let length, rest.count >= length {
          let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) }
          return Answer(
            status: status ?? 0, head: head, body: String(decoding: rest, as: UTF8.self))
        }
      }
      try receive(into: &bytes)
    }
  }

  private func send(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Problem(text: "cannot send") }
      rest = rest.dropFirst(count)
    }
  }

  private func receive(into bytes: inout [UInt8]) throws {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    guard count > 0 else { throw Problem(text: "no whole answer") }
    bytes.append(contentsOf: buffer[..<count])
  }
}
