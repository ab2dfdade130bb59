import CheckoutDomain
import GRDB
import Testing

@testable import Ledger

/// What the file itself refuses, even from somebody who goes around the port.
struct GuardTests {
  @Test(arguments: [
    "UPDATE event SET detail = 'x'", "DELETE FROM event", "UPDATE line_item SET unit_amount = 1",
    "DELETE FROM line_item", "UPDATE sale SET amount = 1", "UPDATE sale SET currency = 'GBP'",
    "UPDATE sale SET client_ref = 'x'", "UPDATE sale SET reference = 'x'",
    "UPDATE sale SET mode = 'live'", "UPDATE sale SET created_at = 1",
    "UPDATE sale SET line_count = 9", "DELETE FROM sale",
    "UPDATE refund SET amount = 1", "UPDATE refund SET key = 'x'",
    "UPDATE refund SET payment_intent = 'x'", "DELETE FROM refund",
    "UPDATE refund SET line_count = 2", "UPDATE refund_line SET quantity = 9",
    "DELETE FROM refund_line", "INSERT INTO refund_line SELECT key, 1, 'x', 1, 1 FROM refund",
    "UPDATE attempt SET body = x'00'", "UPDATE attempt SET key = 'x'", "DELETE FROM attempt",
    """
    INSERT INTO line_item (sale, position, name, quantity, unit_amount, name_key, currency, sold_at)
    SELECT client_ref, 1, 'x', 1, 1, 'x', 'IDR', 1 FROM sale
    """,
    "UPDATE sale SET amount = 'many'", "INSERT INTO setting VALUES ('a', NULL)",
  ])
  func `the file refuses`(_ statement: String) throws {
    let ledger = try SQLiteLedger.inMemory()
    let sale = Samples.sale(
      1, items: [try Samples.item("Kopi")], progress: Samples.paid(),
      refunds: [Samples.refund(1, lines: [Samples.line(0, "Kopi", 100_000)])])
    try ledger.write { ledger in
      try ledger.save(sale)
      try ledger.record([TimelineEntry("sending")], of: sale.clientRef, at: Samples.start)
      _ = try ledger.begin(Samples.attempt(sale))
    }
    #expect(throws: DatabaseError.self) { try ledger.execute(statement) }
    #expect(try ledger.sale(sale) == sale)
  }

  @Test func `a sale saved with another amount keeps the first`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let sale = Samples.sale(1, items: [try Samples.item("Kopi")])
    try ledger.save(sale)
    try ledger.save(
      Samples.sale(
        1, items: [try Samples.item("Teh")], amount: Samples.rupiah(1), reference: "other",
        progress: Samples.waiting()))
    let kept = try #require(try ledger.sale(sale))
    #expect((kept.items, kept.amount) == (sale.items, sale.amount))
    #expect(kept.reference == sale.reference)
    #expect(kept.progress == Samples.waiting())
  }
}

struct RefundGuardTests {
  @Test(arguments: RefundState.allCases)
  func `a second refund waits for one in flight`(_ state: RefundState) throws {
    let ledger = try SQLiteLedger.inMemory()
    try ledger.save(Samples.sale(1, progress: Samples.paid()))
    let first = Samples.refund(1, 100, state)
    try ledger.save(Samples.sale(1, progress: Samples.paid(), refunds: [first]))
    let both = Samples.sale(1, progress: Samples.paid(), refunds: [first, Samples.refund(2)])
    if state.isInFlight {
      #expect(throws: LedgerError.refundInFlight) { try ledger.save(both) }
    } else {
      try ledger.save(both)
    }
    #expect(try ledger.sale(both)?.refunds.count == (state.isInFlight ? 1 : 2))
  }

  @Test func `refunds of two payments are in flight together`() throws {
    let ledger = try SQLiteLedger.inMemory()
    for number in [1, 2] {
      try ledger.save(
        Samples.sale(number, progress: Samples.paid(number), refunds: [Samples.refund(number)]))
    }
    #expect(try ledger.references(SaleQuery()) == ["K2", "K1"])
  }

  @Test(arguments: RefundState.allCases)
  func `no refund is begun beyond what is left`(_ state: RefundState) throws {
    let ledger = try SQLiteLedger.inMemory()
    let captured = Samples.paid(captured: Samples.rupiah(1000))
    let first = Samples.refund(1, 400, state)
    try ledger.save(Samples.sale(1, progress: captured, refunds: [first]))
    let tooMuch = Samples.sale(1, progress: captured, refunds: [first, Samples.refund(2, 601)])
    let isSpent = state.isReserving || state == .refunded
    if isSpent {
      #expect(throws: LedgerError.self) { try ledger.save(tooMuch) }
    } else {
      try ledger.save(tooMuch)
    }
    #expect(try ledger.sale(tooMuch)?.refunds.count == (isSpent ? 1 : 2))
  }

  @Test func `a refund of exactly what is left is begun`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let captured = Samples.paid(captured: Samples.rupiah(1000))
    let refunds = [Samples.refund(1, 400, .refunded), Samples.refund(2, 600)]
    try ledger.save(Samples.sale(1, progress: captured, refunds: refunds))
    #expect(try ledger.sale(Samples.sale(1))?.refunds == refunds)
  }

  @Test func `sums beyond 64 bits are refused too`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let captured = Samples.paid(captured: Samples.rupiah(.max))
    let refunds = [
      Samples.refund(1, .max, .refunded), Samples.refund(2, .max, .refunded), Samples.refund(3, 1),
    ]
    #expect(throws: LedgerError.self) {
      try ledger.save(Samples.sale(1, progress: captured, refunds: refunds))
    }
  }

  @Test func `a refund of nothing and one without a payment are refused`() throws {
    let ledger = try SQLiteLedger.inMemory()
    #expect(throws: LedgerError.self) {
      try ledger.save(Samples.sale(1, progress: Samples.paid(), refunds: [Samples.refund(1, 0)]))
    }
    #expect(throws: LedgerError.self) {
      try ledger.save(Samples.sale(1, refunds: [Samples.refund(1)]))
    }
    #expect(try ledger.references(SaleQuery()).isEmpty)
  }
}
