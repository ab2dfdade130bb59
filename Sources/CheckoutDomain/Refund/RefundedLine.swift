/// Pieces of one line of a sale that a refund gives back.
///
/// It is Kasir's own bookkeeping: the gateway is asked for an amount, and hears nothing of lines.
public struct RefundedLine: Hashable, Sendable {
  /// The place of the line in its sale, from 0.
  public let position: Int
  /// What the line is called.
  public let name: String
  /// How many pieces of it, from 1.
  public let quantity: Int64
  /// What they come to in the refund.
  public let amount: Money

  /// Restores pieces of a line; ``LineBalance`` makes new ones.
  public init(position: Int, name: String, quantity: Int64, amount: Money) {
    self.position = position
    self.name = name
    self.quantity = quantity
    self.amount = amount
  }
}

extension Collection<RefundedLine> {
  /// The lines for people: `1 × kopi susu, 2 × teh`.
  public var summary: String { map { "\($0.quantity) × \($0.name)" }.joined(separator: ", ") }
}
