import CheckoutDomain
import GRDB
import Glibc
import Testing

@testable import Ledger

struct RebuildTests {
  private let shop: JournalledLedger

  init() throws { shop = try JournalledLedger() }

  private func rebuild(
    from source: String? = nil, patience: Duration = .seconds(60)
  ) throws -> LedgerRebuild.Outcome {
    try LedgerRebuild.run(path: shop.path, from: source, patience: patience)
  }

  @Test("The journal alone brings every sale, refund, timeline and request back")
  func everything() throws {
    let before = try contents()
    for ending in ["", "-wal", "-shm"] { unlink(shop.path + ending) }
    let outcome = try rebuild()
    #expect(outcome.lines == shop.lines.count && outcome.keptAside.isEmpty)
    let ledger = try shop.open()
    #expect(try ledger.read { try $0.sales(SaleQuery()) } == before.sales)
    for (sale, timeline) in zip(before.sales, before.timelines) {
      #expect(try ledger.read { try $0.timeline(of: sale.clientRef) } == timeline)
    }
    #expect(try ledger.read { try $0.openAttempts() } == before.open)
    let ref = Samples.sale(1).clientRef
    #expect(
      try ledger.read { try $0.lastAttempt(.createSession, of: ref) }?.attempt.request
        == Samples.attempt(Samples.sale(1), key: "kasir-create-1").request)
    let report = try ledger.audit()
    #expect(report.findings.isEmpty, "\(report.findings.map(\.line))")
    try ledger.charge(50)
    #expect(try ledger.audit().isSound && ledger.audit().notes.isEmpty)
  }

  @Test("The old file is kept aside as it was, also when there is one aside already")
  func keptAside() throws {
    _ = try contents()
    let damaged = Array(repeating: UInt8(0x41), count: 5000)
    for number in 1...2 {
      for ending in ["-wal", "-shm"] { unlink(shop.path + ending) }
      try shop.folder.write(damaged, to: "shop.sqlite")
      let outcome = try rebuild()
      #expect(outcome.keptAside == [shop.path + ".old-\(number)"])
      #expect(shop.bytes(of: "shop.sqlite.old-\(number)") == damaged)
      #expect(shop.folder.mode(of: "shop.sqlite") == 0o600)
      #expect(try shop.open().audit().isSound)
    }
    let names = try LedgerFolder(path: shop.folder.path).names()
    #expect(names == ["shop"])
  }

  @Test("A ledger that an older copy had replaced has all again")
  func olderCopy() throws {
    try shop.sellOnAndPutBack()
    _ = try rebuild()
    #expect(try shop.open().words == ["K1": "WAITING", "K2": "SENDING"])
  }

  @Test("A refund whose outcome the journal does not have keeps its money reserved")
  func reserved() throws {
    do {
      let ledger = try shop.open()
      try ledger.save(Samples.sale(1, progress: Samples.paid()))
      try ledger.write { ledger in
        let sale = Samples.sale(1, progress: Samples.paid(), refunds: [Samples.refund(1)])
        try ledger.save(sale)
        _ = try ledger.begin(Samples.attempt(sale, .refund))
      }
    }
    _ = try rebuild()
    let ledger = try shop.open()
    let sale = try #require(try ledger.sale(Samples.sale(1)))
    #expect(sale.reserved == Samples.rupiah(100_000))
    // What no answer is known of is still open, so that recovery calls it unknown.
    #expect(try ledger.read { try $0.openAttempts() }.map(\.purpose) == [.refund])
    #expect(throws: LedgerError.refundInFlight) {
      try ledger.save(
        Samples.sale(
          1, progress: Samples.paid(), refunds: [Samples.refund(1), Samples.refund(2)]))
    }
  }

  @Test("Another copy of the journal takes the place of the one beside the ledger")
  func fromElsewhere() throws {
    let other = try JournalledLedger()
    try other.open().charge(7)
    _ = try contents()
    let own = shop.bytes(of: "shop.journal")
    let outcome = try rebuild(from: other.journal)
    #expect(outcome.keptAside.contains(shop.journal + ".old-1"))
    #expect(shop.bytes(of: "shop.journal.old-1") == own)
    #expect(shop.bytes(of: "shop.journal") == other.bytes(of: "shop.journal"))
    let ledger = try shop.open()
    #expect(try ledger.words == ["K7": "SENDING"])
    try ledger.charge(8)
    #expect(try ledger.audit().isSound)
    #expect(try other.open().audit().isSound)
  }

  @Test("A torn last line is told, and a broken one before it stops everything, by its number")
  func damagedJournal() throws {
    _ = try contents()
    let lines = shop.lines
    let whole = shop.bytes(of: "shop.journal")
    try shop.folder.write(whole + lines[0].prefix(50), to: "shop.journal")
    #expect(
      try rebuild().notes == [
        "Line \(lines.count + 1) of the journal is not whole; nothing was sent because of it."
      ])
    var broken = lines
    broken[2] = Array("{".utf8)
    try shop.write(lines: broken)
    let before = shop.bytes(of: "shop.sqlite")
    let said = try sentence { _ = try rebuild() }
    #expect(said.contains("Line 3 of the intent journal") && said.contains("nothing was rebuilt"))
    #expect(shop.bytes(of: "shop.sqlite") == before)
    #expect(try LedgerFile.names(in: shop.folder.path).filter { $0.contains("old-2") }.isEmpty)
  }

  @Test("Nothing is rebuilt while somebody has the ledger open")
  func openElsewhere() throws {
    let ledger = try shop.open()
    try ledger.charge(1)
    #expect(try sentence { _ = try rebuild(patience: .zero) }.contains("open elsewhere"))
    #expect(try ledger.words == ["K1": "SENDING"])
    withExtendedLifetime(ledger) {}
  }

  @Test("Without a journal, or with an empty one, nothing is rebuilt and nothing is moved")
  func nothingToRebuildFrom() throws {
    do { try shop.open().charge(1) }
    unlink(shop.journal)
    #expect(try sentence { _ = try rebuild() }.contains("cannot be opened"))
    try shop.folder.write([], to: "shop.journal")
    #expect(try sentence { _ = try rebuild() }.contains("is empty"))
    #expect(try sentence { _ = try rebuild(from: "/nowhere") }.contains("/nowhere"))
    unlink(shop.journal)
    #expect(try shop.open().words == ["K1": "SENDING"])
  }

  /// Fills the ledger, and says what it then has.
  private func contents() throws -> (
    sales: [Sale], timelines: [[RecordedEntry]], open: [Attempt]
  ) {
    let ledger = try shop.open()
    try SampleHistory.write(to: ledger)
    for number in 10...12 { try ledger.charge(number) }
    try ledger.end(4, of: 11)
    return try ledger.read { ledger in
      let sales = try ledger.sales(SaleQuery())
      return (
        sales, try sales.map { try ledger.timeline(of: $0.clientRef) }, try ledger.openAttempts()
      )
    }
  }
}
