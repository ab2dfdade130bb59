import Glibc

/// Takes the key out of an answer that echoes it, before anybody keeps or shows the answer.
enum Redaction {
  /// The same bytes with each secret blotted out, letter for letter.
  ///
  /// A secret counts however JSON may write it, `\/` and `\u003d` too, and also in JSON that stands
  /// in a string, where each backslash is doubled.
  static func body(_ body: [UInt8], without secrets: [[UInt8]]) -> [UInt8] {
    secrets.reduce(body) { blot($1, in: $0) }
  }

  private static func blot(_ secret: [UInt8], in body: [UInt8]) -> [UInt8] {
    guard let first = secret.first, mayHold(secret, body) else { return body }
    var body = body
    var place = 0
    while true {
      // Only what its first letter may be written as can begin it.
      while place < body.count, body[place] != first, body[place] != UInt8(ascii: "\\") {
        place += 1
      }
      guard place < body.count else { return body }
      if let end = end(of: secret, at: place, in: body) {
        body.replaceSubrange(
          place..<end, with: repeatElement(UInt8(ascii: "*"), count: end - place))
        place = end
      } else {
        place += 1
      }
    }
  }

  /// Whether a secret may stand there: as it is, or with one of its letters escaped.
  private static func mayHold(_ secret: [UInt8], _ body: [UInt8]) -> Bool {
    body.withUnsafeBytes { body in
      guard let start = body.baseAddress else { return false }
      if memchr(start, Int32(UInt8(ascii: "\\")), body.count) != nil { return true }
      var place = 0
      while place + secret.count <= body.count,
        let found = memchr(start + place, Int32(secret[0]), body.count - place - secret.count + 1)
      {
        if memcmp(found, secret, secret.count) == 0 { return true }
        place = start.distance(to: UnsafeRawPointer(found)) + 1
      }
      return false
    }
  }

  /// The place after a secret that begins at `start`; nil where there is none.
  private static func end(of secret: [UInt8], at start: Int, in body: [UInt8]) -> Int? {
    var place = start
    for byte in secret {
      guard let next = end(ofByte: byte, at: place, in: body) else { return nil }
      place = next
    }
    return place
  }

  /// The place after a byte that stands at `start` as it is, or escaped.
  private static func end(ofByte byte: UInt8, at start: Int, in body: [UInt8]) -> Int? {
    guard start < body.count else { return nil }
    if body[start] == byte { return start + 1 }
    guard body[start] == UInt8(ascii: "\\"),
      let place = body[start...].firstIndex(where: { $0 != UInt8(ascii: "\\") })
    else { return nil }
    if body[place] == UInt8(ascii: "u"), place + 4 < body.count {
      let digits = String(decoding: body[place + 1...place + 4], as: UTF8.self)
      if UInt16(digits, radix: 16) == UInt16(byte) { return place + 5 }
    }
    return body[place] == byte ? place + 1 : nil
  }
}
