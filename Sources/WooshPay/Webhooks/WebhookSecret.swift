import Hashing

/// The secret of one webhook endpoint, an opaque text (contract sheet §7): what its events are signed
/// with, as it stands, whatever it begins with.
package struct WebhookSecret: Sendable {
  private let secret: Secret

  /// Reads a secret; a line break at its end, as every file has, is no part of it.
  ///
  /// - Parameters:
  ///   - text: The secret.
  ///   - source: Where it comes from, for the error.
  package init(parsing text: String, from source: String) throws(SetupError) {
    var text = text
    if text.hasSuffix("\r\n") || text.hasSuffix("\n") { text.removeLast() }
    guard !text.isEmpty else {
      throw SetupError(
        .key,
        "There is no webhook secret in \(source): without one anybody could "
          + "send events.")
    }
    guard (8...512).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      throw SetupError(
        .key,
        "The text in \(source) is no webhook secret: copy the one that was shown when the endpoint "
          + "was created, alone.")
    }
    secret = Secret(text)
  }

  /// The signature of `t` and a body: HMAC-SHA256 in 64 lower case hexadecimal digits.
  func signature(of timestamp: String, _ body: [UInt8]) -> String {
    Digest.hex(
      Digest.hmacSHA256(Array((timestamp + ".").utf8) + body, key: Array(secret.reveal().utf8)))
  }
}
