private import Foundation

/// The user of a Basic credential, nil unless the password is empty.
func decodedUser(_ credential: String) -> String? {
  guard let data = Data(base64Encoded: credential),
    let text = String(bytes: data, encoding: .utf8), text.hasSuffix(":")
  else { return nil }
  return String(text.dropLast())
}

/// Milliseconds since 1970 by the wall clock.
func wallClockMilliseconds() -> Int64 {
  Int64(Date().timeIntervalSince1970 * 1000)
}
