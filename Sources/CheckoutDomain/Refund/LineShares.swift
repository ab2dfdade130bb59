/// What each line of a sale is worth of the money that was taken for it.
///
/// Where less or more was taken than the lines come to, each has its proportional share; what
/// rounding leaves goes to the lines with the largest remainders, so that all of them come to
/// exactly what was taken.
public struct LineShares: Hashable, Sendable {
  /// The share of each line, in the order of the lines.
  public let lines: [Money]
  private let quantities: [Int64]

  /// Shares out what was captured of a sale, or its amount where nothing was yet.
  public init(of sale: Sale) {
    let whole = sale.progress.captured ?? sale.amount
    let weights = sale.items.map { UInt64(max(0, $0.total.minorUnits)) }
    let parts = Self.split(UInt64(max(0, whole.minorUnits)), by: weights)
    lines = parts.map { Money(minorUnits: Int64(clamping: $0), whole.currency) }
    quantities = sale.items.map(\.quantity)
  }

  /// What a number of pieces of each line is worth; all of them come to the whole.
  ///
  /// - Parameter chosen: A count for each line; one that is out of range counts as its nearest end.
  public func amount(of chosen: [Int64], _ currency: Currency) -> Money {
    var sum: Int64 = 0
    for (line, (count, quantity)) in zip(chosen, quantities).enumerated() {
      sum += piece(min(max(0, count), quantity), of: quantity, lines[line].minorUnits)
    }
    return Money(minorUnits: sum, currency)
  }

  /// The first pieces of a line have what division leaves.
  private func piece(_ count: Int64, of quantity: Int64, _ share: Int64) -> Int64 {
    guard quantity > 0 else { return 0 }
    return share / quantity * count + min(count, share % quantity)
  }

  /// Splits `whole` by weights, exactly, by the largest remainder.
  static func split(_ whole: UInt64, by weights: [UInt64]) -> [UInt64] {
    let (sum, overflow) = weights.reduce((UInt64(0), false)) { sum, weight in
      let (next, overflow) = sum.0.addingReportingOverflow(weight)
      return (next, sum.1 || overflow)
    }
    guard sum > 0, !overflow else { return weights.map { _ in 0 } }
    var parts: [UInt64] = []
    var remainders: [UInt64] = []
    for weight in weights {
      // A weight is at most the sum, so that the quotient fits.
      let (quotient, remainder) = sum.dividingFullWidth(weight.multipliedFullWidth(by: whole))
      parts.append(quotient)
      remainders.append(remainder)
    }
    var left = whole - parts.reduce(0, +)
    let order = weights.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for place in order where left > 0 {
      parts[place] += 1
      left -= 1
    }
    return parts
  }
}
