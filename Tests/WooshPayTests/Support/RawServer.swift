import Dispatch
import Glibc
import Synchronization

/// A server on a loopback port that does to each connection whatever a test tells it to.
final class RawServer: Sendable {
  /// What arrived.
  struct Arrival: Hashable {
    /// The number of the connection, from 0.
    let connection: Int
    /// The request, head and body.
    let text: String
  }

  let port: UInt16
  private let socket: Int32
  /// False once nobody may touch the socket's number any more.
  private let isListening = Mutex(true)
  private let arrivalsSoFar = Mutex<[Arrival]>([])
  private let connectionsSoFar = Mutex(0)

  /// Every request that was read, in order.
  var arrivals: [Arrival] { arrivalsSoFar.withLock { $0 } }
  /// How many connections were accepted.
  var connections: Int { connectionsSoFar.withLock { $0 } }

  /// Starts listening; `script` runs once for each connection, on a thread of its own.
  init(ipv6: Bool = false, _ script: @escaping @Sendable (RawConnection) -> Void) throws {
    let socket = Glibc.socket(ipv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    try Self.check(socket)
    self.socket = socket
    try Self.check(Self.bindToLoopback(socket, ipv6: ipv6))
    try Self.check(listen(socket, 16))
    port = try Self.port(of: socket)
    DispatchQueue(label: "raw-server").async { self.acceptAll(script) }
  }

  /// Stops listening; a second call does nothing.
  ///
  /// Connections end by themselves within their bound. The accepting thread closes the socket: closed here, its number could be another server's by
  /// the time that thread accepts again.
  func stop() {
    isListening.withLock { isListening in
      if isListening { shutdown(socket, Int32(SHUT_RDWR)) }
      isListening = false
    }
  }

  /// A port on which nobody listens, though somebody else may soon.
  static func freePort() throws -> UInt16 { try RefusingPort().port }

  fileprivate func record(_ arrival: Arrival) { arrivalsSoFar.withLock { $0.append(arrival) } }

  private func acceptAll(_ script: @escaping @Sendable (RawConnection) -> Void) {
    while true {
      let peer = accept(socket, nil, nil)
      guard peer >= 0 else {
        if errno == EINTR || errno == ECONNABORTED { continue }
        isListening.withLock { isListening in
          isListening = false
          close(socket)
        }
        return
      }
      let number = connectionsSoFar.withLock { count in
        defer { count += 1 }
        return count
      }
      let connection = RawConnection(peer, number: number, server: self)
      DispatchQueue(label: "raw-connection").async {
        script(connection)
        connection.end()
      }
    }
  }

  fileprivate static func bindToLoopback(_ socket: Int32, ipv6: Bool) -> Int32 {
    if ipv6 {
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_addr = in6addr_loopback
      return bound(socket, &address)
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return bound(socket, &address)
  }

  private static func bound<Address>(_ socket: Int32, _ address: inout Address) -> Int32 {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<Address>.size))
      }
    }
  }

  fileprivate static func port(of socket: Int32) throws -> UInt16 {
    // The port stands in the same place for both families.
    var address = sockaddr_in6()
    var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    try check(
      withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          getsockname(socket, $0, &length)
        }
      })
    return UInt16(bigEndian: address.sin6_port)
  }

  fileprivate static func check(_ result: Int32) throws {
    if result < 0 { throw RawServerError(code: errno) }
  }
}

struct RawServerError: Error {
  let code: Int32
}

/// A port that refuses connections and that nobody else can listen on meanwhile.
final class RefusingPort: Sendable {
  let port: UInt16
  private let socket: Int32

  init() throws {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    try RawServer.check(socket)
    try RawServer.check(RawServer.bindToLoopback(socket, ipv6: false))
    port = try RawServer.port(of: socket)
    self.socket = socket
  }

  deinit { close(socket) }
}

/// One connection of a ``RawServer``, used by one script.
final class RawConnection: Sendable {
  /// Its number, from 0.
  let number: Int
  private let server: RawServer
  private let descriptor: Mutex<Int32>

  fileprivate init(_ descriptor: Int32, number: Int, server: RawServer) {
    self.number = number
    self.server = server
    self.descriptor = Mutex(descriptor)
    // A bound for a test that hangs; between two requests every other test may have its turn.
    var bound = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &bound, socklen_t(MemoryLayout<timeval>.size))
  }

  /// Reads one request, head and body; nil where the peer has left.
  @discardableResult
  func readRequest() -> String? {
    var bytes: [UInt8] = []
    var wanted: Int?
    while wanted.map({ bytes.count < $0 }) ?? true {
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = recv(descriptor.withLock { $0 }, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      bytes += chunk[..<count]
      let text = String(decoding: bytes, as: UTF8.self)
      if wanted == nil, let end = text.firstRange(of: "\r\n\r\n") {
        let head = text[..<end.upperBound]
        wanted = head.utf8.count + Self.contentLength(head)
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    server.record(RawServer.Arrival(connection: number, text: text))
    return text
  }

  /// Sends text; false once the peer has left.
  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends bytes; false once the peer has left.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor.withLock { $0 }, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Sends a whole answer with its length.
  func answer(_ status: String = "200 OK", _ headers: String = "", _ body: String = "{}") {
    send("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
  }

  /// Says nothing until the peer leaves.
  func stall() {
    var byte: UInt8 = 0
    while recv(descriptor.withLock { $0 }, &byte, 1, 0) > 0 {}
  }

  /// Ends the connection with a reset, whatever is still under way.
  func reset() {
    var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor.withLock { $0 }, SOL_SOCKET, SO_LINGER, &linger,
      socklen_t(MemoryLayout<Glibc.linger>.size))
    end()
  }

  /// Ends the connection.
  func end() {
    descriptor.withLock { descriptor in
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
    }
  }

  private static func contentLength(_ head: Substring) -> Int {
    for line in head.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "content-length" {
        return Int(parts[1].filter(\.isNumber)) ?? 0
      }
    }
    return 0
  }
}
