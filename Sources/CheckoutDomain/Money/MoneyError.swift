/// Why an amount could not be read or reckoned with.
public enum MoneyError: Error, Hashable, Sendable {
  /// Amounts of two currencies met.
  case currencyMismatch(Currency, Currency)
  /// The result does not fit 64 bits of minor units.
  case overflow
  /// The text breaks the grammar of the currency.
  case malformed(String)
}
