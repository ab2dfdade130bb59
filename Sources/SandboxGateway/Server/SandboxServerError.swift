/// Why a sandbox cannot be served.
package enum SandboxServerError: Error, Hashable, CustomStringConvertible {
  /// Another program listens on that port.
  case portTaken(UInt16)
  /// The port cannot be listened on, for another reason.
  case cannotListen(port: UInt16, reason: String)
  /// Another sandbox keeps its state in that file.
  case stateInUse(path: String)
  /// The state file cannot be read or written.
  case stateFile(path: String, reason: String)

  package var description: String {
    switch self {
    case .portTaken(let port):
      "Port \(port) on 127.0.0.1 is taken by another program; choose another port or end it."
    case .cannotListen(let port, let reason):
      "The sandbox cannot listen on 127.0.0.1, port \(port): \(reason)."
    case .stateInUse(let path):
      "Another sandbox is using \(path); end it first or choose another file."
    case .stateFile(let path, let reason):
      "The sandbox cannot use its state file \(path): \(reason)."
    }
  }
}
