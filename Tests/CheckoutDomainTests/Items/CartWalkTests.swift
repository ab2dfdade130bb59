import CheckoutDomain
import Testing

/// Random hands at the keyboard: whatever they do, a cart stays a sale that could be charged.
struct CartWalkTests {
  @Test(arguments: 0..<40)
  func `a cart keeps its rules, and undo is the way back`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    var cart = Cart(currency: .idr)
    var history: [[LineItem]] = []
    for _ in 0..<120 {
      let before = cart
      if Self.act(on: &cart, &random) {
        #expect(cart.items == (history.popLast() ?? []))
      } else if cart.items != before.items {
        history.append(before.items)
      }
      if cart.currency != before.currency { history = [] }
      try Self.check(cart)
    }
  }

  /// Whether what was done was an undo.
  private static func act(on cart: inout Cart, _ random: inout SeededGenerator) -> Bool {
    let line = Int.random(in: -1...5, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0..<5:
      let price = Money(
        minorUnits: Int64.random(in: 0...2_500_000_000, using: &random),
        random.pick([.idr, .idr, .idr, .gbp]))
      let quantity = Int64.random(in: 1...3, using: &random)
      let name = random.pick(["teh", "kopi", "roti", "nasi"])
      if let item = try? LineItem(name: name, quantity: quantity, unitAmount: price) {
        try? cart.add(item)
      }
    case 5, 6: try? cart.setQuantity(Int64.random(in: -1...9, using: &random), at: line)
    case 7, 8: cart.remove(at: line)
    case 9: try? cart.choose(random.pick(Currency.all))
    default:
      cart.undo()
      return true
    }
    return false
  }

  private static func check(_ cart: Cart) throws {
    #expect(cart.items.allSatisfy { $0.unitAmount.currency == cart.currency })
    #expect(cart.items.allSatisfy { $0.quantity >= 1 })
    #expect(cart.items.count <= Cart.maximumLines)
    let kinds = Set(cart.items.map { "\($0.name) \($0.unitAmount)" })
    #expect(kinds.count == cart.items.count)
    let total = cart.items.reduce(Int128(0)) { $0 + Int128($1.total.minorUnits) }
    #expect(try Int128(cart.total().minorUnits) == total)
  }
}
