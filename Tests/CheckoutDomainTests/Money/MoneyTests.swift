import CheckoutDomain
import Testing

struct MoneyTests {
  @Test(arguments: [
    ("Rp 25.000.000", 2_500_000_000), ("Rp25.000.000,5", 2_500_000_050),
    ("25000000", 2_500_000_000),
    ("IDR 0,07", 7), ("-Rp 1.000", -100_000), ("18000", 1_800_000), ("18.000", 1_800_000),
    ("0,01", 1), ("rp 5.000", 500_000), (" 5000 ", 500_000),
    ("-92.233.720.368.547.758,08", Int64.min), ("92.233.720.368.547.758,07", Int64.max),
  ])
  func `reads rupiah as people type them`(text: String, minorUnits: Int64) throws {
    #expect(try Money(parsing: text, .idr) == Money(minorUnits: minorUnits, .idr))
  }

  @Test(arguments: [
    "", "25,000", "25.00", "2.5000", "1,", ".500", "1e3", "٢٥", "1 000", "Rp", "1..000", "--1",
    "1,234", "1.000,", "£5", "0x10",
  ])
  func `refuses what is no amount of rupiah`(text: String) {
    #expect(throws: MoneyError.malformed(text)) { try Money(parsing: text, .idr) }
  }

  @Test(arguments: ["92.233.720.368.547.758,08", "99999999999999999999"])
  func `tells an amount that is too large from one that is malformed`(text: String) {
    #expect(throws: MoneyError.overflow) { try Money(parsing: text, .idr) }
  }

  @Test(arguments: [
    ("12.50", 1250), ("£1,234.50", 123_450), ("12", 1200), ("GBP 0.01", 1),
  ])
  func `reads pounds as people type them`(text: String, minorUnits: Int64) throws {
    #expect(try Money(parsing: text, .gbp) == Money(minorUnits: minorUnits, .gbp))
  }

  @Test(arguments: ["25.000", "12,50", "1.234.50"])
  func `refuses rupiah habits in pounds`(text: String) {
    #expect(throws: MoneyError.malformed(text)) { try Money(parsing: text, .gbp) }
  }

  @Test(arguments: [
    (2_500_000_000, "Rp 25.000.000"), (123_450, "Rp 1.234,50"), (7, "Rp 0,07"), (0, "Rp 0"),
    (-100_000, "-Rp 1.000"), (Int64.min, "-Rp 92.233.720.368.547.758,08"),
  ])
  func `writes rupiah without losing sen`(minorUnits: Int64, text: String) {
    #expect(Money(minorUnits: minorUnits, .idr).formatted == text)
  }

  @Test func `writes pounds with their pence`() {
    #expect(Money(minorUnits: 123_450, .gbp).formatted == "£1,234.50")
    #expect(Money(minorUnits: 1200, .gbp).formatted == "£12.00")
  }

  @Test(arguments: Currency.all)
  func `reads back whatever it writes`(currency: Currency) throws {
    var units: [Int64] = [0, 1, 99, 100, 101, 2_500_000_000, .max, .min, -1]
    var seed: UInt64 = 7
    for _ in 0..<2000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      units.append(Int64(bitPattern: seed) >> Int64(seed % 60))
    }
    for unit in units {
      let money = Money(minorUnits: unit, currency)
      #expect(try Money(parsing: money.formatted, currency) == money)
    }
  }

  @Test func `reckons without wrapping or mixing`() throws {
    let large = Money(minorUnits: .max, .idr)
    #expect(throws: MoneyError.overflow) { try large + Money(minorUnits: 1, .idr) }
    #expect(throws: MoneyError.overflow) { try large * 2 }
    #expect(throws: MoneyError.currencyMismatch(.idr, .gbp)) { try large - Money.zero(.gbp) }
    #expect(try Money(minorUnits: 1_800_000, .idr) * 2 == Money(minorUnits: 3_600_000, .idr))
  }
}
