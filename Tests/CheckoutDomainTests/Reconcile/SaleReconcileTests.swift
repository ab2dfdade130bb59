import CheckoutDomain
import Testing

/// A sale compared with what the gateway says of its payment.
struct SaleReconcileTests {
  @Test(arguments: [
    (StartingSale.waiting, PaymentIntent.Status.succeeded, CheckoutSession.Status.complete, "paid"),
    (.waiting, .canceled, .expired, "ended"), (.expired, .succeeded, .expired, "paid"),
    (.canceled, .succeeded, .complete, "paid"), (.failed, .succeeded, .complete, "paid"),
    (.failed, .requiresPaymentMethod, .open, "open"),
    (.paid, .requiresPaymentMethod, .open, "open"),
    (.paid, .canceled, .expired, "ended"), (.unknown, .requiresPaymentMethod, .open, "open"),
    (.draft, .requiresPaymentMethod, .open, "open"), (.mismatch, .succeeded, .complete, "paid"),
  ])
  func `where it stands`(
    start: StartingSale, status: PaymentIntent.Status, sessionStatus: CheckoutSession.Status,
    theirs: String
  ) throws {
    let sale = start.sale
    let found = sale.differences(
      from: GatewayPayment(session: session(sessionStatus), intent: intent(status)))
    let difference = try #require(found.first)
    #expect(found.count == 1)
    #expect(difference.kind == .state && difference.remedy == .none)
    #expect(difference.ours == .word(sale.state.rawValue))
    #expect(difference.theirs == .word(theirs))
    #expect(difference.clientRef == sale.clientRef && difference.reference == sale.reference)
  }

  @Test func `while it is being sent nothing is a difference`() {
    let payment = GatewayPayment(
      session: session(.open, amount: 1), intent: intent(.requiresPaymentMethod, amount: 1))
    #expect(StartingSale.sending.sale.differences(from: payment) == [])
  }

  @Test func `an open sale whose session the gateway no longer tells apart is no difference`() {
    // Complete, but the money is still on its way.
    let payment = GatewayPayment(
      session: session(.complete), intent: intent(.requiresPaymentMethod))
    #expect(StartingSale.waiting.sale.differences(from: payment) == [])
  }

  @Test func `what a MISMATCH can no longer become is no difference, but that it was paid is`() {
    let open = GatewayPayment(session: session(.open), intent: intent(.requiresPaymentMethod))
    #expect(StartingSale.mismatch.sale.differences(from: open) == [])
  }

  @Test func `the amount asked for, told twice, is one difference`() {
    let payment = GatewayPayment(
      session: session(amount: 100), intent: intent(.requiresPaymentMethod, amount: 100))
    let found = StartingSale.waiting.sale.differences(from: payment)
    #expect(found.map(\.kind) == [.amount])
    #expect(found.first?.ours == .money(sampleAmount))
    #expect(found.first?.theirs == .money(Money(minorUnits: 100, .idr)))
  }

  @Test func `the amount that arrived is compared with what was captured here`() {
    let less = GatewayPayment(
      session: session(.complete), intent: intent(.succeeded, received: 4_000_000))
    #expect(StartingSale.paid.sale.differences(from: less).map(\.kind) == [.amount])
    #expect(StartingSale.paidMismatch.sale.differences(from: less) == [])
  }

  @Test func `amounts of another currency are not compared`() {
    let payment = GatewayPayment(
      session: session(amount: 5, currency: "USD"),
      intent: intent(.requiresPaymentMethod, amount: 5, currency: "USD"))
    let found = StartingSale.waiting.sale.differences(from: payment)
    #expect(found.map(\.kind) == [.currency])
    #expect(found.first?.theirs == .word("USD"))
  }

  @Test func `live money among test money is a difference`() {
    let payment = GatewayPayment(
      session: session(mode: .live), intent: intent(.requiresPaymentMethod))
    #expect(StartingSale.waiting.sale.differences(from: payment).map(\.kind) == [.mode])
  }

  @Test func `a member that the answers lack is no difference`() {
    let payment = GatewayPayment(
      session: session(amount: nil, currency: nil, mode: nil, clientRef: nil),
      intent: intent(
        .requiresPaymentMethod, amount: nil, currency: nil, mode: nil, clientRef: nil))
    #expect(StartingSale.waiting.sale.differences(from: payment) == [])
  }

  @Test(arguments: [
    // Given back here, reserved here, told there: does it differ?
    (0, 0, 0, false), (0, 0, 1, true), (10_000, 0, 10_000, false), (10_000, 0, 9_999, true),
    (10_000, 0, 10_001, true), (10_000, 5_000, 10_000, false), (10_000, 5_000, 15_000, false),
    (10_000, 5_000, 12_000, false), (10_000, 5_000, 15_001, true), (0, 5_000, 5_001, true),
    (10_000, 0, 0, true),
  ])
  func `the sum given back may count what is on its way, or not yet`(
    refunded: Int64, reserved: Int64, told: Int64, differs: Bool
  ) {
    var refunds: [Refund] = []
    if refunded > 0 { refunds.append(refund(rupiah(refunded), .refunded, key: "a")) }
    if reserved > 0 { refunds.append(refund(rupiah(reserved), .unknown, key: "b")) }
    let sale = sampleSale(StartingSale.paid.sale.progress, refunds: refunds)
    let payment = GatewayPayment(
      session: session(.complete), intent: intent(.succeeded), refunded: told * 100)
    #expect(sale.differences(from: payment).map(\.kind) == (differs ? [.refunded] : []))
  }

  @Test func `a gateway that tells no sum is not held against the sale`() {
    let payment = GatewayPayment(session: session(.complete), intent: intent(.succeeded))
    #expect(StartingSale.partRefunded.sale.differences(from: payment) == [])
  }
}

/// A refund compared with what the gateway says of it now.
struct RefundReconcileTests {
  @Test(arguments: [
    (RefundState.refunded, GatewayRefund.Status.succeeded, String?.none),
    (.refunded, .failed, "failed"), (.refunded, .canceled, "canceled"),
    (.refunded, GatewayRefund.Status(rawValue: "pending"), "pending"),
    (.failed, .succeeded, "refunded"), (.failed, .failed, nil), (.canceled, .succeeded, "refunded"),
    (.failed, GatewayRefund.Status(rawValue: "pending"), "pending"),
    // What has not ended is looked up until it is known.
    (.pending, .succeeded, nil), (.unknown, .succeeded, nil), (.needsHuman, .failed, nil),
  ])
  func `where it stands`(state: RefundState, told: GatewayRefund.Status, theirs: String?) {
    let sale = sampleSale(
      StartingSale.paid.sale.progress, refunds: [refund(rupiah(1), state, id: "re_1")])
    let found = sale.differences(from: gatewayRefund(told, amount: 100, id: "re_1"))
    #expect(found.map(\.kind) == (theirs == nil ? [] : [.state]))
    #expect(found.first?.theirs == theirs.map { .word($0) })
    #expect(found.allSatisfy { $0.refund == RefundID("re_1") })
  }

  @Test func `another amount is a difference, another refund is not ours`() {
    let sale = sampleSale(
      StartingSale.paid.sale.progress, refunds: [refund(rupiah(1), .refunded, id: "re_1")])
    let found = sale.differences(from: gatewayRefund(.succeeded, amount: 101, id: "re_1"))
    #expect(found.map(\.kind) == [.refunded])
    #expect(sale.differences(from: gatewayRefund(.failed, amount: 101, id: "re_2")) == [])
  }
}

struct AlarmTests {
  @Test func `an alarm needs attention until somebody has settled it`() {
    var sale = StartingSale.paid.sale
    #expect(sale.raise(.lostSale).map(\.kind) == ["lost_sale"])
    #expect(sale.needsAttention && SaleTab.attention.contains(sale))
    #expect(sale.raise(.lostSale) == [])
    let entries = sale.settleAlarm(by: "Sari", evidence: "delivered")
    #expect(entries.map(\.detail) == ["Sari: delivered"])
    #expect(!sale.needsAttention)
    #expect(sale.settleAlarm(by: "Sari", evidence: "again") == [])
  }

  @Test func `the verdict says what is certain first`() {
    var report = Reconciliation(window: sampleNow..<sampleNow + .seconds(1))
    #expect(report.verdict == .balanced)
    report.note(unsaid: "No answer.")
    report.note(unsaid: "No answer.")
    #expect(report.unsaid == ["No answer."] && report.verdict == .unknown)
    report.differences.append(StartingSale.paid.sale.missingAtGateway)
    #expect(report.verdict == .differs)
  }
}
