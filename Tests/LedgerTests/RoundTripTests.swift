import CheckoutDomain
import Testing

@testable import Ledger

struct RoundTripTests {
  @Test(arguments: [1, 2_500_000_000, Int64.max - 1, Int64.max])
  func `an amount comes back as it went in`(_ minorUnits: Int64) throws {
    let ledger = try SQLiteLedger.inMemory()
    let amount = Samples.rupiah(minorUnits)
    var sale = Samples.sale(
      1, items: [try Samples.item("Kopi", 1, minorUnits)], amount: amount,
      progress: Samples.paid(captured: amount))
    try ledger.save(sale)
    #expect(try ledger.sale(sale) == sale)
    sale = Samples.sale(
      1, items: sale.items, amount: amount, progress: sale.progress,
      refunds: [Samples.refund(1, minorUnits)])
    try ledger.save(sale)
    #expect(try ledger.sale(sale) == sale)
  }

  @Test func `every member of a sale comes back`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let sale = Sale(
      clientRef: ClientRef("REF1"), reference: "Meja-5", mode: .live,
      items: [
        try Samples.item("Kopi susu 'gula'", 2, 50, .gbp), try Samples.item("茶", 1, 7, .gbp),
      ],
      amount: Money(minorUnits: 107, .gbp), note: "for \"Budi\"\nat the window",
      terminalType: .wap, createdAt: Timestamp(milliseconds: -1),
      progress: Sale.Progress(
        phase: .mismatch, sessionID: SessionID("cs_1"), paymentIntent: PaymentIntentID("pi_1"),
        url: "https://example.test/é", expiresAt: Timestamp(milliseconds: 1),
        endedAt: Timestamp(milliseconds: 2), paidAt: Timestamp(milliseconds: 3),
        captured: Money(minorUnits: 106, .gbp), cancelRequested: true, decline: "declined",
        problem: "differs", checkedAt: Timestamp(milliseconds: 4), chargedBy: .intent,
        replacedIntent: PaymentIntentID("pi_0"), alarm: .lostSale,
        rereadAt: Timestamp(milliseconds: 1_790_000_300_000)),
      refunds: [
        Refund(
          key: IdempotencyKey("k1"), clientRef: ClientRef("R1"),
          amount: Money(minorUnits: 6, .gbp), reason: RefundReason(rawValue: "their word"),
          createdAt: Timestamp(milliseconds: 5), refundedBefore: 3, state: .failed,
          id: RefundID("re_1"), problem: "failed there")
      ],
      dispute: Dispute(
        id: "dp_1", status: Dispute.Status(rawValue: "needs_response"), amount: 5,
        reason: "fraudulent", updatedAt: Timestamp(milliseconds: 6)))
    try ledger.save(sale)
    #expect(try ledger.sale(sale) == sale)
    #expect(try ledger.read { try $0.sale(reference: "Meja-5") } == sale)
    #expect(try ledger.read { try $0.sale(session: SessionID("cs_1")) } == sale)
    #expect(try ledger.read { try $0.sale(paymentIntent: PaymentIntentID("pi_1")) } == sale)
    #expect(try ledger.read { try $0.sale(replacedIntent: PaymentIntentID("pi_0")) } == sale)
    #expect(try ledger.read { try $0.sale(refund: "re_1") } == sale)
    #expect(try ledger.read { try $0.sale(refund: "k1") } == sale)
  }

  @Test func `what is not there is nil`() throws {
    let ledger = try SQLiteLedger.inMemory()
    try ledger.read { (ledger: any LedgerReader) throws in
      #expect(try ledger.sale(ClientRef("x")) == nil)
      #expect(try ledger.sale(reference: "x") == nil)
      #expect(try ledger.sale(session: SessionID("x")) == nil)
      #expect(try ledger.sale(paymentIntent: PaymentIntentID("x")) == nil)
      #expect(try ledger.sale(refund: "x") == nil)
      #expect(try ledger.setting("x") == nil)
      #expect(try ledger.lastAttempt(.createSession, of: ClientRef("x")) == nil)
      #expect(try ledger.lastPrice(of: "x", .idr) == nil)
      #expect(try ledger.timeline(of: ClientRef("x")).isEmpty)
    }
  }

  @Test func `progress and refunds are saved over and over`() throws {
    let ledger = try SQLiteLedger.inMemory()
    var sale = Samples.sale(1, items: [try Samples.item("Kopi"), try Samples.item("Teh")])
    for progress in [Sale.Progress(phase: .sending), Samples.waiting(), Samples.paid()] {
      sale = Samples.sale(1, items: sale.items, progress: progress)
      try ledger.save(sale)
      #expect(try ledger.sale(sale) == sale)
    }
    let first = Samples.refund(1, 100, .refunded)
    for state in [RefundState.sending, .pending, .refunded] {
      sale = Samples.sale(
        1, items: sale.items, progress: sale.progress,
        refunds: [first, Samples.refund(2, 200, state)])
      try ledger.save(sale)
      #expect(try ledger.sale(sale) == sale)
    }
  }

  @Test func `the timeline comes back oldest first`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let sale = Samples.sale(1)
    let entries = [TimelineEntry("sending", "Rp 41.000"), TimelineEntry("waiting", "cs_1")]
    try ledger.write { ledger in
      try ledger.save(sale)
      try ledger.record(entries, of: sale.clientRef, at: Samples.start)
      let paid = [TimelineEntry("paid")]
      try ledger.record(paid, of: sale.clientRef, at: Samples.start - .seconds(9))
    }
    let timeline = try ledger.read { try $0.timeline(of: sale.clientRef) }
    #expect(timeline.map(\.entry) == entries + [TimelineEntry("paid")])
    #expect(timeline.last?.at == Samples.start - .seconds(9))
  }

  @Test func `a setting keeps its last value`() throws {
    let ledger = try SQLiteLedger.inMemory()
    try ledger.write { try $0.set("live_confirmed", to: "a") }
    try ledger.write { try $0.set("live_confirmed", to: "b") }
    #expect(try ledger.read { try $0.setting("live_confirmed") } == "b")
  }

  @Test func `a sale of two currencies is refused`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let sale = Samples.sale(1, items: [try Samples.item("Tea", 1, 5, .gbp)])
    #expect(throws: LedgerError.unavailable("K1 is in IDR: the ledger keeps no GBP in it.")) {
      try ledger.save(sale)
    }
  }
}
