/// Why a refund may not be sent.
///
/// Nothing has been sent when one of these is said.
public enum RefundRefusal: Error, Hashable, Sendable {
  /// The sale has no money to give back.
  case notPaid(SaleState)
  /// The amount is nothing or less.
  case notPositive
  /// The amount is of another currency than the sale.
  case wrongCurrency(Currency)
  /// More than what is left; what is left comes with it.
  case exceedsRemaining(Money)
  /// Another refund of this payment has not ended.
  case inFlight(Refund)
  /// The account allows one refund a payment.
  case onlyOneAllowed
  /// More pieces of a line than are left of it, with its name and how many are.
  case lineNotLeft(String, Int64)
  /// The lines chosen are not the sale's, or come to another amount now.
  case linesDiffer

  /// What is wrong and what to do, in a sentence or two.
  public func sentence(for sale: Sale) -> String {
    switch self {
    case .notPaid(let state):
      return "\(sale.reference) is \(state.word): only money that has arrived can be refunded."
    case .notPositive:
      return "A refund must be more than nothing."
    case .wrongCurrency(let currency):
      return "\(sale.reference) was paid in \(currency.code)."
    case .exceedsRemaining(let left):
      return left.isZero
        ? "Nothing of \(sale.reference) is left to refund."
        : "Only \(left) of \(sale.reference) is left to refund."
    case .inFlight(let refund):
      return "A refund of \(refund.amount) of \(sale.reference) is \(refund.state.word): "
        + "wait until it is known. Its money is reserved; do not refund it again."
    case .onlyOneAllowed:
      return "\(sale.reference) was refunded once, and this account allows one refund a payment."
    case .lineNotLeft(let name, let left):
      return "Only \(left) × \(name) of \(sale.reference) can still be given back by line: "
        + "choose again, or refund by amount."
    case .linesDiffer:
      return "The lines of \(sale.reference) come to another amount now: choose them again."
    }
  }
}
