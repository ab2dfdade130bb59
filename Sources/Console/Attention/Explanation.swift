import CheckoutDomain

/// What somebody has to know about a sale that nobody knows the end of, as rows of label and words.
struct Explanation {
  /// Everything, in the order in which it is told.
  let rows: [(label: String, words: String)]

  /// The same with what must not be missed first, for a screen that may not hold all.
  var pressingFirst: [(label: String, words: String)] {
    guard rows.count == 6 else { return rows }
    return [rows[4], rows[3], rows[2], rows[0], rows[1], rows[5]]
  }

  /// Explains a sale; nil where there is nothing to explain.
  ///
  /// - Parameters:
  ///   - nextCheck: When this process asks next; nil where another one does.
  ///   - offset: Seconds east of UTC.
  init?(_ sale: Sale, nextCheck: Timestamp?, offset: Int64, _ words: Words) {
    let check =
      nextCheck.map { words.nextCheck(at: SaleWords.clock($0, offset: offset)) }
      ?? words.nextCheckElsewhere
    if sale.progress.phase == .unknown {
      let sent = SaleWords.clock(sale.createdAt, offset: offset)
      rows = [
        (words.knownLabel, words.knownOfSale(sent, sale.progress.problem)),
        (words.checkedLabel, words.checkedOfSale), (words.nextCheckLabel, check),
        (words.reservedMoneyLabel, words.reservedOfSale), (words.doNotLabel, words.doNotOfSale),
        (words.thenLabel, words.thenOfSale),
      ]
    } else if let refund = sale.refunds.last(where: { $0.state == .unknown }) {
      let sent = SaleWords.clock(refund.createdAt, offset: offset)
      rows = [
        (words.knownLabel, words.knownOfRefund(refund, sent)),
        (words.checkedLabel, words.checkedOfRefund), (words.nextCheckLabel, check),
        (words.reservedMoneyLabel, words.reservedOfRefund(refund.amount)),
        (words.doNotLabel, words.doNotOfRefund), (words.thenLabel, words.thenOfRefund),
      ]
    } else {
      return nil
    }
  }
}
