import CheckoutDomain
import Testing

/// What a sale remembers of the way it went.
struct SaleProgressTests {
  private let later = sampleNow + .seconds(90)

  @Test func `an opened sale knows its session, its link and its end`() {
    var sale = StartingSale.sending.sale
    let entries = sale.apply(.createEnded(.done(session())), at: sampleNow)
    #expect(sale.progress.sessionID == sampleSession)
    #expect(sale.progress.paymentIntent == sampleIntent)
    #expect(sale.progress.url == session().url)
    #expect(sale.progress.expiresAt == sampleNow + .seconds(86_400))
    #expect(entries == [TimelineEntry("waiting", sampleSession.text)])
    #expect(sale.isOpen && !sale.isMoneyMoving && !sale.canCharge)
  }

  @Test func `a link never changes once it is known`() {
    var sale = StartingSale.sending.sale
    _ = sale.apply(.createEnded(.done(session())), at: sampleNow)
    var other = session()
    other.url = "https://evil.example/pay"
    other.id = SessionID("cs_2")
    other.paymentIntent = PaymentIntentID("pi_2")
    _ = sale.apply(.seen(session: other, intent: nil), at: later)
    #expect(sale.progress.url == session().url)
    #expect(sale.progress.sessionID == sampleSession)
    #expect(sale.progress.paymentIntent == sampleIntent)
  }

  @Test func `a declined try stays WAITING and can be tried again`() {
    var sale = StartingSale.waiting.sale
    let declined = intent(.requiresPaymentMethod, error: "Insufficient limit.")
    let entries = sale.apply(.seen(session: session(), intent: declined), at: later)
    #expect(sale.state == .waiting)
    #expect(sale.progress.decline == "Insufficient limit.")
    #expect(entries == [TimelineEntry("declined", "Insufficient limit.")])
    #expect(sale.apply(.seen(session: session(), intent: declined), at: later) == [])
    let again = intent(.init(rawValue: "processing"))
    #expect(sale.apply(.seen(session: session(), intent: again), at: later) == [])
    #expect(sale.progress.decline == nil)
    _ = sale.apply(.seen(session: nil, intent: intent(.failed)), at: later)
    #expect(sale.progress.decline == "declined")
    _ = sale.apply(.seen(session: nil, intent: intent(.succeeded)), at: later)
    #expect(sale.state == .paid)
    #expect(sale.progress.decline == nil)
  }

  @Test(arguments: [StartingSale.waiting, .cancelling, .intentAlone])
  func `a payment is PAID with its time and what was captured`(start: StartingSale) {
    var sale = start.sale
    let entries = sale.apply(.seen(session: nil, intent: intent(.succeeded)), at: later)
    #expect(sale.state == .paid)
    #expect(sale.progress.paidAt == later)
    #expect(sale.progress.captured == sampleAmount)
    #expect(sale.progress.problem == nil)
    #expect(entries == [TimelineEntry("paid", "Rp 41.000")])
    #expect(sale.remaining == sampleAmount)
  }

  @Test(arguments: [StartingSale.expired, .canceled, .failed, .refused])
  func `a payment that arrives late becomes PAID, says so, and is for a person`(
    start: StartingSale
  ) {
    var sale = start.sale
    let entries = sale.apply(.seen(session: nil, intent: intent(.succeeded)), at: later)
    #expect(sale.state == .paid)
    #expect(sale.progress.problem == "The payment arrived after the sale had ended.")
    #expect(entries == [TimelineEntry("paid", "Rp 41.000, late"), TimelineEntry("late_payment")])
    #expect(sale.progress.alarm == .latePayment)
    #expect(sale.needsAttention)
    _ = sale.settleAlarm(by: "Sari", evidence: "handed over")
    #expect(!sale.needsAttention)
  }

  @Test(arguments: [StartingSale.expired, .canceled, .failed])
  func `an ended sale that was asked about remembers when`(start: StartingSale) {
    var sale = start.sale
    let event = SaleEvent.seen(session: session(.expired), intent: intent(.canceled))
    #expect(sale.apply(event, at: later) == [])
    #expect(sale.progress.checkedAt == later)
    #expect(sale.progress.endedAt == sampleNow)
  }

  @Test func `a cancelled sale is CANCELED only when the gateway confirms`() {
    var sale = StartingSale.waiting.sale
    #expect(sale.apply(.cancelRequested, at: later) == [TimelineEntry("cancel_requested")])
    #expect(sale.state == .waiting)
    #expect(sale.progress.cancelRequested)
    var refused = sale
    _ = refused.apply(.cancelRefused, at: later)
    #expect(!refused.progress.cancelRequested)
    _ = refused.apply(.seen(session: session(.expired), intent: nil), at: later)
    #expect(refused.state == .expired)
    var paid = sale
    _ = paid.apply(.seen(session: session(.complete), intent: intent(.succeeded)), at: later)
    #expect(paid.state == .paid)
    _ = sale.apply(.seen(session: session(.expired), intent: nil), at: later)
    #expect(sale.state == .canceled)
    #expect(sale.progress.endedAt == later)
  }

  @Test func `a refused create is FAILED with the reason, and can be sent again`() {
    var sale = StartingSale.sending.sale
    let refusal = GatewayRejection(status: 400, code: "amount_too_small", message: nil)
    _ = sale.apply(.createEnded(.rejected(refusal)), at: later)
    #expect(sale.progress.problem == "The gateway refused (400): amount_too_small")
    #expect(sale.progress.endedAt == later)
    #expect(sale.canCharge)
    _ = sale.apply(.sendingStarted, at: later)
    #expect(sale.state == .sending)
    #expect(sale.progress == Sale.Progress(phase: .sending))
  }

  @Test func `a failed sale with a session is never sent again`() {
    for start in [StartingSale.failed, .expired, .canceled, .waiting, .paid, .mismatch, .unknown] {
      var sale = start.sale
      #expect(!sale.canCharge)
      #expect(sale.apply(.sendingStarted, at: later) == [])
    }
  }

  @Test func `what was not sent is a DRAFT with the reason`() {
    var sale = StartingSale.sending.sale
    let entries = sale.apply(.createEnded(.notSent("No such host.")), at: later)
    #expect(entries == [TimelineEntry("not_sent", "No such host.")])
    #expect(sale.progress == Sale.Progress(phase: .draft, problem: "No such host."))
    #expect(sale.canCharge)
  }

  @Test func `the reason for UNKNOWN is the newest, and it is news once`() {
    var sale = StartingSale.sending.sale
    #expect(sale.isMoneyMoving)
    #expect(
      sale.apply(.createEnded(.unknown("silence")), at: later)
        == [TimelineEntry("unknown", "silence")])
    #expect(sale.needsAttention && !sale.isMoneyMoving)
    #expect(sale.apply(.createEnded(.unknown("more silence")), at: later) == [])
    #expect(sale.progress.problem == "more silence")
    _ = sale.apply(.createEnded(.done(session())), at: later)
    #expect(sale.state == .waiting)
    #expect(sale.progress.problem == nil)
  }
}
