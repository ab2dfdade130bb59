/// An amount of money: whole minor units and the currency they are of.
///
/// There is no order across currencies, so `Money` is not `Comparable`; nothing here rounds.
public struct Money: Hashable, Sendable {
  /// The amount in minor units, for example sen: `Rp 25.000.000` is 2,500,000,000.
  public let minorUnits: Int64
  /// The currency of the amount.
  public let currency: Currency

  /// Makes an amount of minor units.
  public init(minorUnits: Int64, _ currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// Nothing, in a currency.
  public static func zero(_ currency: Currency) -> Money { Money(minorUnits: 0, currency) }

  /// Whether the amount is nothing.
  public var isZero: Bool { minorUnits == 0 }
  /// Whether the amount is above nothing.
  public var isPositive: Bool { minorUnits > 0 }
}
