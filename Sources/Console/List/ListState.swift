package import CheckoutDomain
package import TerminalUI

/// The sales list: a tab, a search, the pages around the selection, and the selection.
package struct ListState: Equatable, Sendable {
  /// Sales read at a time.
  static let pageSize = 100
  /// The most sales that are kept at a time: a window of the list around the selection.
  static let mostKept = 300
  /// So near an end of what was read the next page is asked for.
  private static let margin = 30
  /// The rows of a screen that nobody has told of.
  static let stride = 11

  /// The rows that a list has on a screen, without the header, the tabs, the headings and the footer.
  static func height(onScreenOf rows: Int) -> Int { max(2, rows - 4) }

  /// How many sales are on the screen: a page of keys moves by one less.
  var height = ListState.stride

  package var tab = SaleTab.all
  package var search = TextField(limit: 60)
  package var isSearching = false
  package var order = SaleOrder.newestFirst
  package var sales: [Sale] = []
  package var counts: [SaleTab: Int] = [:]
  package var selection = ListSelection()
  /// Whether more sales may follow what was read.
  package private(set) var mayHaveMore = false
  /// Whether there may be sales before what was read.
  package private(set) var mayHaveEarlier = false
  /// Whether a question has not been answered yet.
  private var isAsking = false
  /// Whether something has changed since the question that has not been answered yet.
  private var isStale = false
  /// The end of the list that is being read, where somebody wants to be.
  private var jump: Command?
  /// Counts the questions to the ledger, so that a late answer to an old one is dropped.
  package var token = 0
  package var isLoaded = false
  /// The question whose answer is shown.
  private var shownToken = 0
  /// The timeline of the sale that was selected when it was asked for, for a list with a sale beside.
  private var timeline: Timeline?
  /// The sale to select once it is in the list: the one that was just made.
  var wanted: ClientRef?
  /// The sale that was selected when the search began, for a search that found nothing.
  var beforeSearch: Sale?
  /// The question that only looks again at what is shown, and must not throw what is behind away.
  private var refreshToken: Int?

  private struct Timeline: Equatable {
    let ofSale: ClientRef
    let entries: [RecordedEntry]
  }

  package init() {}

  /// The selected sale.
  package var selected: Sale? {
    sales.indices.contains(selection.index) ? sales[selection.index] : nil
  }

  /// Whether what is shown answers the last question.
  var isCurrent: Bool { shownToken == token }

  /// The query for the first page.
  var query: SaleQuery {
    SaleQuery(tab: tab, search: search.text, order: order, limit: Self.pageSize)
  }

  /// Asks for the first page anew.
  mutating func reload() -> Effect { ask(query) }

  /// Asks for what lies around a sale, with it selected.
  mutating func reload(around sale: Sale) -> Effect {
    wanted = sale.clientRef
    var around = query
    (around.after, around.reading, around.limit) = (.init(sale), .around, Self.mostKept)
    return ask(around)
  }

  /// Looks again at what is shown.
  ///
  /// While a question is open it waits for the answer: where much changes, a question each time would
  /// drop every answer, and what somebody has just asked for would never come.
  mutating func refresh() -> [Effect] {
    guard !isAsking else {
      isStale = true
      return []
    }
    if mayHaveEarlier, wanted == nil, let sale = selected { return [reload(around: sale)] }
    var again = query
    if !mayHaveEarlier { again.limit = max(Self.pageSize, sales.count) }
    defer { refreshToken = token }
    return [ask(again)]
  }

  /// Asks for what is wanted once an answer has come.
  mutating func goOn() -> [Effect] { isStale ? refresh() : page() }

  /// Takes in that the ledger could not answer: the next change asks again.
  mutating func fail() { isAsking = false }

  /// Moves the selection, and asks for what is wanted then.
  mutating func move(_ command: Command) -> [Effect] {
    selection.move(command, count: sales.count, height: height)
    var end = query
    switch command {
    case .first where mayHaveEarlier: break
    case .last where mayHaveMore: end.reading = .backward
    default: return page()
    }
    if isAsking, jump == command { return [] }
    defer { jump = command }
    return [ask(end)]
  }

  /// Asks for the next page, or the one before, when the selection comes near an end of what was read.
  mutating func page() -> [Effect] {
    guard !isAsking, isCurrent, let first = sales.first, let last = sales.last else { return [] }
    var next = query
    if mayHaveMore, selection.index > sales.count - Self.margin {
      next.after = SaleQuery.Cursor(last)
    } else if mayHaveEarlier, selection.index < Self.margin {
      (next.after, next.reading) = (SaleQuery.Cursor(first), .backward)
    } else {
      return []
    }
    isAsking = true
    return [.loadSales(next, token: token)]
  }

  /// Asks a question; answers to earlier ones are dropped from now on.
  private mutating func ask(_ query: SaleQuery) -> Effect {
    token += 1
    (isAsking, isStale, jump) = (true, false, nil)
    return .loadSales(query, token: token)
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
    let isFull = page.count >= query.limit
    switch (query.reading, query.after) {
    case (.onward, nil):
      let tail = token == refreshToken ? tail(behind: page, query) : []
      if tail.isEmpty { mayHaveMore = isFull }
      mayHaveEarlier = false
      sales = page + tail
    case (.onward, _):
      sales += page
      mayHaveMore = isFull
      trim(fromStart: true)
    case (.backward, nil):
      sales = page
      (mayHaveEarlier, mayHaveMore) = (isFull, false)
    case (.backward, _):
      sales = page + sales
      mayHaveEarlier = isFull
      trim(fromStart: false)
    case (.around, let place):
      let before = page.prefix { sale in
        place.map { query.order.precedes(.init(sale), $0) } ?? false
      }.count
      sales = page
      mayHaveEarlier = before >= query.limit / 2
      mayHaveMore = page.count - before >= query.limit - query.limit / 2
    }
    self.counts = counts
    (isLoaded, shownToken, isAsking) = (true, token, false)
    select(kept)
    // What a page that was asked for by its place does not hold is not waited for any more.
    let isFound = wanted == nil || kept == wanted
    if isFound || !isStale && (query.after == nil || query.reading == .around) { wanted = nil }
  }

  /// Selects the sale that was selected before, or the end of the list that was jumped to.
  private mutating func select(_ kept: ClientRef?) {
    let index: Int
    switch jump {
    case .first: index = 0
    case .last: index = sales.count - 1
    default:
      index = kept.flatMap { kept in sales.firstIndex { $0.clientRef == kept } } ?? selection.index
    }
    jump = nil
    selection.select(index, count: sales.count, height: height)
  }

  /// Forgets what is far from the selection: a list of any length costs the same.
  private mutating func trim(fromStart: Bool) {
    let over = sales.count - Self.mostKept
    guard over > 0 else { return }
    if fromStart {
      sales.removeFirst(over)
      mayHaveEarlier = true
    } else {
      sales.removeLast(over)
      mayHaveMore = true
    }
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
    return sort(by: all[(place + all.count) % all.count])
  }

  /// Sorts by a column as it is usually wanted, or the other way round where it is sorted so already.
  mutating func sort(by column: SaleOrder.Column) -> Effect {
    if order.column == column {
      order.isDescending.toggle()
    } else {
      // The latest and the largest are looked for more often than the first and the least.
      order = SaleOrder(column, isDescending: column == .time || column == .amount)
    }
    return reorder()
  }

  /// Turns the order around.
  mutating func flip() -> Effect {
    order.isDescending.toggle()
    return reorder()
  }

  /// Reads the list in its new order: the selected sale stays selected, but whoever is at the top looks for
  /// what is at the top now.
  private mutating func reorder() -> Effect {
    if let sale = selected, selection.index > 0 { return reload(around: sale) }
    defer { jump = .first }
    return reload()
  }

  /// Puts a changed sale in its place at once, before the ledger is read again.
  mutating func update(_ sale: Sale) {
    if let place = sales.firstIndex(where: { $0.clientRef == sale.clientRef }) {
      sales[place] = sale
    }
  }
}
