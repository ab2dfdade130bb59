/// What Akulaku takes in one sale (contract sheet §8): 0.01 to 25,000,000 rupiah, and any positive
/// amount of pounds.
public enum ChargeLimits {
  /// The least that can be charged.
  public static func minimum(_ currency: Currency) -> Money { Money(minorUnits: 1, currency) }

  /// The most that can be charged, nil where no limit is documented.
  public static func maximum(_ currency: Currency) -> Money? {
    currency == .idr ? Money(minorUnits: 2_500_000_000, currency) : nil
  }

  /// Says what is wrong with an amount to charge, or nil where nothing is.
  public static func problem(with amount: Money) -> String? {
    let minimum = minimum(amount.currency)
    if amount.minorUnits < minimum.minorUnits {
      return "\(amount) is too little: Akulaku takes \(minimum) or more."
    }
    if let maximum = maximum(amount.currency), amount.minorUnits > maximum.minorUnits {
      return "\(amount) is too much: Akulaku takes at most \(maximum) a sale."
    }
    return nil
  }
}
