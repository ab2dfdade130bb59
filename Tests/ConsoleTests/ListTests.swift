import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

struct ListTests {
  private func many(_ count: Int) -> [Sale] {
    (0..<count).map { Samples.sale(.paid, reference: "S-\($0)", minutesAgo: $0) }
  }

  @Test func `the first screen is one question to the ledger`() {
    var counter = Counter()
    let loads = counter.takeEffects().filter { if case .loadSales = $0 { true } else { false } }
    #expect(loads.count == 1)
  }

  @Test func `the digits choose a tab`() {
    var counter = Counter(sales: Samples.everyState)
    counter.press(.character("5"))
    #expect(counter.state.list.query.tab == .attention)
    counter.press(.character("1"))
    #expect(counter.state.list.query.tab == .all)
  }

  @Test func `the selected sale stays selected when others come above it`() {
    var counter = Counter(sales: many(5))
    counter.press(.down, .down)
    counter.load([Samples.sale(.waiting, reference: "NEW")] + many(5))
    #expect(counter.state.list.selected?.reference == "S-2")
  }

  @Test func `the sale just made is the selected one when the list comes back`() {
    var counter = Counter(sales: many(3))
    counter.press(.down, .character("n"))
    counter.enter("teh 5000")
    counter.press(.function(10))
    counter.take(.chargeBegan(Samples.sale(.sending, reference: "NEW")))
    counter.press(.escape)
    counter.load([Samples.sale(.waiting, reference: "NEW")] + many(3))
    #expect(counter.state.list.selected?.reference == "NEW")
    counter.press(.down)
    counter.take(.saleChanged(Samples.sale(.waiting, reference: "NEW")))
    counter.load([Samples.sale(.waiting, reference: "NEW")] + many(3))
    #expect(counter.state.list.selected?.reference == "S-0")
  }

  @Test func `a late answer to an old question is dropped`() {
    var counter = Counter(sales: many(3))
    let old = (counter.state.list.query, counter.state.list.token)
    counter.press(.character("2"))
    counter.load([])
    counter.take(.salesLoaded(many(3), counts: [:], old.0, token: old.1))
    #expect(counter.state.list.sales.isEmpty)
  }

  @Test func `the next page is asked for before the end is reached, once`() {
    var counter = Counter(sales: many(ListState.pageSize))
    _ = counter.takeEffects()
    counter.press(.end, .up, .down)
    let loads = counter.takeEffects().compactMap { effect in
      if case .loadSales(let query, _) = effect { query.after } else { nil }
    }
    #expect(loads.map(\.clientRef) == [ClientRef("ref-S-99")])
  }

  @Test func `searching takes printable keys as text and keeps what was found`() {
    var counter = Counter(sales: many(3))
    counter.press(.character("/"))
    counter.type("qnr")
    #expect(counter.state.list.query.search == "qnr")
    counter.press(.enter)
    #expect(!counter.state.list.isSearching)
    #expect(counter.state.list.query.search == "qnr")
    counter.press(.escape)
    #expect(counter.state.list.query.search == "")
  }

  @Test func `q quits at once while nothing moves`() {
    var counter = Counter()
    counter.press(.character("q"))
    #expect(counter.state.isFinished)
  }

  @Test func `a gateway that cannot be asked is said, and unsaid`() {
    var counter = Counter(sales: many(1))
    counter.take(.gatewayTrouble(TillError(.gateway, "The gateway does not answer.")))
    #expect(counter.screen().contains("The gateway does not answer."))
    counter.take(.gatewayTrouble(nil))
    #expect(!counter.screen().contains("The gateway does not answer."))
  }

  @Test func `escape sequences of a foreign reference never reach the screen`() {
    let sale = Samples.sale(.paid, reference: "\u{1B}[31mred\u{202E}")
    let screen = Counter(sales: [sale]).screen()
    #expect(!screen.unicodeScalars.contains("\u{1B}"))
    #expect(!screen.unicodeScalars.contains("\u{202E}"))
  }

  @Test(arguments: [(39, 24), (80, 9), (1, 1), (20, 5)])
  func `a terminal too small is told the size it needs`(columns: Int, rows: Int) {
    let counter = Counter(sales: Samples.everyState)
    let screen = counter.screen(columns, rows)
    #expect(!screen.contains("TABLE"))
    if columns >= 20 { #expect(screen.contains("40×10")) }
  }

  @Test func `no size draws outside its frame or traps`() {
    var counters = [Counter(sales: Samples.everyState)]
    for phase in Sale.Phase.allCases {
      var counter = Counter(sales: [Samples.sale(phase, problem: "Something happened.")])
      counter.press(.enter)
      counters.append(counter)
      counter.press(.character("f"))
      counters.append(counter)
      counter.press(.escape, .character("?"))
      counters.append(counter)
    }
    var sale = Counter()
    sale.press(.character("n"))
    counters.append(sale)
    sale.press(.function(2))
    counters.append(sale)
    for counter in counters {
      for columns in [1, 39, 40, 61, 80, 150] {
        for rows in [1, 9, 10, 23, 25, 50] {
          #expect(counter.frame(columns, rows).size == Size(columns: columns, rows: rows))
        }
      }
    }
  }
}

/// Lists longer than a page.
struct LongListTests {
  private func many(_ range: Range<Int>) -> [Sale] {
    range.map { Samples.sale(.paid, reference: "S-\($0)", minutesAgo: $0) }
  }

  /// A list of three pages, the selection deep in it.
  private func deep() -> Counter {
    var counter = Counter(sales: many(0..<100))
    for page in 1...2 {
      counter.press(.end)
      var next = counter.state.list.query
      next.after = counter.state.list.sales.last.map(SaleQuery.Cursor.init)
      counter.take(
        .salesLoaded(
          many(page * 100..<page * 100 + 100), counts: [:], next, token: counter.state.list.token))
    }
    counter.press(.end)
    return counter
  }

  @Test func `looking again keeps later pages and the selection deep in them`() throws {
    var counter = deep()
    #expect(counter.state.list.selected?.reference == "S-299")
    _ = counter.takeEffects()
    counter.take(.saleChanged(Samples.sale(.paid, reference: "S-3", minutesAgo: 3)))
    let load = try #require(
      counter.takeEffects().lazy.compactMap { effect -> (SaleQuery, Int)? in
        if case .loadSales(let query, let token) = effect { (query, token) } else { nil }
      }.first)
    #expect(load.0.limit == 300)
    let fresh = [Samples.sale(.waiting, reference: "NEW")] + many(0..<299)
    counter.take(.salesLoaded(fresh, counts: [:], load.0, token: load.1))
    #expect(counter.state.list.sales.count == 301)
    #expect(counter.state.list.selected?.reference == "S-299")
    #expect(Set(counter.state.list.sales.map(\.reference)).count == 301)
  }

  @Test func `another tab or order begins at its first page`() {
    for key: Key in [.character("3"), .right, .character("s")] {
      var counter = deep()
      counter.press(key)
      counter.load(many(0..<100))
      #expect(counter.state.list.sales.count == 100)
    }
  }

  @Test func `a search that finds nothing gives the selection back`() {
    var counter = Counter(sales: many(0..<20))
    counter.press(.down, .down, .character("/"))
    counter.type("zzz")
    counter.load([])
    counter.press(.escape)
    counter.load(many(0..<20))
    #expect(counter.state.list.selected?.reference == "S-2")
  }

  @Test func `the selected sale stays selected while a search narrows the list`() {
    var counter = Counter(sales: many(0..<20))
    counter.press(.down, .down, .down, .character("/"))
    counter.type("s")
    counter.load(many(2..<6))
    #expect(counter.state.list.selected?.reference == "S-3")
  }

  @Test func `Left and Right sort by a column, and s turns it around`() {
    var counter = Counter(sales: many(0..<3))
    counter.press(.right)
    #expect(counter.state.list.order == SaleOrder(.reference, isDescending: false))
    counter.press(.right, .right)
    #expect(counter.state.list.order == SaleOrder(.amount, isDescending: true))
    #expect(counter.screen().contains("Amount ▼"))
    counter.press(.character("s"))
    #expect(counter.screen().contains("Amount ▲"))
    counter.press(.left, .left, .left)
    #expect(counter.state.list.order == .newestFirst)
  }
}
