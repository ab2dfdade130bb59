import Glibc

extension SandboxServer {
  /// Saves a state for the next server on a file, in place of what is there.
  ///
  /// - Throws: Where another sandbox has the file, or it cannot be written.
  package static func save(_ state: SandboxState, stateFile: String) throws(SandboxServerError) {
    try StateFile(path: stateFile).save(state)
  }

  /// A port of 127.0.0.1 that nobody listens on at this moment; nil where the system gives none.
  package static func freePort() -> UInt16? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    return isBound ? UInt16(bigEndian: address.sin_port) : nil
  }
}
