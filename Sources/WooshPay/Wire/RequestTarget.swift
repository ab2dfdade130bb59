/// Builds the path and query of a request from parts that may hold anything.
enum RequestTarget {
  /// `parts` as one path under `/v1`, each of them one step whatever it holds.
  static func path(_ parts: String...) -> String {
    parts.reduce("/v1") { $0 + "/" + encoded($1) }
  }

  /// A path with a query.
  static func with(_ query: [(name: String, value: String)], _ path: String) -> String {
    let pairs = query.map { encoded($0.name) + "=" + encoded($0.value) }
    return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
  }

  /// Percent-encodes all but letters, digits, `-` and `_`: a dot could be a step up.
  private static func encoded(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var encoded = ""
    for byte in text.utf8 {
      if isPlain(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return encoded
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
