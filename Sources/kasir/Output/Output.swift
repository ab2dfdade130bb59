import Glibc
import StrictJSON

/// Writes to the standard streams, all of it or, where nobody reads any more, nothing.
enum Output {
  /// Writes to standard output.
  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  /// Writes a document to standard output.
  static func print(_ document: JSONValue) { print(document.pretty) }

  /// Writes a message to standard error.
  static func message(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// Writes text as it is.
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
