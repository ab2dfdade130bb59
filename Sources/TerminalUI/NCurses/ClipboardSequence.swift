/// The sequence that hands text to a terminal's clipboard (OSC 52).
package enum ClipboardSequence {
  /// Terminals drop longer ones, some in the middle.
  static let mostBytes = 74_000

  /// The sequence for `text`; nil if it is too long.
  package static func copying(_ text: String) -> String? {
    let encoded = base64(Array(text.utf8))
    guard encoded.utf8.count <= mostBytes else { return nil }
    return "\u{1B}]52;c;\(encoded)\u{07}"
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// RFC 4648 §4.
  private static func base64(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let padded = Array(group) + [0, 0]
      let value = Int(padded[0]) << 16 | Int(padded[1]) << 8 | Int(padded[2])
      for digit in 0..<4 {
        let isUsed = digit <= group.count
        result.append(isUsed ? alphabet[value >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
