import CheckoutDomain
import GRDB
import Testing

@testable import Ledger

struct SortingTests {
  private static let orders = SaleOrder.Column.allCases.flatMap { column in
    [true, false].map { SaleOrder(column, isDescending: $0) }
  }

  private static func items(_ number: Int) -> [LineItem] {
    let name = ["Teh", "teh", "kopi", "Éclair", "字"][number % 5]
    return number % 6 == 0 ? [] : [try? Samples.item(name)].compactMap(\.self)
  }

  private let ledger: SQLiteLedger
  private let sales: [Sale]

  init() throws {
    ledger = try SQLiteLedger.inMemory()
    // Many equal moments, amounts and states, so that ties have to be broken.
    sales = (0..<60).map { number in
      Sale(
        clientRef: ClientRef("R\(100 + (number * 37) % 60)"), reference: "K\(number)", mode: .test,
        items: Self.items(number), amount: Samples.rupiah(Int64(number * 17 % 7)),
        terminalType: .web,
        createdAt: Samples.start + .seconds(number / 4),
        progress: number % 3 == 0
          ? Samples.waiting(number) : Samples.paid(number, captured: Samples.rupiah(5)))
    }
    try ledger.write { [sales] ledger in for sale in sales { try ledger.save(sale) } }
  }

  @Test(arguments: orders, [1, 7, 50])
  func `pages in any order follow each other without a gap or a repetition`(
    _ order: SaleOrder, _ size: Int
  ) throws {
    for tab in SaleTab.allCases {
      var listed: [Sale] = []
      while true {
        let query = SaleQuery(
          tab: tab, order: order, after: listed.last.map(SaleQuery.Cursor.init), limit: size)
        let page = try ledger.read { try $0.sales(query) }
        if page.isEmpty { break }
        listed += page
      }
      let expected = sales.filter(tab.contains).sorted { order.precedes(.init($0), .init($1)) }
      #expect(listed.map(\.reference) == expected.map(\.reference), "\(tab)")
    }
  }

  @Test(arguments: orders, [1, 7, 50])
  func `pages read backwards from the end are the list, too`(
    _ order: SaleOrder, _ size: Int
  ) throws {
    for tab in SaleTab.allCases {
      var listed: [Sale] = []
      while true {
        let query = SaleQuery(
          tab: tab, order: order, after: listed.first.map(SaleQuery.Cursor.init),
          reading: .backward, limit: size)
        let page = try ledger.read { try $0.sales(query) }
        if page.isEmpty { break }
        listed = page + listed
      }
      let expected = sales.filter(tab.contains).sorted { order.precedes(.init($0), .init($1)) }
      #expect(listed.map(\.reference) == expected.map(\.reference), "\(tab)")
    }
  }

  @Test(arguments: orders)
  func `a page around a sale has half of it before that sale`(_ order: SaleOrder) throws {
    let expected = sales.sorted { order.precedes(.init($0), .init($1)) }
    for place in [0, 1, 5, 30, 58, 59] {
      let query = SaleQuery(
        order: order, after: .init(expected[place]), reading: .around, limit: 11)
      let page = try ledger.read { try $0.sales(query) }
      let wanted = expected[max(0, place - 5)..<min(60, place + 6)]
      #expect(page.map(\.reference) == wanted.map(\.reference), "\(place)")
    }
  }

  @Test(arguments: orders, [SaleTab.all, .paid, .refunded])
  func `a tab that may hold nearly all is walked along the order's own index`(
    _ order: SaleOrder, _ tab: SaleTab
  ) throws {
    for after in [nil, SaleQuery.Cursor(Samples.sale(1))] {
      for (isBackward, includesPlace) in [(false, false), (true, false), (false, true)] {
        let statement = PageStatement(
          SaleQuery(tab: tab, search: "kopi", order: order, after: after), isBackward: isBackward,
          includesPlace: includesPlace)
        let plan = try ledger.plan(statement.sql, statement.arguments)
        #expect(plan.count == 1, "nothing is sorted: \(plan)")
        if after != nil { #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)") }
      }
    }
  }
}
