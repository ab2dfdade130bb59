extension Money {
  /// Adds two amounts of one currency.
  ///
  /// - Throws: ``MoneyError/currencyMismatch(_:_:)`` or ``MoneyError/overflow``.
  public static func + (lhs: Money, rhs: Money) throws(MoneyError) -> Money {
    try lhs.combined(with: rhs) { $0.addingReportingOverflow($1) }
  }

  /// Subtracts an amount from another of the same currency.
  ///
  /// - Throws: ``MoneyError/currencyMismatch(_:_:)`` or ``MoneyError/overflow``.
  public static func - (lhs: Money, rhs: Money) throws(MoneyError) -> Money {
    try lhs.combined(with: rhs) { $0.subtractingReportingOverflow($1) }
  }

  /// Multiplies an amount by a whole number.
  ///
  /// - Throws: ``MoneyError/overflow``.
  public static func * (lhs: Money, rhs: Int64) throws(MoneyError) -> Money {
    let (product, overflow) = lhs.minorUnits.multipliedReportingOverflow(by: rhs)
    guard !overflow else { throw .overflow }
    return Money(minorUnits: product, lhs.currency)
  }

  /// Adds up amounts of one currency; nothing at all is zero.
  ///
  /// - Throws: ``MoneyError/currencyMismatch(_:_:)`` or ``MoneyError/overflow``.
  public static func sum(
    _ amounts: some Sequence<Money>, _ currency: Currency
  ) throws(MoneyError) -> Money {
    var total = Money.zero(currency)
    for amount in amounts { total = try total + amount }
    return total
  }

  /// Whether this is more than another amount of the same currency.
  ///
  /// - Throws: ``MoneyError/currencyMismatch(_:_:)``.
  public func exceeds(_ other: Money) throws(MoneyError) -> Bool {
    guard currency == other.currency else { throw .currencyMismatch(currency, other.currency) }
    return minorUnits > other.minorUnits
  }

  private func combined(
    with other: Money, _ combine: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) throws(MoneyError) -> Money {
    guard currency == other.currency else { throw .currencyMismatch(currency, other.currency) }
    let (result, overflow) = combine(minorUnits, other.minorUnits)
    guard !overflow else { throw .overflow }
    return Money(minorUnits: result, currency)
  }
}
