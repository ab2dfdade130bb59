/// What was given back of each line of a sale, and what is left of it.
///
/// A refund by amount names no line and leaves all of them as they are. How much may be refunded is
/// never decided here, but by the amounts alone: ``Sale/refusal(refunding:allowsSeveral:)``.
public struct LineBalance: Hashable, Sendable {
  /// How one line stands.
  public struct Line: Hashable, Sendable {
    /// The line as it was sold.
    public let item: LineItem
    /// The pieces that were given back for certain.
    public fileprivate(set) var given: Int64 = 0
    /// The pieces that may be gone or are on their way.
    public fileprivate(set) var reserved: Int64 = 0
    /// What both came to.
    fileprivate var amount: Int64 = 0

    /// The pieces that can still be given back.
    public var left: Int64 {
      max(0, item.quantity - min(given, item.quantity) - min(reserved, item.quantity))
    }
  }

  /// How each line stands, in the order of the lines.
  public private(set) var lines: [Line]
  private let shares: LineShares
  private let currency: Currency

  /// Counts the refunds that have succeeded or may yet; one that ended otherwise is free again.
  public init(of sale: Sale) {
    shares = LineShares(of: sale)
    currency = sale.amount.currency
    lines = sale.items.map { Line(item: $0) }
    for refund in sale.refunds where refund.state == .refunded || refund.state.isReserving {
      for line in refund.lines where lines.indices.contains(line.position) {
        count(line, isGiven: refund.state == .refunded)
      }
    }
  }

  /// Whether no piece of any line is left.
  public var isUsedUp: Bool { lines.allSatisfy { $0.left == 0 } }

  /// What the pieces that are left of a line come to.
  public func rest(of position: Int) -> Money { worth(lines[position].left, position) }

  /// The pieces chosen, as a refund keeps them.
  ///
  /// - Parameter chosen: A count for each line; one that is out of range counts as its nearest end.
  public func lines(_ chosen: [Int64]) -> [RefundedLine] {
    zip(lines.indices, chosen).compactMap { position, count in
      let quantity = min(max(0, count), lines[position].left)
      return quantity == 0
        ? nil
        : RefundedLine(
          position: position, name: lines[position].item.name, quantity: quantity,
          amount: worth(quantity, position))
    }
  }

  /// What the pieces chosen come to.
  public func amount(of chosen: [Int64]) -> Money {
    // All shares come to what was taken, so that no sum of them overflows.
    Money(minorUnits: lines(chosen).reduce(0) { $0 + $1.amount.minorUnits }, currency)
  }

  /// Says why a refund cannot keep the lines it names; nil where it can, or names none.
  func refusal(of refund: Refund) -> RefundRefusal? {
    guard !refund.lines.isEmpty else { return nil }
    var chosen = lines.map { _ in Int64(0) }
    for line in refund.lines {
      guard lines.indices.contains(line.position), chosen[line.position] == 0, line.quantity > 0
      else { return .linesDiffer }
      let left = lines[line.position].left
      guard line.quantity <= left else { return .lineNotLeft(line.name, left) }
      chosen[line.position] = line.quantity
    }
    let isAsReckoned = lines(chosen) == refund.lines && amount(of: chosen) == refund.amount
    return isAsReckoned ? nil : .linesDiffer
  }

  /// What the next pieces of a line come to: with all that was given back before, exactly their part
  /// of its share.
  private func worth(_ count: Int64, _ position: Int) -> Money {
    let line = lines[position]
    guard count > 0 else { return Money(minorUnits: 0, currency) }
    let whole = shares.worth(line.item.quantity - line.left + count, of: position)
    return Money(minorUnits: max(0, whole - line.amount), currency)
  }

  private mutating func count(_ refunded: RefundedLine, isGiven: Bool) {
    var line = lines[refunded.position]
    let pieces = min(max(0, refunded.quantity), line.item.quantity)
    if isGiven {
      line.given = min(line.given + pieces, line.item.quantity)
    } else {
      line.reserved = min(line.reserved + pieces, line.item.quantity)
    }
    let (sum, overflow) = line.amount.addingReportingOverflow(max(0, refunded.amount.minorUnits))
    line.amount = overflow ? .max : sum
    lines[refunded.position] = line
  }
}

extension Sale {
  /// What was given back for certain without a line being named: by amount, made elsewhere, or
  /// before lines were kept.
  public var refundedWithoutLines: Money {
    let sum = refunds.lazy.filter { $0.state == .refunded && $0.lines.isEmpty }
      .reduce(into: Int64(0)) { sum, refund in
        let (next, overflow) = sum.addingReportingOverflow(max(0, refund.amount.minorUnits))
        sum = overflow ? .max : next
      }
    return Money(minorUnits: sum, amount.currency)
  }
}
