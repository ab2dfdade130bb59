package import CheckoutDomain
package import TerminalUI

/// The sales list: a tab, a search, the pages read so far and the selection.
package struct ListState: Equatable, Sendable {
  /// Sales read at a time.
  static let pageSize = 100
  /// A page of keys moves by one row less.
  ///
  /// The screen's height is the view's matter alone.
  static let stride = 11

  package var tab = SaleTab.all
  package var search = TextField(limit: 60)
  package var isSearching = false
  package var order = SaleOrder.newestFirst
  package var sales: [Sale] = []
  package var counts: [SaleTab: Int] = [:]
  package var selection = ListSelection()
  /// Whether older sales may follow.
  package var mayHaveMore = false
  /// Counts the questions to the ledger, so that a late answer to an old one is dropped.
  package var token = 0
  package var isLoaded = false
  /// The timeline of the sale that was selected when it was asked for, for a list with a sale beside.
  private var timeline: Timeline?
  /// The sale to select once it is in the list: the one that was just made.
  var wanted: ClientRef?
  /// The sale that was selected when the search began, for a search that found nothing.
  var beforeSearch: ClientRef?
  /// The question that only looks again at what is shown, and must not throw later pages away.
  private var refreshToken: Int?
  /// The most sales that looking again reads.
  private static let mostRefreshed = 500

  private struct Timeline: Equatable {
    let ofSale: ClientRef
    let entries: [RecordedEntry]
  }

  package init() {}

  /// The selected sale.
  package var selected: Sale? {
    sales.indices.contains(selection.index) ? sales[selection.index] : nil
  }

  /// The query for the first page.
  var query: SaleQuery {
    SaleQuery(tab: tab, search: search.text, order: order, limit: Self.pageSize)
  }

  /// Asks for the first page anew.
  mutating func reload() -> Effect {
    token += 1
    return .loadSales(query, token: token)
  }

  /// Looks again at what is shown, as far down as it was read.
  mutating func refresh() -> Effect {
    token += 1
    refreshToken = token
    var again = query
    again.limit = max(Self.pageSize, min(sales.count, Self.mostRefreshed))
    return .loadSales(again, token: token)
  }

  /// Asks for the next page when the selection comes near the end of what was read.
  mutating func loadMoreIfNeeded() -> [Effect] {
    guard mayHaveMore, selection.index > sales.count - 30, let last = sales.last else { return [] }
    mayHaveMore = false
    var next = query
    next.after = SaleQuery.Cursor(last)
    return [.loadSales(next, token: token)]
  }

  /// Asks for the timeline of the selected sale.
  func peek() -> [Effect] {
    guard let sale = selected else { return [] }
    return [.loadTimeline(sale.clientRef)]
  }

  /// What happened to a sale, as far as it was read.
  func timeline(of clientRef: ClientRef) -> [RecordedEntry] {
    timeline?.ofSale == clientRef ? timeline?.entries ?? [] : []
  }

  /// Takes the timeline of the selected sale in.
  mutating func takeTimeline(_ entries: [RecordedEntry], of clientRef: ClientRef) {
    if selected?.clientRef == clientRef { timeline = Timeline(ofSale: clientRef, entries: entries) }
  }

  /// Takes a page in, keeping the selected sale selected.
  mutating func take(_ page: [Sale], counts: [SaleTab: Int], _ query: SaleQuery, token: Int) {
    guard token == self.token else { return }
    let kept = page.contains { $0.clientRef == wanted } ? wanted : selected?.clientRef
    if kept == wanted { wanted = nil }
    if query.after != nil {
      sales += page
      mayHaveMore = page.count == query.limit
    } else {
      let tail = token == refreshToken ? tail(behind: page, query) : []
      if tail.isEmpty { mayHaveMore = page.count == query.limit }
      sales = page + tail
    }
    self.counts = counts
    isLoaded = true
    let index = kept.flatMap { kept in sales.firstIndex { $0.clientRef == kept } }
    selection.select(index ?? selection.index, count: sales.count, height: Self.stride)
  }

  /// The sales that were read before, behind a page that was read again.
  private func tail(behind page: [Sale], _ query: SaleQuery) -> [Sale] {
    guard page.count == query.limit, let last = page.last else { return [] }
    let place = SaleQuery.Cursor(last)
    return sales.filter { query.order.isBehind(place, $0) }
  }

  /// Sorts by the column next to the present one, as it is usually wanted.
  mutating func sort(byColumn step: Int) -> Effect {
    let all = SaleOrder.Column.allCases
    let place = (all.firstIndex(of: order.column) ?? 0) + step
    let column = all[(place + all.count) % all.count]
    // The latest and the largest are looked for more often than the first and the least.
    order = SaleOrder(column, isDescending: column == .time || column == .amount)
    return reload()
  }

  /// Puts a changed sale in its place at once, before the ledger is read again.
  mutating func update(_ sale: Sale) {
    if let place = sales.firstIndex(where: { $0.clientRef == sale.clientRef }) {
      sales[place] = sale
    }
  }
}
