private import CCrypto

/// Hashes and codes over bytes, by OpenSSL's libcrypto.
package enum Digest {
  private static let sha256Length = 32

  /// The SHA-256 hash of `bytes`: 32 bytes.
  package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: sha256Length)
    let isDone = EVP_Digest(bytes, bytes.count, &hash, nil, EVP_sha256(), nil)
    // A libcrypto without SHA-256, or without memory for it: a hash of nothing must never stand for
    // a real one, and no caller could go on.
    precondition(isDone == 1, "libcrypto could not reckon a SHA-256 hash")
    return hash
  }

  /// The SHA-256 hash of `bytes` in 64 lower case hexadecimal digits.
  package static func sha256Hex(_ bytes: [UInt8]) -> String { hex(sha256(bytes)) }

  /// The HMAC-SHA256 code of `bytes` under `key`: 32 bytes.
  package static func hmacSHA256(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: sha256Length)
    let result = HMAC(
      EVP_sha256(), key, Int32(clamping: key.count), bytes, bytes.count, &code, nil)
    // As above: a code of nothing would make every forgery true.
    precondition(result != nil, "libcrypto could not reckon an HMAC-SHA256 code")
    return code
  }

  /// Whether two byte strings are equal, in a time that tells nothing of where they differ.
  package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
  }

  /// Bytes in lower case hexadecimal digits, two each.
  package static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".unicodeScalars)
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(text)
  }
}
