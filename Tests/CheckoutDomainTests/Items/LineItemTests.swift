import Testing

@testable import CheckoutDomain

struct LineItemTests {
  @Test(arguments: [
    (2, 18_000, 36_000), (1, 5000, 5000), (1_000_000, 25, 25_000_000), (3, 0, 0),
    (1_000_000, 92_233_720_368, 92_233_720_368_000_000),
  ])
  func `a line comes to its price times its quantity`(
    quantity: Int64, price: Int64, total: Int64
  ) throws {
    let item = try LineItem(name: "kopi", quantity: quantity, unitAmount: rupiah(price))
    #expect(item.total == rupiah(total))
  }

  @Test func `totals are exact wherever a line can be made at all`() {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<3000 {
      let quantity = Int64.random(in: 1...LineItem.maximumQuantity, using: &random)
      let price = random.integer() & .max
      let exact = Int128(price) * Int128(quantity)
      let item = try? LineItem(
        name: "x", quantity: quantity, unitAmount: Money(minorUnits: price, .idr))
      #expect(
        (item?.total.minorUnits).map { Int128($0) } == (exact > .init(Int64.max) ? nil : exact))
    }
  }

  @Test func `a name is made safe, trimmed and bounded`() throws {
    #expect(try named("  kopi\u{1B}[31m\n ").name == "kopi^[[31m")
    #expect(try named("\u{202E}teh").name == "teh")
    #expect(try named(String(repeating: "x", count: 500)).name.count == 201)
    for empty in ["", "  ", "\n", "\u{200B}", "\u{3164}", "\u{FEFF} "] {
      #expect(throws: ItemError("An item needs a name.")) { try named(empty) }
    }
  }

  @Test(arguments: [Int64(0), -1, 1_000_001, .max, .min])
  func `a quantity is from 1 to a million`(quantity: Int64) throws {
    let item = try named("teh")
    let sentence = "The quantity of teh must be a whole number from 1 to 1.000.000."
    #expect(throws: ItemError(sentence)) { try item.with(quantity: quantity) }
    #expect(try item.with(quantity: 5).total == rupiah(25_000))
    #expect(item.quantity == 1)
  }

  @Test func `a price is never negative`() {
    #expect(throws: ItemError("The price of teh cannot be negative.")) {
      try LineItem(name: "teh", quantity: 1, unitAmount: Money(minorUnits: -1, .idr))
    }
  }

  private func named(_ name: String) throws(ItemError) -> LineItem {
    try LineItem(name: name, quantity: 1, unitAmount: rupiah(5000))
  }
}
