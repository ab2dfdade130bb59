import CheckoutDomain
import Testing

struct ItemOptionTests {
  @Test(arguments: [
    ("kopi susu:2:18.000", "kopi susu", 2, 18_000), ("teh:1:5000", "teh", 1, 5000),
    ("a:b:c:3:5000", "a:b:c", 3, 5000), ("http://x:2:Rp 5.000", "http://x", 2, 5000),
    (":::1:5000", "::", 1, 5000), (" teh :1: 5000 ", "teh", 1, 5000),
    ("teh:007:5000", "teh", 7, 5000),
    ("teh:1000000:1", "teh", 1_000_000, 1), ("hadiah:1:0", "hadiah", 1, 0),
  ])
  func `splits at its last two colons`(
    text: String, name: String, quantity: Int64, price: Int64
  ) throws {
    let item = try ItemOption.parse(text, .idr)
    #expect(item.name == name)
    #expect(item.quantity == quantity)
    #expect(item.unitAmount == rupiah(price))
  }

  @Test func `reads pounds in a sale in pounds`() throws {
    #expect(try ItemOption.parse("tea:2:£12.50", .gbp).total == pence(2500))
  }

  @Test(arguments: ["", "teh", "teh:5000", "teh;1;5000"])
  func `says how an item is written`(text: String) {
    #expect(
      sentenceFor(text)
        == "\u{201C}\(text)\u{201D} is no item: write NAME:QTY:PRICE, as in 'teh:1:5000'.")
  }

  @Test(arguments: [
    ("teh::5000", ""), ("teh:x:5000", "x"), ("teh:+1:5000", "+1"), ("teh:-1:5000", "-1"),
    ("teh: 1:5000", " 1"), ("teh:1.5:5000", "1.5"), ("teh:٢:5000", "٢"),
    ("teh:99999999999999999999:5000", "99999999999999999999"), ("a:1:5000:", "5000:"),
  ])
  func `says which quantity cannot be read`(text: String, quantity: String) {
    let found =
      quantity == "5000:" ? MoneyError.unreadable("", .idr) : quantitySentence(text, quantity)
    #expect(sentenceFor(text) == found)
  }

  @Test(arguments: [
    ("teh:1:", ""), ("teh:1:x", "x"), ("teh:1:5,000", "5,000"), ("teh:1:50.00", "50.00"),
    ("teh:1:£5", "£5"), ("teh:1:99999999999999999999", "99999999999999999999"),
  ])
  func `says which price cannot be read`(text: String, price: String) {
    #expect(sentenceFor(text) == MoneyError.unreadable(price, .idr))
  }

  @Test(arguments: [
    (":1:5000", "An item needs a name."), (" :1:5000", "An item needs a name."),
    ("\u{200B}:1:5000", "An item needs a name."),
    ("teh:0:5000", "The quantity of teh must be a whole number from 1 to 1.000.000."),
    ("teh:1000001:5000", "The quantity of teh must be a whole number from 1 to 1.000.000."),
    ("teh:1:-5000", "The price of teh cannot be negative."),
    ("emas:1000000:92.233.720.368.547.758", "1000000 times emas is more than any sale can be."),
  ])
  func `says what no item can be`(text: String, sentence: String) {
    #expect(sentenceFor(text) == sentence)
  }

  @Test func `what was typed is made safe in the sentence about it`() throws {
    for text in ["\u{1B}[2J", "teh:\u{1B}[2J:5000", "teh:1:\u{1B}[2J"] {
      #expect(try !#require(sentenceFor(text)).unicodeScalars.contains("\u{1B}"))
    }
  }

  private func quantitySentence(_ text: String, _ quantity: String) -> String {
    "\u{201C}\(quantity)\u{201D} in \u{201C}\(text)\u{201D} is no quantity: "
      + "use a whole number from 1."
  }

  private func sentenceFor(_ text: String) -> String? {
    do throws(ItemError) {
      _ = try ItemOption.parse(text, .idr)
      return nil
    } catch {
      return error.sentence
    }
  }
}
