/// Why a text has no QR code.
package enum QRError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is nothing to encode.
  case empty
  /// The text is longer than the largest symbol holds at the level asked for.
  case tooLong(bytes: Int, limit: Int)
  /// The encoder gave up; the number is the C library's `errno`.
  case encoder(errno: Int32)

  package var description: String {
    switch self {
    case .empty:
      "there is no text to turn into a QR code"
    case .tooLong(let bytes, let limit):
      "the text has \(bytes) bytes and a QR code holds at most \(limit); shorten it"
    case .encoder(let number):
      "the QR encoder failed (error \(number)); show the text instead"
    }
  }
}
