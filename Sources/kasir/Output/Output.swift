import Glibc
import StrictJSON
import Synchronization

/// Writes to the standard streams, all of it or, where nobody reads any more, nothing.
enum Output {
  /// Why standard output did not take all of an answer: the number of the system's error.
  private static let failure = Mutex<Int32?>(nil)

  /// Writes to standard output, without secrets; false where nobody reads any more.
  @discardableResult
  static func print(_ text: String) -> Bool {
    write(Redaction.text(text) + "\n", to: STDOUT_FILENO)
  }

  /// Writes a document to standard output, without secrets; false where nobody reads any more.
  @discardableResult
  static func print(_ document: JSONValue) -> Bool {
    write(redacted(document).pretty + "\n", to: STDOUT_FILENO)
  }

  /// Writes a message to standard error, without secrets.
  static func message(_ text: String) { write(Redaction.text(text) + "\n", to: STDERR_FILENO) }

  /// Writes a document to standard error, without secrets.
  static func message(_ document: JSONValue) {
    write(redacted(document).pretty + "\n", to: STDERR_FILENO)
  }

  /// Writes a document on one line to standard error, without secrets.
  static func messageLine(_ document: JSONValue) {
    write(redacted(document).compact + "\n", to: STDERR_FILENO)
  }

  /// Writes text as it is; false where it could not be written.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    write(bytes: Array(text.utf8), to: descriptor)
  }

  /// Writes bytes as they are; false where they could not be written.
  @discardableResult
  static func write(bytes: [UInt8], to descriptor: Int32) -> Bool {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let number = errno
        if descriptor == STDOUT_FILENO { failure.withLock { $0 = number } }
        return false
      }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  /// Why an answer is not where it was sent, such as on a full disk.
  ///
  /// Nil where all of it is, and where a reader such as `head` has seen enough.
  static var problem: String? {
    guard let number = failure.withLock({ $0 }), number != EPIPE else { return nil }
    return "Standard output cannot be written: \(String(cString: strerror(number)))."
  }

  /// The document with its strings redacted one by one: its marks are no part of any of them.
  static func redacted(_ document: JSONValue) -> JSONValue {
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
