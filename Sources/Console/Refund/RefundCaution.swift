import CheckoutDomain

/// When a refund asks for its amount to be typed before it goes.
enum RefundCaution {
  /// From here on an amount is large: a slip of one digit costs a day's work.
  static func largeFrom(_ currency: Currency) -> Money {
    Money(minorUnits: currency == .idr ? 100_000_000 : 10_000, currency)
  }

  /// Whether an amount has to be typed in the question itself.
  ///
  /// - Parameter wasTyped: Whether somebody typed it digit by digit already; a large one is typed
  ///   twice all the same.
  static func asksForAmount(_ amount: Money, of sale: Sale, wasTyped: Bool) -> Bool {
    if amount.minorUnits >= largeFrom(amount.currency).minorUnits { return true }
    let isFull = amount.minorUnits >= (sale.progress.captured ?? sale.amount).minorUnits
    return isFull && !wasTyped
  }
}
