import Glibc

/// Turns off Nagle's algorithm for a server that does not do it itself.
package enum PromptAnswers {
  /// Sets `TCP_NODELAY` on the socket of this process that listens on `port`; on Linux the
  /// connections that it accepts inherit it.
  ///
  /// FlyingFox writes header and body apart and has no such option: without this, each request
  /// but the first on a connection takes 44 ms.
  ///
  /// - Returns: Whether the socket was found and set.
  @discardableResult
  package static func turnOn(port: UInt16) -> Bool {
    for descriptor in Int32(3)..<4096 where isListening(descriptor, on: port) {
      var on: Int32 = 1
      return setsockopt(
        descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size)) == 0
    }
    return false
  }

  private static func isListening(_ descriptor: Int32, on port: UInt16) -> Bool {
    var accepts: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    guard getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &accepts, &size) == 0, accepts == 1
    else { return false }
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length)
      }
    }
    return result == 0 && address.sin_family == sa_family_t(AF_INET)
      && UInt16(bigEndian: address.sin_port) == port
  }
}
