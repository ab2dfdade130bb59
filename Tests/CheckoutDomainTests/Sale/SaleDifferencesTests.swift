import CheckoutDomain
import Testing

struct SaleDifferencesTests {
  private static let otherRef = ClientRef("ZZZZZZZZZZZZZZZZZZZZZZZZZZ")

  @Test(arguments: [
    (session(amount: 4_100_001), "The gateway says Rp 41.000,01 instead of Rp 41.000."),
    (session(amount: 41_000), "The gateway says Rp 410 instead of Rp 41.000."),
    (session(amount: 0), "The gateway says Rp 0 instead of Rp 41.000."),
    (session(amount: -4_100_000), "The gateway says -Rp 41.000 instead of Rp 41.000."),
    (session(currency: "GBP"), "The gateway says GBP instead of IDR."),
    (session(currency: "USD\u{1B}[2J"), "The gateway says USD^[[2J instead of IDR."),
    (session(mode: .live), "The gateway says live mode instead of test mode."),
    (session(clientRef: otherRef), "The gateway's answer is about another sale."),
  ])
  func `a session that differs makes a MISMATCH that says how`(
    answer: CheckoutSession, sentence: String
  ) {
    var sale = StartingSale.sending.sale
    #expect(sale.differences(from: answer) == [sentence])
    let entries = sale.apply(.createEnded(.done(answer)), at: sampleNow)
    #expect(sale.state == .mismatch)
    #expect(sale.progress.problem == sentence)
    #expect(entries == [TimelineEntry("mismatch", sentence)])
    #expect(sale.needsAttention)
  }

  @Test(arguments: [
    (
      intent(.succeeded, amount: 4_100_001), 4_100_001,
      "The gateway says Rp 41.000,01 instead of Rp 41.000."
    ),
    (
      intent(.succeeded, received: 4_000_000), 4_000_000,
      "The customer paid Rp 40.000 instead of Rp 41.000."
    ),
    (intent(.succeeded, received: 0), 0, "The customer paid Rp 0 instead of Rp 41.000."),
    (
      intent(.succeeded, mode: .live), 4_100_000,
      "The gateway says live mode instead of test mode."
    ),
    (
      intent(.succeeded, clientRef: otherRef), 4_100_000,
      "The gateway's answer is about another sale."
    ),
    (intent(.succeeded, currency: "GBP"), nil, "The gateway says GBP instead of IDR."),
  ])
  func `a payment that differs makes a MISMATCH, refundable up to what was captured`(
    answer: PaymentIntent, captured: Int64?, sentence: String
  ) {
    for start in [StartingSale.waiting, .expired, .canceled, .failed] {
      var sale = start.sale
      _ = sale.apply(.seen(session: nil, intent: answer), at: sampleNow)
      #expect(sale.state == .mismatch)
      #expect(sale.progress.problem == sentence)
      #expect(sale.progress.captured?.minorUnits == captured)
      #expect(sale.remaining.minorUnits == captured ?? 0)
      #expect(sale.needsAttention)
    }
  }

  @Test func `everything that differs is said at once`() {
    let answer = intent(.succeeded, amount: 1, received: 2, currency: "USD", mode: .live)
    #expect(StartingSale.waiting.sale.differences(from: answer).count == 4)
  }

  @Test func `a member that the answer lacks is no difference`() {
    let bareSession = session(amount: nil, currency: nil, mode: nil, clientRef: nil)
    var sale = StartingSale.sending.sale
    #expect(sale.differences(from: bareSession) == [])
    _ = sale.apply(.createEnded(.done(bareSession)), at: sampleNow)
    #expect(sale.state == .waiting)
    let bareIntent = intent(.succeeded, amount: nil, currency: nil, mode: nil, clientRef: nil)
    #expect(sale.differences(from: bareIntent) == [])
    _ = sale.apply(.seen(session: nil, intent: bareIntent), at: sampleNow)
    #expect(sale.state == .paid)
    #expect(sale.progress.captured == sampleAmount)
  }

  @Test(arguments: [StartingSale.mismatch, .unknown])
  func `what is paid for a session that differed can be given back`(start: StartingSale) {
    var sale = start.sale
    let differing = session(.complete, amount: 4_000_000)
    let entries = sale.apply(
      .seen(session: differing, intent: intent(.succeeded, amount: 4_000_000)), at: sampleNow)
    #expect(sale.state == .mismatch)
    #expect(sale.progress.captured == rupiah(40_000))
    #expect(entries.last == TimelineEntry("captured", "Rp 40.000"))
    #expect(sale.refusal(refunding: rupiah(40_000)) == nil)
    #expect(sale.refusal(refunding: rupiah(40_001)) == .exceedsRemaining(rupiah(40_000)))
    #expect(sale.apply(.seen(session: nil, intent: intent(.succeeded)), at: sampleNow) == [])
    #expect(sale.progress.captured == rupiah(40_000))
  }

  @Test func `2,500,000,000 minor units are compared past 32 bits`() {
    let sale = sampleSale(amount: rupiah(25_000_000))
    #expect(sale.differences(from: session(amount: 2_500_000_000)) == [])
    let wrapped = Int64(Int32(truncatingIfNeeded: 2_500_000_000))
    #expect(sale.differences(from: session(amount: wrapped)).count == 1)
  }
}
