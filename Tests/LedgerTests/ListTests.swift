import CheckoutDomain
import GRDB
import Testing

@testable import Ledger

struct TabTests {
  /// A sale in each phase, with every state of a refund where there can be one.
  private static let sales: [Sale] = {
    var sales: [Sale] = []
    for phase in Sale.Phase.allCases {
      for state in [nil] + RefundState.allCases.map(Optional.some) {
        for refunded: Int64 in [100, 1000] {
          var progress = Samples.paid(sales.count, captured: Samples.rupiah(1000))
          progress.phase = phase
          let refunds = state.map { [Samples.refund(sales.count, refunded, $0)] } ?? []
          sales.append(Samples.sale(sales.count, progress: progress, refunds: refunds))
        }
      }
    }
    return sales
  }()

  private let ledger: SQLiteLedger

  init() throws {
    ledger = try SQLiteLedger.inMemory()
    try ledger.write { ledger in for sale in Self.sales { try ledger.save(sale) } }
  }

  @Test func `the sales here stand in every state there is`() {
    #expect(Set(Self.sales.map(\.state)) == Set(SaleState.allCases))
  }

  @Test(arguments: SaleTab.allCases)
  func `a tab lists and counts the sales it contains`(_ tab: SaleTab) throws {
    let expected = Self.sales.filter(tab.contains).map(\.reference)
    #expect(!expected.isEmpty)
    #expect(try ledger.references(SaleQuery(tab: tab, limit: 1000)) == expected.reversed())
    #expect(try ledger.read { try $0.counts(limit: 1000) }[tab] == expected.count)
    #expect(try ledger.read { try $0.counts(limit: 3) }[tab] == 3)
  }

  @Test(arguments: SaleTab.allCases)
  func `a state is listed alone, in every tab`(_ tab: SaleTab) throws {
    for state in SaleState.allCases {
      let expected = Self.sales.filter { $0.state == state && tab.contains($0) }.map(\.reference)
      let query = SaleQuery(tab: tab, state: state, limit: 1000)
      #expect(try ledger.references(query) == expected.reversed(), "\(state)")
    }
  }
}

struct PeriodTests {
  @Test(arguments: SaleTab.allCases.filter { $0 == .all || $0 == .waiting })
  func `a period has its first moment and not its last one`(_ tab: SaleTab) throws {
    let ledger = try SQLiteLedger.inMemory()
    let sales = (0..<10).map { number in
      Samples.sale(number, progress: Samples.waiting(number))
    }
    try ledger.write { ledger in for sale in sales { try ledger.save(sale) } }
    let moments = sales.map(\.createdAt)
    #expect(moments == moments.sorted() && Set(moments).count == 10)
    for state in [nil, SaleState.waiting] {
      func list(_ since: Int?, _ until: Int?) throws -> [String] {
        try ledger.references(
          SaleQuery(
            tab: tab, state: state, since: since.map { moments[$0] },
            until: until.map { moments[$0] }))
      }
      let all = sales.map(\.reference)
      #expect(try list(3, nil) == all[3...].reversed())
      #expect(try list(nil, 3) == all[..<3].reversed())
      #expect(try list(2, 7) == all[2..<7].reversed())
      #expect(try list(7, 2) == [])
    }
  }
}

struct PagingTests {
  @Test(arguments: SaleTab.allCases.filter { $0 == .all || $0 == .waiting }, [1, 3, 7, 50])
  func `pages follow each other without a gap or a repetition`(_ tab: SaleTab, _ size: Int) throws {
    let ledger = try SQLiteLedger.inMemory()
    // Three sales share each moment, so that the moment alone cannot order them.
    let sales = (0..<20).map { number in
      Sale(
        clientRef: ClientRef("R\(100 + number)"), reference: "K\(number)", mode: .test, items: [],
        amount: Samples.rupiah(1), terminalType: .web,
        createdAt: Samples.start + .seconds(number / 3), progress: Samples.waiting(number))
    }
    try ledger.write { ledger in for sale in sales.shuffled() { try ledger.save(sale) } }
    var listed: [Sale] = []
    while true {
      let after = listed.last.map(SaleQuery.Cursor.init)
      let page = try ledger.read {
        try $0.sales(SaleQuery(tab: tab, after: after, limit: size))
      }
      #expect(page.count <= size)
      if page.isEmpty { break }
      listed += page
    }
    #expect(listed == sales.reversed())
  }

  @Test func `a new sale does not move the pages behind a cursor`() throws {
    let ledger = try SQLiteLedger.inMemory()
    try ledger.save(Samples.sale(1), Samples.sale(2), Samples.sale(3))
    let first = try ledger.read { try $0.sales(SaleQuery(limit: 1)) }
    try ledger.save(Samples.sale(4))
    let next = SaleQuery(after: first.last.map(SaleQuery.Cursor.init), limit: 9)
    #expect(try ledger.references(next) == ["K2", "K1"])
  }

  @Test(arguments: [0, -1, Int.min])
  func `a page of nothing is empty`(_ limit: Int) throws {
    let ledger = try SQLiteLedger.inMemory()
    try ledger.save(Samples.sale(1))
    #expect(try ledger.references(SaleQuery(limit: limit)).isEmpty)
    #expect(try ledger.read { try $0.counts(limit: limit) }[.all] == 0)
  }

  @Test func `more sales than a statement takes arguments come back with their lines`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let item = try Samples.item("Kopi")
    try ledger.write { ledger in
      for number in 0..<1203 { try ledger.save(Samples.sale(number, items: [item])) }
    }
    let sales = try ledger.read { try $0.sales(SaleQuery(limit: 5000)) }
    #expect(sales.count == 1203)
    #expect(sales.allSatisfy { $0.items == [item] })
  }
}

/// What SQLite would do: every step a search in an index, or a walk along one that ends by itself.
struct PlanTests {
  private let ledger: SQLiteLedger

  init() throws { ledger = try SQLiteLedger.inMemory() }

  @Test(arguments: SaleTab.allCases, [nil, SaleState.paid])
  func `a page walks along one index and sorts nothing`(_ tab: SaleTab, _ state: SaleState?) throws
  {
    for after in [nil, SaleQuery.Cursor(Samples.sale(1))] {
      let statement = PageStatement(SaleQuery(tab: tab, state: state, search: "kopi", after: after))
      let plan = try ledger.plan(statement.sql, statement.arguments)
      #expect(plan.count == 1, "\(plan)")
      #expect(plan.allSatisfy { $0.contains("USING INDEX sale_") }, "\(plan)")
      if after != nil || tab == .all && state != nil {
        #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
      }
    }
  }

  @Test(arguments: SaleTab.allCases)
  func `a count walks along the tab's own index, up to its limit`(_ tab: SaleTab) throws {
    let plan = try ledger.plan(tab.countStatement, [1000])
    #expect(plan.contains { $0.contains("INDEX \(tab.index)") }, "\(plan)")
    #expect(tab.countStatement.contains("LIMIT ?"))
  }

  @Test func `the sales to watch are searched for, and only they are sorted`() throws {
    let plan = try ledger.plan(SQLiteReader.watchStatement, [1])
    #expect(plan.first?.hasPrefix("SEARCH sale USING INDEX sale_watched") == true, "\(plan)")
  }

  @Test func `of the sales to watch only those whose money is moving are read`() throws {
    let plan = try ledger.plan(SQLiteReader.movingStatement, [1])
    #expect(plan.first?.hasPrefix("SEARCH sale USING INDEX sale_watched") == true, "\(plan)")
    #expect(plan.contains { $0.hasPrefix("SEARCH refund USING INDEX refund_sale") }, "\(plan)")
    for (number, phase) in Sale.Phase.allCases.enumerated() {
      var progress = phase == .paid ? Samples.paid(number) : Samples.waiting(number)
      progress.phase = phase
      try ledger.save(Samples.sale(number, progress: progress))
    }
    for (number, state) in RefundState.allCases.enumerated() {
      try ledger.save(
        Samples.sale(
          100 + number, progress: Samples.paid(100 + number),
          refunds: [
            Samples.refund(100 + number, 100_000, .refunded),
            Samples.refund(200 + number, 100_000, state),
          ]))
    }
    let (moving, watched) = try ledger.read { ledger in
      (
        try ledger.movingSales(now: Samples.start), try ledger.salesToWatch(now: Samples.start)
      )
    }
    #expect(moving == watched.filter(\.isMoneyMoving))
    #expect(moving.count == 2)
    // A sale that waits is none of them: nobody reads it at a start, not even a damaged one.
    try ledger.execute("UPDATE sale SET alarm = 'nonsense' WHERE phase = 'waiting'")
    #expect(try ledger.read { try $0.movingSales(now: Samples.start) } == moving)
  }

  @Test(arguments: [
    "SELECT * FROM sale WHERE reference = ?", "SELECT * FROM sale WHERE session_id = ?",
    "SELECT * FROM sale WHERE payment_intent = ?", "SELECT sale FROM refund WHERE id = ?",
    "SELECT * FROM refund WHERE sale IN (?) ORDER BY sale, position",
    "SELECT * FROM line_item WHERE sale IN (?) ORDER BY sale, position",
    "SELECT * FROM event WHERE sale = ? ORDER BY number",
    "SELECT * FROM attempt WHERE sale = ? AND purpose = 'refund' ORDER BY number DESC LIMIT 1",
    """
    SELECT unit_amount FROM line_item WHERE name_key = ? AND currency = 'IDR'
    ORDER BY sold_at DESC, sale DESC, position DESC LIMIT 1
    """,
  ])
  func `a lookup is one search`(_ sql: String) throws {
    let plan = try ledger.plan(sql, ["x"])
    #expect(plan.count == 1, "\(plan)")
    #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
  }
}
