import CheckoutDomain

/// What is sold in lines, and what somebody wants back of it.
extension World {
  /// What a sale consists of: one piece in most, else four pieces in two lines.
  func lines(_ step: Step, _ price: Money) throws(ItemError) -> [LineItem] {
    var ways = Draw(seed: scenario.seed, 13, UInt64(step.number))
    let quarter = price.minorUnits / 4
    guard ways.happens(300), quarter > 0 else {
      return [try LineItem(name: "kopi \(price.minorUnits)", quantity: 1, unitAmount: price)]
    }
    let rest = Money(minorUnits: price.minorUnits - 3 * quarter, price.currency)
    return [
      try LineItem(
        name: "kopi \(quarter)", quantity: 3,
        unitAmount: Money(minorUnits: quarter, price.currency)),
      try LineItem(name: "teh \(rest.minorUnits)", quantity: 1, unitAmount: rest),
    ]
  }

  /// Decides on a refund, and asks for it at each of some consoles.
  func decide(_ step: Step, _ pick: Int, _ permille: Int, _ numbers: [Int]) -> Bool {
    guard let sale = choose(pick, where: \.hasCaptured), let captured = sale.progress.captured
    else { return false }
    var ways = Draw(seed: scenario.seed, 10, UInt64(step.number))
    let isDespiteDispute = ways.happens(500)
    let part = Money(
      minorUnits: max(1, captured.minorUnits * Int64(permille) / 1000), captured.currency)
    let lines = chosenLines(of: sale, &ways)
    let wish = Wish(
      number: step.number, sale: sale.clientRef,
      amount: lines.isEmpty
        ? part
        : Money(minorUnits: lines.reduce(0) { $0 + $1.amount.minorUnits }, captured.currency),
      lines: lines, isDespiteDispute: isDespiteDispute)
    wishes.all.append(wish)
    guard numbers.map({ refund(wish, step, consoles[$0]) }).contains(true) else { return false }
    if !lines.isEmpty { coverage.add(.step, Deed.byLine) }
    return true
  }

  /// Some pieces of what is left of a sale; none where it is refunded by amount.
  private func chosenLines(of sale: Sale, _ ways: inout Draw) -> [RefundedLine] {
    guard sale.items.count > 1, ways.happens(600) else { return [] }
    let balance = LineBalance(of: sale)
    return balance.lines(balance.lines.map { ways.within(0...$0.item.quantity) })
  }
}
