import CheckoutDomain
import GRDB
import Testing

@testable import Ledger

/// Ledgers that were made before events told of changes.
struct OlderLedgerTests {
  private static let ref = "CLIENTREF0001"

  /// What a ledger held after a charge, a payment and a refund, before there was a chain.
  private static let contents = """
    INSERT INTO sale VALUES ('\(ref)', 'MEJA-5', 'test', 4100000, 'IDR', 1, 'for Budi', 'WEB', 1000,
      'paid', 'cs_1', 'pi_1', 'https://example.test/pay', 9000, NULL, 2000, 4100000, 0, NULL, NULL,
      NULL, 'part_refunded', 0, 0, 1, 0, NULL, '');
    INSERT INTO line_item VALUES ('\(ref)', 0, 'Kopi', 1, 4100000, 'kopi', 'IDR', 1000);
    INSERT INTO refund VALUES ('kasir-r1', '\(ref)', 0, 'pi_1', 'REFUNDREF1', 100, 'duplicate', 3000,
      0, 'refunded', 're_1', NULL);
    INSERT INTO attempt VALUES (1, '\(ref)', 'create_session', '/v1/checkout/sessions', x'7B7D',
      'kasir-c1', 'boot:1:1', 1000, 1100, 'answered', 200, NULL, x'7B7D', NULL);
    INSERT INTO attempt VALUES (2, '\(ref)', 'refund', '/v1/refunds', x'7B7D', 'kasir-r1',
      'boot:1:1', 3000, NULL, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO event VALUES (1, '\(ref)', 1000, 'sending', 'Rp 41.000');
    INSERT INTO event VALUES (3, '\(ref)', 2000, 'paid', 'Rp 41.000');
    """

  /// A second session of that sale, which comes before it by its name.
  private static let duplicate = """
    INSERT INTO sale SELECT 'A' || client_ref, 'cs_2', mode, amount, currency, 0, '', 'WEB', 5000,
      'expired', 'cs_2', 'pi_2', NULL, 9000, 9000, NULL, NULL, 0, NULL, NULL, NULL, 'expired', 0, 0,
      0, 0, NULL, '', client_ref FROM sale;
    """

  private func older(
    _ statements: String = contents, _ version: String = "1 sales"
  ) throws -> (SampleFolder, String) {
    let folder = try SampleFolder()
    let path = folder.path + "/a.sqlite"
    let queue = try DatabasePool(path: path)
    try Schema.migrator.migrate(queue, upTo: version)
    try queue.write { try $0.execute(sql: statements) }
    return (folder, path)
  }

  @Test("An older ledger opens with all it had, and is sound")
  func opens() throws {
    let (folder, path) = try older()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try SQLiteLedger(path: path)
    let sale = try #require(try ledger.read { try $0.sale(reference: "MEJA-5") })
    #expect(sale.state == .partRefunded)
    #expect(sale.note == "for Budi")
    #expect(sale.refunds.map(\.amount.minorUnits) == [100])
    let timeline = try ledger.read { try $0.timeline(of: sale.clientRef) }
    #expect(timeline.map(\.entry.kind) == ["sending", "paid"])
    #expect(timeline.map(\.at.milliseconds) == [1000, 2000])
    #expect(try ledger.read { try $0.openAttempts() }.map(\.number) == [2])
    let report = try ledger.audit()
    #expect(report.findings.isEmpty, "\(report.findings.map(\.line))")
    // Two told before, one of the sale as it was found, one of the journal that begins here.
    #expect(report.events == 4)
  }

  @Test("An older ledger can be rebuilt from the journal that began with this Kasir")
  func rebuilt() throws {
    let version = "2 answers and duplicates"
    let (folder, path) = try older("", version)
    defer { withExtendedLifetime(folder) {} }
    do {
      let queue = try DatabasePool(path: path)
      // The first version's columns by position, the later ones as a sale gets them.
      let columns = Self.contents.replacing(
        "'part_refunded', 0, 0, 1, 0, NULL, ''", with: "'part_refunded', 0, 0, 1, 0, NULL, '', NULL"
      )
      .replacing("'re_1', NULL)", with: "'re_1', NULL, 'sari', 0, NULL)")
      try queue.write { try $0.execute(sql: columns + Self.duplicate) }
    }
    let before = try SQLiteLedger(path: path).read { try $0.sales(SaleQuery()) }
    #expect(before.map(\.reference) == ["cs_2", "MEJA-5"])
    #expect(before.first?.duplicateOf == ClientRef(Self.ref))
    _ = try LedgerRebuild.run(path: path)
    let ledger = try SQLiteLedger(path: path)
    let after = try ledger.read { try $0.sales(SaleQuery()) }
    #expect(after.map(\.facts.values) == before.map(\.facts.values))
    // The bytes of requests that were sent before there was a journal are not in it.
    #expect(try ledger.read { try $0.openAttempts() }.isEmpty)
    #expect(try ledger.audit().isSound)
  }

  @Test("What is edited in it afterwards is found")
  func edited() throws {
    let (folder, path) = try older()
    defer { withExtendedLifetime(folder) {} }
    let ledger = try SQLiteLedger(path: path)
    try ledger.tamper("UPDATE refund SET amount = 1")
    #expect(try ledger.audit().findings.first?.event == 3)
  }

  @Test("It goes on where it stood, and opens again as it is")
  func goesOn() throws {
    let (folder, path) = try older()
    defer { withExtendedLifetime(folder) {} }
    do { try SQLiteLedger(path: path).save(Samples.sale(7)) }
    let ledger = try SQLiteLedger(path: path)
    #expect(try ledger.audit().events == 5)
    #expect(try ledger.audit().isSound)
  }

  @Test("An older ledger without a sale opens without an event")
  func empty() throws {
    let (folder, path) = try older("")
    defer { withExtendedLifetime(folder) {} }
    #expect(try SQLiteLedger(path: path).audit().events == 0)
  }

  @Test("Many open an older ledger at the same moment, and each sale is told of once")
  func together() async throws {
    let (folder, path) = try older()
    defer { withExtendedLifetime(folder) {} }
    try await withThrowingTaskGroup { group in
      for _ in 1...6 { group.addTask { _ = try SQLiteLedger(path: path) } }
      try await group.waitForAll()
    }
    let report = try SQLiteLedger(path: path).audit()
    #expect(report.isSound)
    #expect(report.events == 4)
  }

  @Test("A step that another process makes first is no failure, also while steps are left")
  func overtaken() throws {
    let (folder, path) = try older()
    defer { withExtendedLifetime(folder) {} }
    let pool = try DatabasePool(path: path)
    let other = OtherProcess(try DatabasePool(path: path), upTo: "4 alarms")
    pool.add(transactionObserver: other)
    try Schema.bringUp(pool, faults: LedgerFaults(path: path))
    #expect(try other.hasWorked && pool.read(Schema.migrator.hasCompletedMigrations))
  }
}

/// Brings a ledger a few steps further as soon as somebody else has made one.
private final class OtherProcess: TransactionObserver {
  private let pool: DatabasePool
  private let step: String
  private(set) var hasWorked = false

  init(_ pool: DatabasePool, upTo step: String) {
    (self.pool, self.step) = (pool, step)
  }

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
  func databaseDidChange(with event: DatabaseEvent) {}
  func databaseDidRollback(_ db: Database) {}

  func databaseDidCommit(_ db: Database) {
    guard !hasWorked else { return }
    hasWorked = (try? Schema.migrator.migrate(pool, upTo: step)) != nil
  }
}
