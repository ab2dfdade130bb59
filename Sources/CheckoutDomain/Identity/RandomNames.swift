/// Makes the random names of new sales and refunds from a source of randomness.
public struct RandomNames: Sendable {
  /// Crockford's base 32: no I, L, O or U, so that a name can be read over the telephone.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  private let source: any RandomSource

  /// Makes names from `source`.
  public init(_ source: any RandomSource) { self.source = source }

  /// 24 random characters (120 bits) and two that check them.
  public func clientRef() -> ClientRef {
    let body = characters(24)
    return ClientRef(body + Self.check(body))
  }

  /// A key that no other request will ever carry.
  public func idempotencyKey() -> IdempotencyKey { IdempotencyKey("kasir-" + characters(26)) }

  /// A short reference for people, such as `K7Q2-M4XD`.
  public func reference() -> String { characters(4) + "-" + characters(4) }

  private func characters(_ count: Int) -> String {
    String((0..<count).map { _ in Self.alphabet[Int(source.next() % 32)] })
  }

  /// Two characters that change when one character is wrong or two neighbours are swapped.
  private static func check(_ body: String) -> String {
    var sum = 0
    for character in body {
      sum = (sum * 33 + (alphabet.firstIndex(of: character) ?? 0)) % 1021
    }
    return String([alphabet[sum / 32], alphabet[sum % 32]])
  }
}
