import CheckoutDomain
import Testing

struct MoneyParsingTests {
  @Test(arguments: [
    // The cases of the style guide, then more of their kinds.
    ("Rp 25.000.000", 2_500_000_000), ("Rp25.000.000,5", 2_500_000_050),
    ("25000000", 2_500_000_000), ("IDR 0,07", 7), ("-Rp 1.000", -100_000),
    ("18000", 1_800_000), ("18.000", 1_800_000), ("rp 5.000", 500_000), (" 5000 ", 500_000),
    ("RP5000", 500_000), ("idr5.000", 500_000), ("-5000", -500_000), ("-IDR 0,01", -1),
    ("0", 0), ("-0", 0), ("0,0", 0), ("0,01", 1), ("0,1", 10), ("0,10", 10), ("007", 700),
    ("1,5", 150), ("999", 99_900), ("1.000", 100_000), ("12.345.678,90", 1_234_567_890),
    ("25.000.000,00", 2_500_000_000), ("25000000,00", 2_500_000_000), ("\t5000\n", 500_000),
    ("92.233.720.368.547.758,07", Int64.max), ("-92.233.720.368.547.758,08", Int64.min),
    ("92233720368547758,07", Int64.max), ("-92233720368547758,08", Int64.min),
    ("000000000000000000000000000,07", 7),
  ])
  func `reads rupiah as people type them`(text: String, minorUnits: Int64) throws {
    #expect(try Money(parsing: text, .idr) == Money(minorUnits: minorUnits, .idr))
  }

  @Test(arguments: [
    // The cases of the style guide: a British hand in a rupiah field is the dangerous one.
    "", "25,000", "25.00", "2.5000", "1,", ".500", "1e3", "٢٥", "1 000",
    // Nothing, or no digit.
    " ", "-", "Rp", "Rp ", "IDR", "-Rp", ",", ".", "Rp,5", "nol", "NaN", "inf",
    // Marks at the wrong place.
    "1..000", "1.000.", "1.000,", "1,234", "1,2,3", ",5", "1,5.000", "1.0000", "1000.000",
    "12.34.567", "0,001", "1,-5", "1,+5", "1.-00", "5.", "5-",
    // Signs and symbols.
    "--1", "- 1", "+-1", "Rp -1", "Rp-1", "Rp  5", "Rp Rp 5", "Rp.5", "5 Rp", "5Rp", "IDR Rp 5",
    "£5", "GBP 5", "$5", "US$ 5", "R 5", "\u{131}DR 5",
    // Digits and numbers of other kinds.
    "0x10", "1_000", "1'000", "５０００", "½", "²", "1\u{A0}000", "5\u{301}", "5\u{200B}000",
    "\u{202E}5000", "1\u{0}", "5000\u{1B}[2J", "5000 x", "5000;",
  ])
  func `refuses what is no amount of rupiah`(text: String) {
    #expect(throws: MoneyError.malformed(text)) { try Money(parsing: text, .idr) }
  }

  @Test(arguments: [
    "92.233.720.368.547.758,08", "-92.233.720.368.547.758,09", "92.233.720.368.547.759",
    "92233720368547758,10", "99999999999999999999", "-99999999999999999999",
    "1000000000000000000000000000000000000000",
  ])
  func `tells an amount that is too large from one that is malformed`(text: String) {
    #expect(throws: MoneyError.overflow) { try Money(parsing: text, .idr) }
  }

  @Test(arguments: [
    ("12.50", 1250), ("£1,234.50", 123_450), ("£ 12", 1200), ("12", 1200), ("GBP 0.01", 1),
    ("gbp0.1", 10), ("-£0.07", -7), ("1,000,000", 100_000_000), ("25,000,000.00", 2_500_000_000),
    ("92,233,720,368,547,758.07", Int64.max), ("-£92,233,720,368,547,758.08", Int64.min),
  ])
  func `reads pounds as people type them`(text: String, minorUnits: Int64) throws {
    #expect(try Money(parsing: text, .gbp) == Money(minorUnits: minorUnits, .gbp))
  }

  @Test(arguments: [
    "25.000", "12,50", "1.234.50", "1,23", "12.", ".50", "12.500", "Rp 12", "IDR 12", "12 GBP",
    "1.234,50",
  ])
  func `refuses rupiah habits in pounds`(text: String) {
    #expect(throws: MoneyError.malformed(text)) { try Money(parsing: text, .gbp) }
  }

  @Test(arguments: Currency.all)
  func `reads whatever it can read without surprise, and never more than the digits say`(
    currency: Currency
  ) {
    var random = SeededGenerator(seed: 3)
    let pieces = Array("0123456789.,-+£eRp \u{301}").map(String.init) + ["000", "Rp ", "GBP", "٣"]
    for _ in 0..<5000 {
      let count = Int.random(in: 0...12, using: &random)
      let text = (0..<count).map { _ in random.pick(pieces) }.joined()
      guard let money = try? Money(parsing: text, currency) else { continue }
      let digits = text.filter { $0.isASCII && $0.isNumber }
      // Only zeros are added after what was typed, and only leading zeros are left out.
      let readings = ["", "0", "00"].map { UInt64(digits + $0) }
      #expect(readings.contains(money.minorUnits.magnitude), "\(text)")
      #expect(!text.contains("e") && !text.contains("٣") && !text.contains("\u{301}"), "\(text)")
      #expect((money.minorUnits < 0) == (text.contains("-") && money.minorUnits != 0), "\(text)")
    }
  }
}

extension MoneyParsingTests {
  @Test(arguments: [
    (Currency.idr, "\u{201C}1e3\u{201D} is no amount in IDR: write 18000, 18.000 or 18.000,50."),
    (.gbp, "\u{201C}1e3\u{201D} is no amount in GBP: write 12, 12.50 or 1,234.50."),
  ])
  func `says how an amount is written, with examples that can be read`(
    currency: Currency, sentence: String
  ) throws {
    #expect(MoneyError.unreadable("1e3", currency) == sentence)
    let examples = try #require(sentence.split(separator: "write ").last?.dropLast())
    for part in examples.split(separator: " ") where part != "or" {
      let example = part.hasSuffix(",") ? part.dropLast() : part
      #expect(throws: Never.self) { try Money(parsing: String(example), currency) }
    }
  }

  @Test func `what was typed is made safe in the sentence about it`() {
    let sentence = MoneyError.unreadable("\u{1B}[2J\u{202E}5", .idr)
    #expect(sentence.hasPrefix("\u{201C}^[[2J5\u{201D} is no amount"))
  }
}
