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

  /// What the first pieces of a line are worth, in minor units; all of them come to its share.
  ///
  /// The first of them have what division leaves.
  ///
  /// - Parameter count: How many; one that is out of range counts as its nearest end.
  public func worth(_ count: Int64, of line: Int) -> Int64 {
    let (quantity, share) = (quantities[line], lines[line].minorUnits)
    guard quantity > 0 else { return 0 }
    let count = min(max(0, count), quantity)
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
