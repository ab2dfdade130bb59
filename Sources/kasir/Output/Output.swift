import Glibc
import StrictJSON

/// Writes to the standard streams, all of it or, where nobody reads any more, nothing.
enum Output {
  /// Writes to standard output, without secrets.
  static func print(_ text: String) { write(Redaction.text(text) + "\n", to: STDOUT_FILENO) }

  /// Writes a document to standard output, without secrets.
  static func print(_ document: JSONValue) {
    write(redacted(document).pretty + "\n", to: STDOUT_FILENO)
  }

  /// Writes a message to standard error, without secrets.
  static func message(_ text: String) { write(Redaction.text(text) + "\n", to: STDERR_FILENO) }

  /// Writes a document to standard error, without secrets.
  static func message(_ document: JSONValue) {
    write(redacted(document).pretty + "\n", to: STDERR_FILENO)
  }

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

  /// The document with its strings redacted one by one: its marks are no part of any of them.
  private static func redacted(_ document: JSONValue) -> JSONValue {
    switch document {
    case .string(let text): return .string(Redaction.text(text))
    case .array(let elements): return .array(elements.map(redacted))
    case .object(let object):
      var copy = JSONObject()
      for (name, value) in object.members { copy[name] = redacted(value) }
      return .object(copy)
    default: return document
    }
  }
}
