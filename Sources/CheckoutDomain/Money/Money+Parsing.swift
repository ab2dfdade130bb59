extension Money {
  /// Reads an amount as people type it: an optional sign, an optional symbol or ISO code, digits.
  ///
  /// Grouping and decimal marks follow `currency`, never the machine's locale: `25.000` is
  /// twenty-five thousand rupiah, but no amount in pounds.
  ///
  /// - Parameters:
  ///   - text: The amount in major units.
  ///   - currency: The currency the field is for; its exponent bounds the decimals.
  /// - Throws: ``MoneyError/malformed(_:)`` with what was typed, and ``MoneyError/overflow``.
  public init(parsing text: String, _ currency: Currency) throws(MoneyError) {
    var rest = text.trimmedSpaces
    let isNegative = rest.hasPrefix("-")
    if isNegative { rest = rest.dropFirst() }
    rest = rest.droppingSymbol(of: currency)
    guard let digits = rest.minorUnitDigits(of: currency) else { throw .malformed(text) }
    var minorUnits: Int64 = 0
    for digit in digits {
      let (shifted, tooBig) = minorUnits.multipliedReportingOverflow(by: 10)
      // A negative amount is built downwards: its range reaches one further.
      let (next, overflow) =
        isNegative
        ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
      guard !tooBig, !overflow else { throw .overflow }
      minorUnits = next
    }
    self.init(minorUnits: minorUnits, currency)
  }
}

extension Substring {
  fileprivate func droppingSymbol(of currency: Currency) -> Substring {
    for mark in currency.marks where prefix(mark.count).isSameInAnyCase(as: mark) {
      let rest = dropFirst(mark.count)
      return rest.hasPrefix(" ") ? rest.dropFirst() : rest
    }
    return self
  }

  /// Every digit of the amount in minor units, or nil where the text is not an amount.
  fileprivate func minorUnitDigits(of currency: Currency) -> [Int64]? {
    let parts = split(
      separator: currency.decimalSeparator, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first?.ungrouped(by: currency.groupingSeparator) else { return nil }
    var digits = whole
    var decimals: [Int64] = []
    if parts.count == 2 {
      guard let fraction = parts[1].asciiDigits, fraction.count <= currency.exponent else {
        return nil
      }
      decimals = fraction
    }
    digits += decimals + Array(repeating: 0, count: currency.exponent - decimals.count)
    return digits
  }

  private func ungrouped(by separator: Character) -> [Int64]? {
    let groups = split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, groups.count == 1 || (1...3).contains(first.count) else {
      return nil
    }
    var digits: [Int64] = []
    for (place, group) in groups.enumerated() {
      guard let more = group.asciiDigits, place == 0 || more.count == 3 else { return nil }
      digits += more
    }
    return digits
  }

  private var asciiDigits: [Int64]? {
    guard !isEmpty else { return nil }
    var digits: [Int64] = []
    for byte in utf8 {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      digits.append(Int64(byte - UInt8(ascii: "0")))
    }
    return digits
  }
}
