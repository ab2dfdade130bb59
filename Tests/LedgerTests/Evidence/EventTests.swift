import CheckoutDomain
import FoundationEssentials
import GRDB
import Testing

@testable import Ledger

/// The events that changes leave behind, and what the file does to protect them.
struct EventTests {
  private let ledger: SQLiteLedger
  private let sale = Samples.sale(1, progress: Samples.paid())

  init() throws {
    ledger = try SQLiteLedger.inMemory()
    try ledger.write { ledger in
      try ledger.save(sale)
      try ledger.record([TimelineEntry("paid", "Rp 41.000")], of: sale.clientRef, at: Samples.start)
    }
  }

  @Test("A change is part of what is told of it")
  func toldChange() throws {
    let event = try #require(try events().last)
    #expect(event.kind == "paid")
    #expect(event.change.values["captured"] == "4100000")
    #expect(event.change.values["reference"] == "K1")
    #expect(event.at == Samples.start)
  }

  @Test("A change that nobody tells of is an event all the same, and no line of the timeline")
  func untoldChange() throws {
    var progress = sale.progress
    progress.checkedAt = Samples.start
    try ledger.save(Samples.sale(1, progress: progress))
    let event = try #require(try events().last)
    #expect(event.kind == "saved")
    #expect(event.change.values == ["checked_at": String(Samples.start.milliseconds)])
    #expect(try ledger.read { try $0.timeline(of: sale.clientRef) }.map(\.entry.kind) == ["paid"])
  }

  @Test("Saving what has not changed leaves no event")
  func noChange() throws {
    try ledger.save(sale)
    #expect(try events().count == 1)
  }

  @Test("What was decided stands before the request that is sent because of it")
  func order() throws {
    let refunding = Samples.sale(1, progress: Samples.paid(), refunds: [Samples.refund(1)])
    try ledger.write { ledger in
      try ledger.save(refunding)
      let attempt = try ledger.begin(Samples.attempt(sale, .refund))
      try ledger.end(attempt: attempt, with: .unknown("cut"), at: Samples.start)
    }
    let kinds = try events().map(\.kind)
    #expect(kinds == ["paid", "saved", "attempt_begun", "attempt_ended"])
    let begun = try events()[2].change.values
    #expect(begun["attempt.1.purpose"] == "refund")
    #expect((begun["attempt.1.body_sha256"] ?? nil)?.count == 64)
    #expect(try events()[3].change.values["attempt.1.reason"] == "cut")
  }

  @Test("A refused change leaves no event, and the history goes on behind it")
  func refusedChange() throws {
    #expect(throws: LedgerError.self) { try ledger.save(Samples.sale(2, reference: "K1")) }
    #expect(throws: LedgerError.self) {
      try ledger.write { ledger in
        try ledger.save(Samples.sale(3))
        throw LedgerError.refundInFlight
      }
    }
    try ledger.save(Samples.sale(4))
    #expect(try events().map(\.number) == [1, 2])
    #expect(try ledger.audit().isSound)
  }

  @Test(
    "The file itself lets nobody touch its history",
    arguments: [
      "UPDATE event SET detail = 'x'", "DELETE FROM event", "UPDATE event SET hash = zeroblob(32)",
      "UPDATE chain SET number = 9", "UPDATE chain SET hash = zeroblob(32)", "DELETE FROM chain",
      "INSERT INTO chain VALUES (2, 0, zeroblob(32))",
      "INSERT INTO event VALUES (9, NULL, 1, 'x', '', '', zeroblob(32))",
      "INSERT OR REPLACE INTO event VALUES (1, NULL, 1, 'x', '', '', zeroblob(32))",
      "INSERT INTO event VALUES (2, NULL, 1, 'x', '', '', x'00')",
    ])
  func guards(_ statement: String) throws {
    #expect(throws: DatabaseError.self) { try ledger.execute(statement) }
    #expect(try events().count == 1)
    try ledger.save(Samples.sale(2))
  }

  @Test(
    "A history that was changed behind its back takes no further event",
    arguments: [
      "DROP TRIGGER event_delete_refused; DELETE FROM event WHERE number = 2",
      "DROP TRIGGER event_update_refused; UPDATE event SET detail = 'x' WHERE number = 2",
      "DROP TRIGGER event_update_refused; UPDATE event SET facts = 'a' WHERE number = 2",
      "DROP TRIGGER chain_update_refused; UPDATE chain SET number = 1",
      """
      DROP TRIGGER event_follows; DROP TRIGGER event_is_head;
      INSERT INTO event VALUES (9, NULL, 1, 'x', '', '', zeroblob(32))
      """,
    ])
  func headCheck(_ statements: String) throws {
    try ledger.save(Samples.sale(2))
    _ = try? ledger.execute(statements)
    let error = #expect(throws: LedgerError.self) { try ledger.save(Samples.sale(3)) }
    guard case .unavailable(let sentence) = try #require(error) else { return }
    #expect(sentence.contains("kasir sales verify"))
    #expect(try ledger.sale(Samples.sale(3)) == nil)
    #expect(try ledger.sale(Samples.sale(2)) != nil)
  }

  private func events() throws -> [LedgerEvent] {
    try ledger.database.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM event ORDER BY number")
        .map { try EventRow.stored($0).event }
    }
  }
}
