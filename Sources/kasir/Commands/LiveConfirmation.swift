import CheckoutDomain
import Till

/// The first live charge of a ledger: a person reads rupiah and raw integer, and types the amount.
enum LiveConfirmation {
  /// Asks, where there is a terminal; without one the till refuses the charge.
  static func ask(_ cart: Cart, _ till: Till) throws(TillError) {
    guard Question.isPossible, Till.problem(with: cart) == nil, let total = try? cart.total() else {
      return
    }
    let answer = Question.ask(
      """
      This is the first live charge of this ledger: real money.
      The customer is asked for \(total), sent as \(total.minorUnits) minor units.
      If that is right, type the amount: 
      """)
    guard let typed = try? Money(parsing: answer, cart.currency), typed == total else {
      throw TillError(.limit, "That is not the amount of this sale. Nothing was sent.")
    }
    try till.confirmLive()
  }
}
