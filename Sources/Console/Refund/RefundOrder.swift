package import CheckoutDomain

/// A refund as somebody has decided it, on its way to the till.
package struct RefundOrder: Hashable, Sendable {
  package let clientRef: ClientRef
  package let amount: Money
  package let reason: RefundReason
  /// What is given back for the amount; empty where it was typed.
  package let lines: [RefundedLine]
  /// Whether somebody was told that the sale is disputed, and that this may pay the customer twice.
  package let isDespiteDispute: Bool
  /// The refunds of the sale that whoever decided was shown: beside another one it is decided again.
  package let seen: [IdempotencyKey]

  package init(
    _ clientRef: ClientRef, _ amount: Money, _ reason: RefundReason, lines: [RefundedLine] = [],
    isDespiteDispute: Bool = false, seen: [IdempotencyKey] = []
  ) {
    self.clientRef = clientRef
    self.amount = amount
    self.reason = reason
    self.lines = lines
    self.isDespiteDispute = isDespiteDispute
    self.seen = seen
  }
}
