import CheckoutDomain
import Testing

@testable import Ledger

struct SearchTests {
  private let ledger: SQLiteLedger

  init() throws {
    ledger = try SQLiteLedger.inMemory()
    try ledger.save(
      Samples.sale(
        1, items: [try Samples.item("Kopi Susu"), try Samples.item("Éclair")],
        amount: Samples.rupiah(4_100_000), reference: "MEJA-5", progress: Samples.waiting(1)),
      Samples.sale(
        2, items: [try Samples.item("Teh 100%"), try Samples.item("Roti_bakar")],
        amount: Samples.rupiah(123_450), reference: "Meja-6", progress: Samples.waiting(2)),
      Samples.sale(
        3, items: [try Samples.item("Tea", 1, 123_450, .gbp)],
        amount: Money(minorUnits: 123_450, .gbp), reference: "Table'7"))
  }

  @Test(arguments: [
    ("", [3, 2, 1]), ("  \t", [3, 2, 1]), ("meja", [2, 1]), ("MEJA-5", [1]), ("kopi", [1]),
    ("SUSU kopi", [1]), ("kopi teh", []), ("éclair", [1]), ("ÉCLAIR", [1]), ("41.000", [1]),
    ("41000", [1]), ("rp 41.000", [1]), ("4100000", []), ("1.234,50", [2]), ("1234,50", [2]),
    ("£1,234.50", [3]), ("1234.50", [3]), ("cs_sample_2", [2]), ("PI_SAMPLE_1", [1]),
    ("%", [2]), ("_bakar", [2]), ("k_pi", []), ("ko%su", []), ("'7", [3]), ("\\", []),
    ("100% roti", [2]), ("nothing", []),
  ])
  func `every word must stand in the sale, in any case and letter by letter`(
    _ search: String, _ found: [Int]
  ) throws {
    let references = [1: "MEJA-5", 2: "Meja-6", 3: "Table'7"]
    let expected = found.compactMap { references[$0] }
    #expect(try ledger.references(SaleQuery(search: search)) == expected)
  }

  @Test func `a search stays within its tab, its state and its page`() throws {
    #expect(try ledger.references(SaleQuery(tab: .waiting, search: "a")) == ["Meja-6", "MEJA-5"])
    #expect(try ledger.references(SaleQuery(tab: .paid, search: "meja")) == [])
    #expect(try ledger.references(SaleQuery(state: .draft, search: "tea")) == ["Table'7"])
    #expect(try ledger.references(SaleQuery(search: "meja", limit: 1)) == ["Meja-6"])
  }

  @Test func `a sale is found by its session as soon as it has one`() throws {
    let sale = Samples.sale(9)
    try ledger.save(sale)
    #expect(try ledger.references(SaleQuery(search: "cs_sample_9")) == [])
    try ledger.save(Samples.sale(9, progress: Samples.waiting(9)))
    #expect(try ledger.references(SaleQuery(search: "cs_sample_9")) == ["K9"])
  }
}

struct LastPriceTests {
  private let ledger: SQLiteLedger

  init() throws {
    ledger = try SQLiteLedger.inMemory()
    // Saved out of order: the newest sale counts, not the last one written.
    try ledger.save(
      Samples.sale(3, items: [try Samples.item("Kopi Susu", 1, 300)]),
      Samples.sale(1, items: [try Samples.item("kopi susu", 1, 100)]),
      Samples.sale(
        5, items: [try Samples.item("Kopi susu", 1, 5, .gbp)],
        amount: Money(minorUnits: 5, .gbp)),
      Samples.sale(2, items: [try Samples.item("ÉCLAIR", 1, 200)]))
  }

  @Test(
    arguments: [
      ("Kopi Susu", Currency.idr, 300), ("KOPI SUSU", .idr, 300), (" kopi susu ", .idr, 300),
      ("kopi susu", .gbp, 5), ("éclair", .idr, 200), ("kopi", .idr, nil), ("éclair", .gbp, nil),
    ] as [(String, Currency, Int64?)])
  func `an item's price is the newest sale's, by currency and in any case`(
    _ name: String, _ currency: Currency, _ price: Int64?
  ) throws {
    let found = try ledger.read { try $0.lastPrice(of: name, currency) }
    #expect(found == price.map { Money(minorUnits: $0, currency) })
  }
}

struct WatchTests {
  private static let hour = Duration.seconds(3600)

  @Test(arguments: Sale.Phase.allCases)
  func `a phase is watched as long as the gateway has something to say`(_ phase: Sale.Phase) throws
  {
    let ledger = try SQLiteLedger.inMemory()
    var progress = Samples.waiting()
    progress.phase = phase
    progress.endedAt = Samples.start
    try ledger.save(Samples.sale(1, progress: progress))
    let isOpen = [.sending, .unknown, .waiting].contains(phase)
    let isEnded = [.expired, .canceled, .failed, .mismatch].contains(phase)
    // Also after a year: a counter that was closed asks when it opens.
    #expect(try watched(ledger, after: Self.hour * 24 * 365) == (isOpen || isEnded))
    progress.checkedAt = Samples.start + Self.hour * 72 - .milliseconds(1)
    try ledger.save(Samples.sale(1, progress: progress))
    #expect(try watched(ledger, after: Self.hour * 73) == (isOpen || isEnded))
    progress.checkedAt = Samples.start + Self.hour * 72
    try ledger.save(Samples.sale(1, progress: progress))
    #expect(try watched(ledger, after: Self.hour * 73) == isOpen)
  }

  @Test(arguments: RefundState.allCases)
  func `a paid sale is watched while a refund may still move`(_ state: RefundState) throws {
    let ledger = try SQLiteLedger.inMemory()
    try ledger.save(
      Samples.sale(1, progress: Samples.paid(), refunds: [Samples.refund(1, 100, state)]))
    let isOpen = [.sending, .unknown, .pending, .needsHuman].contains(state)
    #expect(try watched(ledger, after: Self.hour * 24 * 365) == isOpen)
  }

  @Test func `a sale that was refused outright is not watched`() throws {
    let ledger = try SQLiteLedger.inMemory()
    try ledger.save(
      Samples.sale(1, progress: Sale.Progress(phase: .failed, endedAt: Samples.start)))
    #expect(try !watched(ledger, after: .seconds(1)))
  }

  private func watched(_ ledger: SQLiteLedger, after time: Duration) throws -> Bool {
    try !ledger.read { try $0.salesToWatch(now: Samples.start + time) }.isEmpty
  }
}
