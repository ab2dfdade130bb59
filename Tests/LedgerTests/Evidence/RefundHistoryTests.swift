import CheckoutDomain
import Testing

@testable import Ledger

struct RefundHistoryTests {
  @Test(
    "No refund is begun on what does not follow from the history",
    arguments: [
      "UPDATE sale SET captured = 9000000", "UPDATE refund SET amount = 1",
      "UPDATE refund SET state = 'failed'", "UPDATE sale SET payment_intent = 'pi_other'",
      "UPDATE line_item SET unit_amount = unit_amount + 1024",
    ])
  func tampered(_ change: String) throws {
    let ledger = try SQLiteLedger.inMemory()
    let items = [try Samples.item("Kopi")]
    let done = Samples.refund(1, 100_000, .refunded)
    let next = Samples.refund(2, 200_000)
    let sale = Samples.sale(1, items: items, progress: Samples.paid(), refunds: [done])
    try ledger.save(sale)
    try ledger.tamper(change)
    let said = try sentence { try begin(next, on: sale, in: ledger) }
    #expect(said.contains("does not follow from its history") && said.contains("K1"))
    #expect(try ledger.read { try $0.openAttempts() }.isEmpty)
  }

  @Test("A refund is begun on what does")
  func sound() throws {
    let ledger = try SQLiteLedger.inMemory()
    let done = Samples.refund(1, 100_000, .refunded)
    let sale = Samples.sale(
      1, items: [try Samples.item("Kopi")], progress: Samples.paid(), refunds: [done])
    try ledger.save(sale)
    try begin(Samples.refund(2, 200_000), on: sale, in: ledger)
    #expect(try ledger.read { try $0.openAttempts() }.count == 1)
  }

  private func begin(_ refund: Refund, on sale: Sale, in ledger: SQLiteLedger) throws {
    try ledger.write { ledger in
      // As a till does: what the ledger says of it, and one refund more.
      let kept = try ledger.sale(sale.clientRef) ?? sale
      let sale = Samples.sale(
        1, items: kept.items, progress: kept.progress, refunds: kept.refunds + [refund])
      try ledger.save(sale)
      try ledger.record([TimelineEntry("refund_sending")], of: sale.clientRef, at: Samples.start)
      _ = try ledger.begin(Samples.attempt(sale, .refund, key: refund.key.text))
    }
  }
}
