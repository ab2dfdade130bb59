/// Takes the key out of an answer that echoes it, before anybody keeps or shows the answer.
enum Redaction {
  /// The same bytes with each secret blotted out, letter for letter.
  static func body(_ body: [UInt8], without secrets: [[UInt8]]) -> [UInt8] {
    secrets.reduce(body) { blot($1, in: $0) }
  }

  private static func blot(_ secret: [UInt8], in body: [UInt8]) -> [UInt8] {
    guard let first = secret.first, secret.count <= body.count else { return body }
    var body = body
    var place = 0
    while place <= body.count - secret.count {
      if body[place] == first, body[place..<place + secret.count].elementsEqual(secret) {
        body.replaceSubrange(
          place..<place + secret.count,
          with: repeatElement(UInt8(ascii: "*"), count: secret.count))
        place += secret.count
      } else {
        place += 1
      }
    }
    return body
  }
}
