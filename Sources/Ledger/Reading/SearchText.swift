package import CheckoutDomain

/// What a sale is found by.
package enum SearchText {
  /// Reference, items, amount and ids, in lower case, one a line so that no word spans two of them.
  ///
  /// The amount stands there as people write it and again without its grouping: `rp 41.000` and
  /// `41000`.
  package static func of(_ sale: Sale) -> String {
    let figures = sale.amount.figures
    let ungrouped = String(figures.filter { $0.isNumber || $0 == decimalMark(of: sale.amount) })
    let ids = [
      sale.progress.sessionID?.text, sale.progress.paymentIntent?.text,
      sale.progress.replacedIntent?.text,
    ]
    let parts =
      [sale.reference, sale.amount.formatted, ungrouped] + sale.items.map(\.name)
      + ids.compactMap(\.self)
    return parts.joined(separator: "\n").lowercased()
  }

  /// The words of a search, in lower case.
  package static func words(_ search: String) -> [String] {
    search.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static func decimalMark(of amount: Money) -> Character? {
    // Half of a major unit is the shortest amount that is certain to show its decimal mark.
    Money(minorUnits: 50, amount.currency).figures.first { !$0.isNumber }
  }
}
