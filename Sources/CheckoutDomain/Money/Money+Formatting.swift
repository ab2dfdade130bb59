extension Money {
  /// The amount as people write it: `Rp 25.000.000`, `Rp 1.234,50`, `£12.50`, `-Rp 1.000`.
  ///
  /// Minor units that are not zero are never dropped.
  public var formatted: String {
    (minorUnits < 0 ? "-" : "") + currency.symbol + (currency.symbolIsSpaced ? " " : "") + figures
  }

  /// The amount without sign and symbol: `25.000.000`, `12.50`.
  public var figures: String {
    let magnitude = minorUnits.magnitude
    let unit = currency.minorUnitsPerMajor
    let grouped = Self.grouped(String(magnitude / unit), with: currency.groupingSeparator)
    let fraction = magnitude % unit
    guard fraction != 0 || currency.showsZeroDecimals else { return grouped }
    let digits = String(fraction)
    let padding = String(repeating: "0", count: currency.exponent - digits.count)
    return grouped + String(currency.decimalSeparator) + padding + digits
  }

  private static func grouped(_ digits: String, with separator: Character) -> String {
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(separator) }
      text.append(digit)
    }
    return text
  }
}

extension Money: CustomStringConvertible {
  /// The same as ``formatted``.
  public var description: String { formatted }
}

extension Currency {
  var minorUnitsPerMajor: UInt64 {
    var unit: UInt64 = 1
    for _ in 0..<exponent { unit *= 10 }
    return unit
  }
}
