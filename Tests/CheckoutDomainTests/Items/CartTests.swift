import Testing

@testable import CheckoutDomain

struct CartTests {
  private static func item(
    _ name: String, _ quantity: Int64 = 1, _ price: Money = rupiah(5000)
  ) throws -> LineItem {
    try LineItem(name: name, quantity: quantity, unitAmount: price)
  }

  private static func cart(_ items: LineItem...) throws -> Cart {
    var cart = Cart(currency: .idr)
    for item in items { try cart.add(item) }
    return cart
  }

  @Test func `adds up what was entered`() throws {
    let cart = try Self.cart(Self.item("kopi susu", 2, rupiah(18_000)), Self.item("teh"))
    #expect(try cart.total() == rupiah(41_000))
    #expect(cart.items.map(\.name) == ["kopi susu", "teh"])
  }

  @Test func `an empty cart is nothing, of the web page, without a reference`() throws {
    let cart = Cart(currency: .gbp)
    #expect(try cart.total() == Money.zero(.gbp))
    #expect(cart.terminalType == .web)
    #expect(cart.reference == nil && cart.note.isEmpty && !cart.canUndo)
  }

  @Test func `the same name at the same price is one line, another price another line`() throws {
    let cart = try Self.cart(
      Self.item("teh", 2), Self.item("kopi"), Self.item("teh", 3),
      Self.item("teh", 1, rupiah(6000)), Self.item("Teh"))
    #expect(cart.items.map(\.name) == ["teh", "kopi", "teh", "Teh"])
    #expect(cart.items.map(\.quantity) == [5, 1, 1, 1])
    #expect(try cart.total() == rupiah(41_000))
  }

  @Test func `a quantity is changed, and one below 1 is refused`() throws {
    var cart = try Self.cart(Self.item("teh", 2), Self.item("kopi"))
    try cart.setQuantity(7, at: 0)
    #expect(cart.items.map(\.quantity) == [7, 1])
    let before = cart
    for quantity in [Int64(0), -1, LineItem.maximumQuantity + 1] {
      #expect(throws: ItemError.self) { try cart.setQuantity(quantity, at: 0) }
    }
    try cart.setQuantity(3, at: 2)
    try cart.setQuantity(3, at: -1)
    #expect(cart == before)
  }

  @Test func `a line is removed, and only a line that is there`() throws {
    var cart = try Self.cart(Self.item("teh"), Self.item("kopi"))
    cart.remove(at: 2)
    cart.remove(at: -1)
    #expect(cart.items.count == 2)
    cart.remove(at: 0)
    #expect(cart.items.map(\.name) == ["kopi"])
  }

  @Test func `undo takes back one change after the other`() throws {
    var cart = Cart(currency: .idr)
    var states: [[LineItem]] = [[]]
    try cart.add(Self.item("teh"))
    states.append(cart.items)
    try cart.add(Self.item("teh", 2))
    states.append(cart.items)
    try cart.add(Self.item("kopi"))
    states.append(cart.items)
    try cart.setQuantity(9, at: 1)
    states.append(cart.items)
    cart.remove(at: 0)
    for state in states.reversed() {
      #expect(cart.canUndo)
      cart.undo()
      #expect(cart.items == state)
    }
    #expect(!cart.canUndo)
    cart.undo()
    #expect(cart.items.isEmpty)
  }

  @Test func `what was refused, or changed nothing, is nothing to undo`() throws {
    var cart = try Self.cart(Self.item("teh"))
    let before = cart
    #expect(throws: ItemError.self) { try cart.add(Self.item("tea", 1, pence(250))) }
    #expect(throws: ItemError.self) { try cart.setQuantity(0, at: 0) }
    #expect(throws: ItemError.self) { try cart.choose(.gbp) }
    try cart.setQuantity(1, at: 0)
    try cart.choose(.idr)
    #expect(cart == before)
    cart.undo()
    #expect(cart.items.isEmpty)
  }

  @Test func `one sale has one currency, chosen while it is empty`() throws {
    var cart = Cart(currency: .idr)
    try cart.choose(.gbp)
    try cart.add(Self.item("tea", 2, pence(250)))
    #expect(try cart.total() == pence(500))
    #expect(throws: ItemError("This sale is in GBP: one sale has one currency.")) {
      try cart.add(Self.item("teh"))
    }
    let sentence = "The currency can change only while the sale is empty."
    #expect(throws: ItemError(sentence)) { try cart.choose(.idr) }
    try cart.choose(.gbp)
    cart.remove(at: 0)
    try cart.choose(.idr)
    #expect(cart.currency == .idr)
  }

  @Test func `undo never brings back lines of another currency`() throws {
    var cart = try Self.cart(Self.item("teh"))
    cart.remove(at: 0)
    try cart.choose(.gbp)
    #expect(!cart.canUndo)
    cart.undo()
    #expect(cart.items.isEmpty)
  }

  @Test func `a cart holds 200 lines and no more`() throws {
    var cart = Cart(currency: .idr)
    for number in 1...Cart.maximumLines { try cart.add(Self.item("barang \(number)")) }
    #expect(throws: ItemError("A sale has at most 200 lines.")) { try cart.add(Self.item("teh")) }
    try cart.add(Self.item("barang 7", 2))
    #expect(cart.items.count == 200)
    #expect(cart.items[6].quantity == 3)
  }

  @Test func `a cart that cannot be added up is refused`() throws {
    let half = Money(minorUnits: .max / 2 + 1, .idr)
    var cart = try Self.cart(Self.item("emas", 1, half))
    let sentence = "That is more than any sale can be."
    #expect(throws: ItemError(sentence)) { try cart.add(Self.item("perak", 1, half)) }
    #expect(throws: ItemError.self) { try cart.add(Self.item("emas", 1, half)) }
    #expect(throws: ItemError.self) { try cart.setQuantity(2, at: 0) }
    #expect(try cart.total() == half)
  }
}
