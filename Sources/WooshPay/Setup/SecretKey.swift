package import CheckoutDomain
import Hashing

/// A merchant's secret key (contract sheet §1).
///
/// It decides whether money is real.
package struct SecretKey: Sendable, CustomStringConvertible {
  private static let testPrefix = "sk_test_"
  private static let livePrefix = "sk_live_"

  /// Whether the key moves real money.
  package let mode: Mode
  /// Prefix and last four characters, the only parts ever shown; without the four where the key is
  /// so short that they would be half of it.
  package let masked: String
  /// Who the key belongs to; printable ASCII of any kind, so no file name as it stands.
  ///
  /// The part before `:` of the decoded body, which stays when the key is rotated; else 12
  /// hexadecimal digits of the key's SHA-256 hash.
  package let account: String
  private let secret: Secret
  /// The `Authorization` header's value: Basic, the key as user name, no password.
  let authorization: Secret
  /// The forms of the key that an answer could echo; none may be kept.
  let forbidden: [[UInt8]]

  /// Reads a key.
  ///
  /// A line break at its end, as every file has, is not part of it.
  ///
  /// - Parameters:
  ///   - text: The key.
  ///   - source: Where it comes from, for the error: `WOOSHPAY_SECRET_KEY`, or a file's path.
  package init(parsing text: String, from source: String) throws(SetupError) {
    let key = Self.withoutLineBreak(text)
    let prefix = key.hasPrefix(Self.livePrefix) ? Self.livePrefix : Self.testPrefix
    guard key.hasPrefix(prefix) else { throw Self.notAKey(key, source) }
    let body = key.dropFirst(prefix.count)
    guard !body.isEmpty else {
      throw SetupError(
        .key, "The key in \(source) ends after \(prefix): copy the whole key from WooshPay.")
    }
    guard body.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw SetupError(
        .key,
        "The key in \(source) holds a space or a character that no key has: copy it again, alone.")
    }
    mode = prefix == Self.livePrefix ? .live : .test
    masked = prefix + "…" + (body.utf8.count < 8 ? "" : String(body.suffix(4)))
    account = Self.account(of: body) ?? String(Digest.sha256Hex(Array(key.utf8)).prefix(12))
    secret = Secret(String(key))
    let encoded = Base64.encode(Array((key + ":").utf8))
    authorization = Secret("Basic " + encoded)
    forbidden = Self.forms(of: String(key), encoded: encoded)
  }

  package var description: String { masked }

  /// The forms of a key that an answer could echo.
  private static func forms(of key: String, encoded: String) -> [[UInt8]] {
    let basic = Array(encoded.utf8)
    // Whole groups of the key alone but for the last, whatever came behind it when it was encoded, and
    // also where it was cut a little short.
    let alone = Array(basic.prefix(max(8, key.utf8.count / 3 * 4 - 4)))
    return [Array(key.utf8), basic, alone] + decoded(key)
  }

  /// What stands behind the account in a body that is base64.
  private static func decoded(_ key: String) -> [[UInt8]] {
    let body = key.split(separator: "_", maxSplits: 2).last ?? ""
    guard let bytes = Base64.decode(body),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    else { return [] }
    let secret = Array(bytes[(colon + 1)...])
    // Fewer would blot out what only looks like it.
    return secret.count >= 8 ? [secret] : []
  }

  private static func withoutLineBreak(_ text: String) -> Substring {
    // "\r\n" is one character.
    text.last?.isNewline == true ? text.dropLast() : text[...]
  }

  private static func notAKey(_ key: Substring, _ source: String) -> SetupError {
    let mend = "set \(source) to a key that begins with sk_test_ or sk_live_."
    if key.isEmpty { return SetupError(.key, "There is no key in \(source): \(mend)") }
    if key.hasPrefix("pk_") {
      return SetupError(.key, "\(source) holds a publishable key, not a secret one: \(mend)")
    }
    return SetupError(.key, "\(source) does not hold a secret key of WooshPay: \(mend)")
  }

  private static func account(of body: Substring) -> String? {
    guard let bytes = Base64.decode(body), bytes.allSatisfy({ (0x20...0x7E).contains($0) }),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0
    else { return nil }
    return String(decoding: bytes[..<colon], as: UTF8.self)
  }
}

extension SecretKey: CustomReflectable {
  package var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}
