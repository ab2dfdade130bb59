import ArgumentParser
import CheckoutDomain
import Till

/// Which sales of which ledger a command reads, and the reading, page by page.
struct SaleSelection: ParsableArguments {
  @Option(
    help: ArgumentHelp("all, waiting, paid, refunded or attention.", valueName: "TAB"),
    completion: .list(SaleTab.allCases.map(\.rawValue)))
  var tab = SaleTab.all.rawValue

  @Option(
    help: ArgumentHelp(
      "Only sales with these words in reference, items, amount or ids.", valueName: "TEXT"))
  var search = ""

  @OptionGroup var filter: FilterOptions
  @OptionGroup var which: LedgerOptions

  /// How many sales are read at once.
  private static let pageSize = 200

  /// The question of the options, from the newest sale on.
  func query() throws(TillError) -> SaleQuery {
    guard let tab = SaleTab(rawValue: tab.lowercased()) else {
      let names = SaleTab.allCases.map(\.rawValue).joined(separator: ", ")
      throw TillError(.usage, "\(tab) is no tab: use one of \(names).")
    }
    return SaleQuery(
      tab: tab, state: try filter.chosenState(), since: try filter.first(),
      until: try filter.end(), search: search)
  }

  /// Reads sales newest first, never more than a page of them at once.
  ///
  /// - Parameters:
  ///   - limit: How many at the most.
  ///   - take: Takes a page, of one sale or more; false ends the reading.
  /// - Returns: The last sale that was taken; nil where there is none, or `take` ended it.
  static func read(
    _ first: SaleQuery, limit: Int, of ledger: any SalesLedger, take: ([Sale]) -> Bool
  ) throws(TillError) -> Sale? {
    var query = first
    var left = limit
    var last: Sale?
    while left > 0 {
      query.limit = min(left, pageSize)
      let sales = try page(query, of: ledger)
      guard let end = sales.last else { return last }
      guard take(sales) else { return nil }
      left -= sales.count
      last = end
      guard sales.count == query.limit else { return last }
      query.after = SaleQuery.Cursor(end)
    }
    return last
  }

  /// One page of sales.
  static func page(
    _ query: SaleQuery, of ledger: any SalesLedger
  ) throws(TillError) -> [Sale] {
    do {
      return try ledger.read { try $0.sales(query) }
    } catch {
      throw TillError(ledger: error)
    }
  }
}
