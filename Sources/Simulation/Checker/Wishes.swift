import CheckoutDomain

/// A refund that somebody wants once, however often they click.
final class Wish: @unchecked Sendable {
  let number: Int
  let sale: ClientRef
  let amount: Money
  /// What it gives back for that; empty for a refund by amount.
  let lines: [RefundedLine]
  /// The names under which it was handed to the gateway.
  var sent: Set<String> = []
  /// Whether it is wanted although the customer disputes the payment.
  let isDespiteDispute: Bool

  init(
    number: Int, sale: ClientRef, amount: Money, lines: [RefundedLine], isDespiteDispute: Bool
  ) {
    self.isDespiteDispute = isDespiteDispute
    self.number = number
    self.sale = sale
    self.amount = amount
    self.lines = lines
  }
}

/// All that anybody wanted back so far.
final class Wishes: @unchecked Sendable {
  var all: [Wish] = []
}
