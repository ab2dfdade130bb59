import CheckoutDomain
import GRDB
import Glibc
import Testing

@testable import Ledger

/// Which lines a refund gives back, kept with it.
struct RefundLinesTests {
  private let shop: JournalledLedger

  init() throws { shop = try JournalledLedger() }

  private static func sale(_ number: Int, _ refunds: [Refund] = []) throws -> Sale {
    Samples.sale(
      number, items: [try Samples.item("Kopi", 2), try Samples.item("Teh", 1, 500_000)],
      progress: Samples.paid(number), refunds: refunds)
  }

  private static let lines = [Samples.line(0, "Kopi", 1_800_000), Samples.line(1, "Teh", 500_000)]

  /// A sale of which two refunds have lines and one has none, beside one without any.
  @discardableResult
  private func fill(_ ledger: SQLiteLedger) throws -> Sale {
    let done = Samples.refund(1, 1_800_000, .refunded, lines: [Self.lines[0]])
    let byAmount = Samples.refund(2, 100, .refunded)
    let next = Samples.refund(3, 500_000, lines: [Self.lines[1]])
    try ledger.save(try Self.sale(2, []))
    try ledger.save(try Self.sale(1))
    try ledger.save(try Self.sale(1, [done]))
    try ledger.save(try Self.sale(1, [done, byAmount]))
    try ledger.write { ledger in
      let sale = try Self.sale(1, [done, byAmount, next])
      try ledger.save(sale)
      _ = try ledger.begin(Samples.attempt(sale, .refund))
    }
    return try Self.sale(1, [done, byAmount, next])
  }

  @Test func `the lines come back with their refund, and stay when it moves on`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let sale = try fill(ledger)
    #expect(try ledger.sale(sale) == sale)
    #expect(try ledger.read { try $0.sales(SaleQuery()) }.last == sale)
    var moved = sale
    _ = moved.apply(
      .ended(.rejected(GatewayRejection(status: 400, code: nil, message: nil))),
      toRefund: try #require(sale.refunds.last).key)
    try ledger.save(moved)
    #expect(try ledger.sale(sale)?.refunds.map(\.lines) == [[Self.lines[0]], [], [Self.lines[1]]])
    #expect(try ledger.audit().isSound)
  }

  @Test func `a refund saved with other lines keeps the first`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let sale = try fill(ledger)
    let refunds = sale.refunds.map { refund in
      Refund(
        key: refund.key, clientRef: refund.clientRef, amount: refund.amount, lines: Self.lines,
        reason: refund.reason, createdAt: refund.createdAt, refundedBefore: 0, state: refund.state)
    }
    try ledger.save(try Self.sale(1, refunds))
    #expect(try ledger.sale(sale) == sale)
    #expect(try ledger.audit().isSound)
  }

  @Test func `the journal alone brings the lines back`() throws {
    let sale = try fill(try shop.open())
    for ending in ["", "-wal", "-shm"] { unlink(shop.path + ending) }
    _ = try LedgerRebuild.run(path: shop.path)
    let ledger = try shop.open()
    #expect(try ledger.sale(sale) == sale)
    let report = try ledger.audit()
    #expect(report.findings.isEmpty, "\(report.findings.map(\.line))")
  }

  @Test(arguments: [
    ("UPDATE refund_line SET quantity = 2", "refund.kasir-refund-1.line.0.quantity is \"2\""),
    ("DELETE FROM refund_line", "refund.kasir-refund-1.line.0.name is nothing"),
    ("UPDATE refund SET line_count = 0", "refund.kasir-refund-1.line.0.amount is nothing"),
    (
      "INSERT INTO refund_line VALUES ('kasir-refund-1', 1, 'Teh', 1, 1)",
      "refund.kasir-refund-1.line.1.name is \"Teh\""
    ),
  ])
  func `what is changed past Kasir is found`(statement: String, said: String) throws {
    let ledger = try SQLiteLedger.inMemory()
    try fill(ledger)
    let guards = [
      "refund_line_update_refused", "refund_line_delete_refused", "refund_line_is_complete",
      "refund_line_count_refused",
    ]
    for name in guards { try ledger.execute("DROP TRIGGER \(name)") }
    try ledger.execute(statement)
    let findings = try ledger.audit().findings.map(\.line)
    #expect(findings.contains { $0.contains(said) }, "\(findings)")
    #expect(guards.allSatisfy { name in findings.contains { $0.contains(name) } })
  }

  /// Makes a ledger what it was before lines were kept.
  private static let undoing = """
    DROP TRIGGER refund_line_is_complete; DROP TRIGGER refund_line_count_refused;
    DROP TABLE refund_line; ALTER TABLE refund DROP COLUMN line_count;
    DELETE FROM grdb_migrations WHERE identifier = '9 lines of refunds';
    """

  @Test func `a ledger of before has no lines, is sound, and keeps them from now on`() throws {
    let old = try Self.sale(1, [Samples.refund(1, 1_800_000, .refunded)])
    do {
      let ledger = try shop.open()
      try ledger.save(try Self.sale(1), try Self.sale(2))
      try ledger.save(old)
      try ledger.execute(Self.undoing)
      try ledger.close()
    }
    let next = try Self.sale(2, [Samples.refund(9, 500_000, lines: [Self.lines[1]])])
    do {
      let ledger = try shop.open()
      #expect(try ledger.sale(old) == old)
      #expect(try ledger.audit().isSound)
      try ledger.save(next)
      #expect(try ledger.audit().isSound)
      try ledger.close()
    }
    _ = try LedgerRebuild.run(path: shop.path)
    let rebuilt = try shop.open()
    #expect(try rebuilt.sale(old) == old)
    #expect(try rebuilt.sale(next) == next)
    #expect(try rebuilt.audit().isSound)
  }
}
