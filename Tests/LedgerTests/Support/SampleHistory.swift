import CheckoutDomain
import FoundationEssentials
import GRDB

@testable import Ledger

/// Three invented sales in a ledger, one of them charged, paid and refunded through every step.
enum SampleHistory {
  /// How many events that leaves.
  static let events: Int64 = 11

  static func write(to ledger: SQLiteLedger) throws {
    let items = [try Samples.item("Kopi")]
    func sale(_ progress: Sale.Progress, _ refunds: [Refund] = []) -> Sale {
      Samples.sale(1, items: items, progress: progress, refunds: refunds)
    }
    let first = sale(Sale.Progress(phase: .sending))
    let answer = GatewayAnswer(status: 200, retryAfter: .seconds(2), body: Array("{}".utf8))
    try step(ledger, first, "sending") {
      _ = try $0.begin(Samples.attempt(first, key: "kasir-create-1"))
    }
    try ledger.write { try $0.end(attempt: 1, with: .answered(answer), at: Samples.start) }
    try step(ledger, sale(Samples.waiting()), "waiting")
    try step(ledger, sale(Samples.paid()), "paid")
    try step(ledger, Samples.sale(2), "draft")
    try step(
      ledger, Samples.sale(3, progress: Samples.charged(3), dispute: Samples.dispute), "waiting")
    try step(ledger, sale(Samples.paid(), [Samples.refund(1)]), "refund_sending") {
      _ = try $0.begin(Samples.attempt(first, .refund, key: "kasir-refund-1"))
    }
    try ledger.write { try $0.end(attempt: 2, with: .unknown("cut"), at: Samples.start) }
    try step(ledger, sale(Samples.paid(), [Samples.refund(1, 100_000, .refunded)]), "refunded")
  }

  private static func step(
    _ ledger: SQLiteLedger, _ sale: Sale, _ kind: String,
    _ then: (any LedgerWriter) throws -> Void = { _ in }
  ) throws {
    try ledger.write { ledger in
      try ledger.save(sale)
      try ledger.record([TimelineEntry(kind)], of: sale.clientRef, at: Samples.start)
      try then(ledger)
    }
  }
}

extension SQLiteLedger {
  /// Does what another program could: changes the file without its guards, and puts them back.
  func tamper(_ statements: String) throws {
    try database.barrierWriteWithoutTransaction { database in
      let guards = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      for row in guards { try database.execute(sql: "DROP TRIGGER \(row["name"] as String)") }
      try database.execute(sql: statements)
      for row in guards { try database.execute(sql: row["sql"] as String) }
      try database.execute(sql: "PRAGMA foreign_keys = ON")
    }
  }

  /// Reckons every hash of the history anew, and its head.
  func rehash() throws {
    var head = ChainHead.none
    let rows = try database.read {
      try Row.fetchAll($0, sql: "SELECT * FROM event ORDER BY number")
    }
    for row in rows {
      let event = try EventRow.stored(row).event
      head = EventRow.head(after: head, event)
      let hex = head.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      try tamper("UPDATE event SET hash = x'\(hex)' WHERE number = \(event.number)")
      try tamper("UPDATE chain SET number = \(event.number), hash = x'\(hex)'")
    }
  }
}
