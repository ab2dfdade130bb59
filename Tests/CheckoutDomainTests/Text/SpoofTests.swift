import CheckoutDomain
import Testing

/// Texts that would show something else than they hold, and amounts, which no text can touch.
struct SpoofTests {
  /// Characters that turn, hide or join text.
  private static let tricks: [Unicode.Scalar] = [
    "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}",
    "\u{2069}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{FEFF}",
    "\u{61C}", "\u{AD}", "\u{34F}", "\u{115F}", "\u{3164}", "\u{FFA0}", "\u{180E}", "\u{2028}",
    "\u{E0041}",
  ]
  private static let carriers = [
    "kopi T Rp 5.000", "T000.05 pR", "REFUNDEDT", "meja-7T", "ré T", "咖啡T1", "T", "PAIDTTT",
  ]

  @Test func `of 200 spoofs none keeps the character that makes it one`() {
    var count = 0
    for trick in Self.tricks {
      for carrier in Self.carriers {
        let spoof = carrier.replacing("T", with: String(trick))
        let safe = SafeText.line(spoof)
        #expect(!safe.unicodeScalars.contains(trick), "U+\(String(trick.value, radix: 16))")
        #expect(safe == SafeText.line(safe))
        count += 1
      }
    }
    #expect(count == 200)
  }

  @Test(arguments: Currency.all)
  func `an amount is written with digits, separators and its own sign alone`(currency: Currency) {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let money = Money(
        minorUnits: Int64.random(in: Int64.min...Int64.max, using: &random), currency)
      #expect(
        money.formatted.unicodeScalars.allSatisfy {
          "0123456789.,-Rp£\u{20}".unicodeScalars.contains($0)
        })
    }
  }
}
