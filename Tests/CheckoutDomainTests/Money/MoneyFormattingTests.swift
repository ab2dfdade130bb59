import CheckoutDomain
import Testing

struct MoneyFormattingTests {
  /// Where digits, groups, signs and 64 bits change.
  private static let edges: [Int64] = [
    0, 1, 9, 10, 99, 100, 101, 999, 1000, 99_999, 100_000, 100_001, 9_999_999, 10_000_000,
    99_999_999, 100_000_000, 2_499_999_999, 2_500_000_000, 2_500_000_001,
    Int64(Int32.max), Int64(Int32.max) + 1, Int64(UInt32.max), .max - 1, .max, .min, .min + 1,
  ]

  @Test(arguments: [
    (0, "Rp 0"), (7, "Rp 0,07"), (10, "Rp 0,10"), (99, "Rp 0,99"), (100, "Rp 1"),
    (101, "Rp 1,01"), (99_900, "Rp 999"), (100_000, "Rp 1.000"), (123_450, "Rp 1.234,50"),
    (4_100_000, "Rp 41.000"), (2_500_000_000, "Rp 25.000.000"),
    (2_500_000_050, "Rp 25.000.000,50"), (-1, "-Rp 0,01"), (-100_000, "-Rp 1.000"),
    (Int64.max, "Rp 92.233.720.368.547.758,07"), (Int64.min, "-Rp 92.233.720.368.547.758,08"),
  ])
  func `writes rupiah without losing sen`(minorUnits: Int64, text: String) {
    let money = Money(minorUnits: minorUnits, .idr)
    #expect(money.formatted == text)
    #expect("\(money)" == text)
  }

  @Test(arguments: [
    (0, "£0.00"), (1, "£0.01"), (1200, "£12.00"), (123_450, "£1,234.50"), (-5, "-£0.05"),
    (2_500_000_000, "£25,000,000.00"), (Int64.min, "-£92,233,720,368,547,758.08"),
  ])
  func `writes pounds with their pence`(minorUnits: Int64, text: String) {
    #expect(Money(minorUnits: minorUnits, .gbp).formatted == text)
  }

  @Test func `figures have neither sign nor symbol`() {
    #expect(Money(minorUnits: -2_500_000_000, .idr).figures == "25.000.000")
    #expect(Money(minorUnits: 123_450, .gbp).figures == "1,234.50")
  }

  @Test(arguments: Currency.all)
  func `what is written is read back as the same amount`(currency: Currency) throws {
    var random = SeededGenerator(seed: 7)
    let amounts =
      Self.edges + (0..<5000).map { _ in random.integer() }
      + (0..<2000).map { _ in 2_500_000_000 + Int64.random(in: -1000...1000, using: &random) }
    for minorUnits in amounts {
      let money = Money(minorUnits: minorUnits, currency)
      #expect(try Money(parsing: money.formatted, currency) == money)
      guard minorUnits >= 0 else { continue }
      #expect(try Money(parsing: money.figures, currency) == money)
      #expect(try Money(parsing: currency.code + " " + money.figures, currency) == money)
    }
  }

  @Test(arguments: Currency.all)
  func `what was read is written in one way, whichever way it was typed`(
    currency: Currency
  ) throws {
    var random = SeededGenerator(seed: 8)
    let (group, mark) = currency == .idr ? (".", ",") : (",", ".")
    for _ in 0..<2000 {
      let money = Money(minorUnits: random.integer() & .max, currency)
      let (whole, part) = money.minorUnits.quotientAndRemainder(dividingBy: 100)
      let typed = String(whole) + mark + (part < 10 ? "0" : "") + String(part)
      let read = try Money(parsing: typed, currency)
      #expect(read == money)
      #expect(read.figures.filter { String($0) != group }.hasPrefix(String(whole)))
    }
  }

  @Test(arguments: Currency.all)
  func `two amounts are never written alike`(currency: Currency) {
    var random = SeededGenerator(seed: 9)
    let amounts = Set(Self.edges + (0..<3000).map { _ in random.integer() })
    let texts = Set(amounts.map { Money(minorUnits: $0, currency).formatted })
    #expect(texts.count == amounts.count)
  }
}
