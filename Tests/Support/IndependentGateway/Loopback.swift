private import Glibc

/// A listening socket on 127.0.0.1 and a free port.
func listenOnLoopback() throws -> (descriptor: Int32, port: UInt16) {
  let descriptor = socket(
    AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
  guard descriptor >= 0 else { throw SocketError(description: "no socket: error \(errno)") }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isListening = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
      bind(descriptor, generic, length) == 0 && listen(descriptor, 64) == 0
        && getsockname(descriptor, generic, &length) == 0
    }
  }
  guard isListening else {
    let number = errno
    close(descriptor)
    throw SocketError(description: "cannot listen on 127.0.0.1: error \(number)")
  }
  return (descriptor, UInt16(bigEndian: address.sin_port))
}

/// The gateway could not listen.
struct SocketError: Error, CustomStringConvertible {
  let description: String
}

/// A test named an object that the gateway does not have.
struct UnknownID: Error, CustomStringConvertible {
  let id: String
  var description: String { "the gateway has nothing with the id \(id)" }
}

/// A request that was waited for did not come.
struct NoRequest: Error, CustomStringConvertible {
  let description: String
}
