import CheckoutDomain
import Testing

struct ItemEntryTests {
  @Test(arguments: [
    ("2*kopi susu 18000", "kopi susu", 2, 18_000), ("teh 5000", "teh", 1, 5000),
    ("+25000 servis", "servis", 1, 25_000), ("2*kopi susu 18.000", "kopi susu", 2, 18_000),
    ("teh Rp5.000", "teh", 1, 5000), ("teh Rp 5.000", "teh", 1, 5000),
    ("teh rp 5.000", "teh", 1, 5000), ("teh IDR 5.000", "teh", 1, 5000),
    ("teh IDR5000", "teh", 1, 5000), ("  12 * kopi  susu   18000 ", "kopi  susu", 12, 18_000),
    ("1000000*kerupuk 100", "kerupuk", 1_000_000, 100), ("002*teh 5000", "teh", 2, 5000),
    ("7up 8000", "7up", 1, 8000), ("kopi (panas) 1.5L 12000", "kopi (panas) 1.5L", 1, 12_000),
    ("3*8991234567890 5000", "8991234567890", 3, 5000), ("gratis 0", "gratis", 1, 0),
    ("+ 25.000  servis motor", "servis motor", 1, 25_000),
    ("+25000 2*servis", "2*servis", 1, 25_000),
    ("+0 hadiah", "hadiah", 1, 0), ("teh-tarik 9000", "teh-tarik", 1, 9000),
    ("teh 2.000.000.000.000", "teh", 1, 2_000_000_000_000),
  ])
  func `reads name, quantity and price`(
    text: String, name: String, quantity: Int64, price: Int64
  ) throws {
    let entry = try ItemEntry(parsing: text, .idr)
    #expect(entry.name == name)
    #expect(entry.quantity == quantity)
    #expect(entry.unitAmount == rupiah(price))
    let item = try entry.item(at: rupiah(1))
    #expect(item.unitAmount == rupiah(price))
  }

  @Test(arguments: [
    ("kopi susu", "kopi susu", 1), ("2*kopi susu", "kopi susu", 2), ("teh", "teh", 1),
    ("teh manis x2", "teh manis x2", 1), ("apel, jeruk,", "apel, jeruk,", 1),
    ("kopi .", "kopi .", 1), ("Rp", "Rp", 1),
  ])
  func `an entry without a price takes the one it is given`(
    text: String, name: String, quantity: Int64
  ) throws {
    let entry = try ItemEntry(parsing: text, .idr)
    #expect(entry.unitAmount == nil)
    let item = try entry.item(at: rupiah(18_000))
    #expect(item.name == name)
    #expect(item.quantity == quantity)
    #expect(item.unitAmount == rupiah(18_000))
  }

  @Test(arguments: [
    ("tea 2.50", "tea", 1, 250), ("3*tea £2.50", "tea", 3, 250),
    ("+1,234.50 repair", "repair", 1, 123_450),
    ("tea £ 2.50", "tea", 1, 250), ("tea GBP 2", "tea", 1, 200),
  ])
  func `reads pounds where the sale is in pounds`(
    text: String, name: String, quantity: Int64, price: Int64
  ) throws {
    let entry = try ItemEntry(parsing: text, .gbp)
    #expect(entry.name == name)
    #expect(entry.quantity == quantity)
    #expect(entry.unitAmount == pence(price))
  }
}

/// Whatever cannot be read gets one sentence, and no line.
struct RefusedItemEntryTests {
  @Test(arguments: [
    ("", "Type an item, for example: 2*kopi susu 18000"),
    ("  \t", "Type an item, for example: 2*kopi susu 18000"),
    ("5000", "That line has no name, only a price."),
    ("Rp 5.000", "That line has no name, only a price."),
    ("Rp5.000", "That line has no name, only a price."),
    ("2*5000", "That line has no name, only a price."),
    ("3*8991234567890", "That line has no name, only a price."),
    ("2*", "That line has no name."), ("2* ", "That line has no name."),
  ])
  func `an entry needs a name`(text: String, sentence: String) {
    #expect(sentenceFor(text) == sentence)
  }

  @Test(arguments: [
    ("0*teh 5000", "0"), ("-1*teh 5000", "-1"), ("*teh 5000", ""), ("x*teh 5000", "x"),
    ("1.5*teh 5000", "1.5"), ("1000001*teh 5000", "1000001"), ("2 2*teh 5000", "2 2"),
    ("99999999999999999999*teh 5000", "99999999999999999999"), ("٢*teh 5000", "٢"),
    ("½*teh 5000", "½"), ("1e2*teh 5000", "1e2"), ("teh*kopi 5000", "teh"),
  ])
  func `a quantity is a whole number from 1 to a million`(text: String, quantity: String) {
    #expect(
      sentenceFor(text)
        == "\u{201C}\(quantity)\u{201D} is no quantity: use a whole number from 1, as in 2*teh 5000"
    )
  }

  @Test(arguments: [
    ("teh 5,000", "5,000"), ("teh 50.00", "50.00"), ("teh 5000x", "5000x"), ("teh 1e3", "1e3"),
    ("teh 5.0000", "5.0000"), ("teh ,50", ",50"), ("teh .500", ".500"),
    ("teh 5000,001", "5000,001"),
    ("teh ٢٥٠٠", "٢٥٠٠"), ("teh ５０００", "５０００"), ("teh Rp5,000", "Rp5,000"),
    ("teh --5", "--5"), ("teh -", "-"), ("teh 99999999999999999999", "99999999999999999999"),
    ("+5,000 servis", "5,000"), ("+servis 25000", "servis"), ("+Rp 25000 servis", "Rp"),
    ("+99999999999999999999 servis", "99999999999999999999"),
    // Another currency's money: one sale has one currency.
    ("teh £5", "£5"), ("teh GBP5", "GBP5"), ("teh £ 5", "£ 5"), ("teh GBP 5", "GBP 5"),
    ("+£5 servis", "£5"),
  ])
  func `a price that cannot be read is named`(text: String, price: String) {
    #expect(sentenceFor(text) == MoneyError.unreadable(price, .idr))
  }

  @Test(arguments: [
    ("teh Rp5000", "Rp5000"), ("teh Rp 5", "Rp 5"), ("teh 18.000", "18.000"), ("teh 5,50", "5,50"),
  ])
  func `rupiah are no price in a sale in pounds`(text: String, price: String) {
    #expect(sentenceFor(text, .gbp) == MoneyError.unreadable(price, .gbp))
  }

  @Test(arguments: ["teh -5", "teh -5.000", "+-5 servis"])
  func `a price is never negative`(text: String) throws {
    #expect(try #require(sentenceFor(text)).hasPrefix("A price cannot be negative: -5"))
  }

  @Test(arguments: ["+", "+ ", "+25000", "+ 25000 "])
  func `a free line is an amount and a name`(text: String) {
    #expect(
      sentenceFor(text) == "A free line is an amount and a name, for example: +25000 servis")
  }

  @Test func `a line that is too large says so when it is made`() throws {
    let entry = try ItemEntry(parsing: "1000000*emas 92.233.720.368.547.758", .idr)
    #expect(throws: ItemError.self) { try entry.item(at: rupiah(0)) }
  }

  @Test func `what was typed is made safe in the sentence about it`() throws {
    for text in ["\u{1B}[2J*teh 5000", "teh 5\u{1B}[2J", "+\u{1B}[2J teh", "teh -5\u{202E}"] {
      let sentence = try #require(sentenceFor(text))
      #expect(!sentence.unicodeScalars.contains("\u{1B}"))
      #expect(!sentence.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test func `2,000 hostile entries give an item or a sentence`() throws {
    var random = SeededGenerator(seed: 21)
    let pieces = [
      "2*", "*", "+", "-", " ", "  ", "teh", "kopi susu", "5000", "18.000", "£", "Rp", "0", ",5",
      ".",
      "\u{1B}[", "\u{301}", "٣", "99999999999999999999", ":", "咖啡",
    ]
    for _ in 0..<2000 {
      let count = Int.random(in: 0...7, using: &random)
      let text = (0..<count).map { _ in random.pick(pieces) }.joined()
      do throws(ItemError) {
        let item = try ItemEntry(parsing: text, .idr).item(at: rupiah(1))
        #expect(!item.name.isEmpty && item.quantity >= 1 && item.unitAmount.minorUnits >= 0)
      } catch {
        #expect(!error.sentence.isEmpty)
      }
    }
  }

  private func sentenceFor(_ text: String, _ currency: Currency = .idr) -> String? {
    do throws(ItemError) {
      _ = try ItemEntry(parsing: text, currency)
      return nil
    } catch {
      return error.sentence
    }
  }
}
