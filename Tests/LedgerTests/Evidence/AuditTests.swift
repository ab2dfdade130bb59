import CheckoutDomain
import FoundationEssentials
import GRDB
import Testing

@testable import Ledger

/// Ledgers that somebody has edited with another program, guards and all out of the way.
struct AuditTests {
  private let ledger: SQLiteLedger

  init() throws {
    ledger = try SQLiteLedger.inMemory()
    try SampleHistory.write(to: ledger)
  }

  @Test("A ledger that nobody touched is sound")
  func sound() throws {
    let report = try ledger.audit()
    #expect(report.findings.isEmpty)
    #expect(report.sales == 3)
    #expect(report.events == SampleHistory.events)
  }

  @Test(
    "Every edit is found, with the sale it is about",
    arguments: [
      ("UPDATE sale SET amount = 1 WHERE reference = 'K1'", "K1", "amount"),
      ("UPDATE sale SET captured = 9900000 WHERE reference = 'K1'", "K1", "captured"),
      (
        "UPDATE sale SET phase = 'waiting', state = 'waiting' WHERE reference = 'K1'", "K1", "phase"
      ),
      ("UPDATE sale SET payment_intent = 'pi_9' WHERE reference = 'K1'", "K1", "payment_intent"),
      ("UPDATE sale SET reference = 'K9' WHERE reference = 'K1'", "K1", "reference"),
      ("UPDATE sale SET state = 'refunded' WHERE reference = 'K1'", "K1", "Lists show it"),
      ("UPDATE refund SET amount = 1", "K1", "refund.kasir-refund-1.amount"),
      ("UPDATE refund SET state = 'rejected'", "K1", "refund.kasir-refund-1.state"),
      ("UPDATE refund SET payment_intent = 'pi_9'", "K1", "payment_intent"),
      ("DELETE FROM refund", "K1", "refund.kasir-refund-1.amount is nothing"),
      ("UPDATE line_item SET unit_amount = 1", "K1", "item.0.unit_amount"),
      ("DELETE FROM line_item", "K1", "item.0.name"),
      ("UPDATE attempt SET body = x'00' WHERE number = 2", "K1", "attempt.2.body_sha256"),
      ("UPDATE attempt SET answer = x'00' WHERE number = 1", "K1", "attempt.1.answer_sha256"),
      ("UPDATE attempt SET answer = NULL WHERE number = 1", "K1", "attempt.1.answer_sha256"),
      ("DELETE FROM attempt WHERE number = 2", "K1", "attempt.2.key"),
      ("DELETE FROM sale WHERE reference = 'K2'", "K2", "a sale that is not there"),
      (
        """
        INSERT INTO refund SELECT 'k9', sale, 1, payment_intent, 'R9', 5, 'duplicate', 1, 0,
        'refunded', 're_9', NULL, '', 0, NULL, 0 FROM refund
        """, "K1", "refund.k9.amount"
      ),
      (
        """
        INSERT INTO sale (client_ref, reference, mode, amount, currency, line_count, note,
        terminal_type, created_at, phase, cancel_requested, state, in_waiting, in_paid,
        in_refunded, in_attention, search_text)
        SELECT 'NEW', 'K9', mode, amount, currency, 0, note, terminal_type, created_at, phase, 0,
        state, in_waiting, in_paid, in_refunded, in_attention, '' FROM sale WHERE reference = 'K2'
        """, "K9", "no event tells of it"
      ),
    ])
  func edits(_ statement: String, _ reference: String, _ words: String) throws {
    try ledger.tamper(statement)
    let findings = try ledger.audit().findings
    let found = findings.filter { $0.sentence.contains(words) }
    #expect(!found.isEmpty, "\(findings.map(\.line))")
    #expect(
      found.allSatisfy {
        $0.reference == reference && ($0.event != nil || words == "no event tells of it")
      })
  }

  @Test("An edited event, a removed one and one put in are named by their numbers")
  func events() throws {
    for (statement, event, kind) in [
      (
        "UPDATE event SET facts = replace(facts, '4100000', '100') WHERE number = 1", 1,
        EvidenceFinding.Kind.eventChanged
      ),
      ("DELETE FROM event WHERE number = 3", 4, .eventMissing),
      (
        "UPDATE event SET facts = 'nonsense', hash = zeroblob(32) WHERE number = 2", 2,
        .eventChanged
      ),
    ] {
      let ledger = try SQLiteLedger.inMemory()
      try SampleHistory.write(to: ledger)
      try ledger.tamper(statement)
      let findings = try ledger.audit().findings
      #expect(findings.contains { $0.kind == kind && $0.event == Int64(event) }, "\(statement)")
    }
  }

  @Test("A chain that was reckoned anew is found by the balances that do not follow from it")
  func rehashed() throws {
    try ledger.tamper("UPDATE event SET facts = replace(facts, '.amount=100000', '.amount=1')")
    try ledger.rehash()
    let findings = try ledger.audit().findings
    #expect(!findings.contains { $0.kind == .eventChanged || $0.kind == .eventMissing })
    #expect(
      findings.contains {
        $0.reference == "K1" && $0.sentence.contains("refund.kasir-refund-1.amount")
      })
    #expect(findings.contains { $0.sentence.hasPrefix("The balance refunded is") })
  }

  @Test("An edited sale with an edited history is found where it breaks a rule")
  func rehashedWithRows() throws {
    try ledger.tamper("UPDATE refund SET amount = 5000000")
    try ledger.tamper(
      "UPDATE event SET facts = replace(facts, '.amount=100000', '.amount=5000000')")
    try ledger.rehash()
    let findings = try ledger.audit().findings
    #expect(
      findings.contains { $0.kind == .rule && $0.sentence.contains("more than what is left") })
  }

  @Test(
    "An end that was cut off is found by the head; cut off with the head, the rows are left over")
  func truncated() throws {
    let last = SampleHistory.events
    try ledger.tamper("DELETE FROM event WHERE number > \(last - 2)")
    #expect(try ledger.audit().findings.contains { $0.kind == .eventMissing && $0.event == last })
    try ledger.rehash()
    let findings = try ledger.audit().findings
    #expect(!findings.contains { $0.kind == .eventMissing })
    #expect(findings.contains { $0.kind == .differs && $0.reference == "K1" })
  }

  @Test("A guard that was taken away or weakened is named")
  func guards() throws {
    try ledger.execute("DROP TRIGGER event_delete_refused; DROP INDEX refund_in_flight")
    try ledger.execute("CREATE INDEX refund_in_flight ON refund (payment_intent)")
    let sentences = try ledger.audit().findings.map(\.sentence)
    #expect(
      sentences == [
        "The file's guard event_delete_refused is not as Kasir makes it.",
        "The file's guard refund_in_flight is not as Kasir makes it.",
      ])
  }
}
