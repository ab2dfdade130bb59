import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

struct ListTests {
  private func many(_ count: Int) -> [Sale] {
    (0..<count).map { Samples.sale(.paid, reference: "S-\($0)", minutesAgo: $0) }
  }

  @Test(arguments: [Samples.sale(.waiting), Samples.sale(.paid)])
  func `a new sale that is begun from a sale leaves the list asking, and the answer is awaited`(
    sale: Sale
  ) {
    var counter = Counter(sales: [sale])
    counter.press(.enter)
    _ = counter.takeEffects()
    counter.press(.character("n"))
    #expect(counter.state.newSale != nil)
    let token = counter.state.list.token
    #expect(
      counter.takeEffects().contains {
        if case .loadSales(_, token) = $0 { true } else { false }
      })
    // What changes meanwhile is read after that.
    counter.take(.saleChanged(Samples.sale(.paid)))
    counter.load([Samples.sale(.paid)])
    #expect(counter.state.list.token > token)
  }

  @Test func `the first screen is one question to the ledger`() {
    var counter = Counter()
    let loads = counter.takeEffects().filter { if case .loadSales = $0 { true } else { false } }
    #expect(loads.count == 1)
  }

  @Test func `a sentence about a sale goes with what it said`() {
    var counter = Counter(sales: [Samples.sale(.waiting)])
    counter.press(.character("r"))
    #expect(counter.state.notice != nil)
    counter.take(.saleChanged(Samples.sale(.waiting)))
    #expect(counter.state.notice != nil)
    counter.take(.saleChanged(Samples.sale(.paid)))
    #expect(counter.state.notice == nil)
  }

  @Test func `a tab in which nothing is found says where to look`() {
    var counter = Counter(sales: [])
    counter.press(.character("5"))
    counter.load([])
    counter.press(.character("/"))
    counter.type("41000")
    counter.load([])
    #expect(counter.screen().contains("1 looks through all sales"))
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
    for _ in 0..<8 { counter.press(.pageDown) }
    counter.press(.up, .down)
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

  /// Answers the questions of a console on a ledger of so many sales, until there are none.
  private func answer(_ counter: inout Counter, _ sales: [Sale]) {
    while true {
      let asked = counter.takeEffects().compactMap { effect in
        if case .loadSales(let query, let token) = effect { (query, token) } else { nil }
      }
      if asked.isEmpty { return }
      for (query, token) in asked {
        counter.take(.salesLoaded(page(query, of: sales), counts: [:], query, token: token))
      }
    }
  }

  private func page(_ query: SaleQuery, of sales: [Sale]) -> [Sale] {
    let before = sales.filter { sale in
      query.after.map { query.order.precedes(.init(sale), $0) } ?? false
    }
    switch (query.reading, query.after) {
    case (.onward, nil): return Array(sales.prefix(query.limit))
    case (.onward, let place?):
      return Array(sales.filter { query.order.isBehind(place, $0) }.prefix(query.limit))
    case (.backward, nil): return sales.suffix(query.limit)
    case (.backward, _): return before.suffix(query.limit)
    case (.around, _):
      let half = query.limit / 2
      return before.suffix(half) + sales.dropFirst(before.count).prefix(query.limit - half)
    }
  }

  /// A list of a thousand, walked down by pages.
  private func deep() -> Counter {
    var counter = Counter()
    answer(&counter, many(0..<1000))
    for _ in 0..<60 {
      counter.press(.pageDown)
      answer(&counter, many(0..<1000))
    }
    return counter
  }

  @Test func `a walk down and up again passes every sale and keeps a window of them`() {
    let sales = many(0..<1000)
    var counter = Counter()
    answer(&counter, sales)
    for (key, places) in [(Key.down, Array(1..<1000)), (.up, Array((0..<999).reversed()))] {
      for place in places {
        counter.press(key)
        answer(&counter, sales)
        #expect(counter.state.list.selected?.reference == "S-\(place)")
        #expect(counter.state.list.sales.count <= ListState.mostKept)
      }
    }
  }

  @Test func `End reads the last page and Home the first`() {
    let sales = many(0..<5000)
    var counter = Counter()
    answer(&counter, sales)
    counter.press(.end)
    answer(&counter, sales)
    #expect(counter.state.list.selected?.reference == "S-4999")
    #expect(counter.state.list.sales.count == ListState.pageSize)
    counter.press(.up)
    answer(&counter, sales)
    #expect(counter.state.list.selected?.reference == "S-4998")
    counter.press(.home)
    answer(&counter, sales)
    #expect(counter.state.list.selected?.reference == "S-0")
    #expect(!counter.state.list.mayHaveEarlier)
  }

  @Test func `looking again keeps what is around a selection deep in the list`() {
    var counter = deep()
    let before = counter.state.list.selected
    #expect(before?.reference == "S-600")
    let sales = [Samples.sale(.waiting, reference: "NEW", minutesAgo: -1)] + many(0..<1000)
    for news: Action in [.saleChanged(Samples.sale(.paid, reference: "S-3")), .ledgerChanged] {
      counter.take(news)
      answer(&counter, sales)
      #expect(counter.state.list.selected == before)
      #expect(counter.state.list.sales.count <= ListState.mostKept)
    }
    counter.press(.home)
    answer(&counter, sales)
    #expect(counter.state.list.selected?.reference == "NEW")
  }

  @Test func `a sale made while the list stands deep is the one selected`() {
    var counter = deep()
    counter.press(.character("n"))
    counter.enter("teh 5000")
    counter.press(.function(10))
    _ = counter.takeEffects()
    let new = Samples.sale(.waiting, reference: "NEW", minutesAgo: -1)
    counter.take(.chargeBegan(new))
    answer(&counter, [new] + many(0..<1000))
    #expect(counter.state.list.selected?.reference == "NEW")
  }

  @Test func `End and Home are reached even while much changes`() {
    let sales = many(0..<1000)
    var counter = Counter()
    answer(&counter, sales)
    for (key, wanted) in [(Key.end, "S-999"), (.home, "S-0")] {
      counter.press(key)
      for number in 0..<20 {
        counter.take(.saleChanged(Samples.sale(.paid, reference: "S-\(number)")))
      }
      answer(&counter, sales)
      #expect(counter.state.list.selected?.reference == wanted)
    }
  }

  @Test func `Home reaches the first sale from a window that holds a part of the first page`() {
    let sales = many(0..<1000)
    var counter = Counter()
    answer(&counter, sales)
    for _ in 0..<31 {
      counter.press(.pageDown)
      answer(&counter, sales)
    }
    #expect(counter.state.list.mayHaveEarlier)
    counter.press(.home)
    answer(&counter, sales)
    #expect(counter.state.list.selected?.reference == "S-0")
  }

  @Test func `changes while a question is open ask once more when it is answered`() {
    let sales = many(0..<50)
    var counter = Counter(sales: sales)
    _ = loads(&counter)
    counter.take(.saleChanged(sales[0]))
    counter.take(.saleChanged(sales[1]))
    #expect(loads(&counter) == 1)
    counter.load(sales)
    #expect(loads(&counter) == 1)
    counter.load(sales)
    #expect(loads(&counter) == 0)
    counter.take(.saleChanged(sales[0]))
    counter.take(.ledgerFailed(TillError(.ledger, "The ledger cannot be read.")))
    _ = loads(&counter)
    counter.take(.saleChanged(sales[1]))
    #expect(loads(&counter) == 1, "a question that failed is not waited for")
  }

  /// How many questions for sales there were since the last call.
  private func loads(_ counter: inout Counter) -> Int {
    counter.takeEffects().count { if case .loadSales = $0 { true } else { false } }
  }

  @Test func `leaving a search keeps the sale found, with what lies around it`() {
    let sales = many(0..<1000)
    var counter = deep()
    counter.press(.character("/"))
    counter.type("x")
    _ = counter.takeEffects()
    counter.load([sales[700]])
    counter.press(.escape)
    answer(&counter, sales)
    #expect(counter.state.list.selected?.reference == "S-700")
    counter.press(.up)
    #expect(counter.state.list.selected?.reference == "S-699")
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
}
