import Glibc

/// Cuts connections of a server that ask for more than a request needs: bytes, time or places.
///
/// FlyingFox bounds no line of a request's head and waits for one without end. So the sockets of this
/// process are looked at from outside: whoever goes beyond is reset, and the server sees an end.
/// A connection must carry one request alone for that: the server answers with `Connection: close`.
package struct ConnectionGuard {
  /// What a connection may have.
  package struct Limits: Sendable {
    /// The most bytes that a client may send, head and body together.
    package var bytes: UInt64
    /// How many looks a connection may live through.
    package var looks: Int
    /// The most connections at a time; the oldest go.
    package var connections: Int

    /// Makes limits.
    package init(bytes: UInt64, looks: Int, connections: Int) {
      self.bytes = bytes
      self.looks = looks
      self.connections = connections
    }
  }

  private struct Connection: Hashable {
    var descriptor: Int32
    /// The client's address and port, so that a number that is used anew is another connection.
    var peer: UInt64
  }

  private let port: UInt16
  private let limits: Limits
  private var looks: [Connection: Int] = [:]

  /// Guards the connections that were accepted on `port`.
  package init(port: UInt16, limits: Limits) {
    self.port = port
    self.limits = limits
  }

  /// Looks once, and cuts what goes beyond the limits.
  ///
  /// - Returns: How many were cut.
  @discardableResult
  package mutating func look() -> Int {
    let open = Self.connections(on: port)
    looks = open.reduce(into: [:]) { $0[$1] = (looks[$1] ?? 0) + 1 }
    let oldest = open.sorted { looks[$0, default: 0] > looks[$1, default: 0] }
    let crowd = Set(oldest.prefix(max(0, open.count - limits.connections)))
    let cut = open.filter { connection in
      crowd.contains(connection) || looks[connection, default: 0] > limits.looks
        || Self.received(by: connection.descriptor) > limits.bytes
    }
    for connection in cut where Self.connection(connection.descriptor, on: port) == connection {
      Self.cut(connection.descriptor)
    }
    return cut.count
  }

  private static func connections(on port: UInt16) -> [Connection] {
    (Int32(3)..<4096).compactMap { connection($0, on: port) }
  }

  private static func connection(_ descriptor: Int32, on port: UInt16) -> Connection? {
    guard let own = address(descriptor, getsockname), UInt16(bigEndian: own.sin_port) == port,
      let peer = address(descriptor, getpeername)
    else { return nil }
    return Connection(
      descriptor: descriptor, peer: UInt64(peer.sin_addr.s_addr) << 16 | UInt64(peer.sin_port))
  }

  /// Resets a connection.
  ///
  /// What has arrived and was not read yet goes with it; `shutdown` would leave that to be read.
  private static func cut(_ descriptor: Int32) {
    var nobody = sockaddr()
    nobody.sa_family = sa_family_t(AF_UNSPEC)
    guard connect(descriptor, &nobody, socklen_t(MemoryLayout<sockaddr>.size)) != 0 else { return }
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  private static func address(
    _ descriptor: Int32,
    _ ask: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> sockaddr_in? {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { ask(descriptor, $0, &size) }
    }
    return result == 0 && address.sin_family == sa_family_t(AF_INET) ? address : nil
  }

  /// How many bytes a client has sent: `tcpi_bytes_received`, which glibc's `tcp_info` lacks.
  private static func received(by descriptor: Int32) -> UInt64 {
    let place = 128
    var info = [UInt8](repeating: 0, count: place + MemoryLayout<UInt64>.size)
    var size = socklen_t(info.count)
    guard getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_INFO, &info, &size) == 0,
      Int(size) == info.count
    else { return 0 }
    return info.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
  }
}
