import CheckoutDomain
import Testing

@testable import Till

/// What is left is read from the gateway just before a refund is sent.
struct RemainingTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test func `a refund made elsewhere stops ours, and what is left is shown`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.set { $0.intents[0].amountRefunded = 400 }
    let error = await refused(sale, 900)
    #expect(error?.kind == .exceedsRemaining)
    #expect(error?.message.contains("made elsewhere: Rp 6 is left") == true)
    let kept = try counter.kept(sale)
    #expect(kept.remaining == rupiah(600))
    #expect(kept.refunds.map(\.reason) == [.madeElsewhere])
    #expect(
      try await counter.till.refund(sale.clientRef, amount: kept.remaining).sale.state == .refunded)
  }

  @Test func `a refund made elsewhere comes in under its own id where the gateway lists them`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    counter.gateway.set { state in
      state.intents[0].amountRefunded = 400
      state.tellsRefunds = true
      state.refunds.append(
        GatewayRefund(
          id: RefundID("re_dashboard"), status: .succeeded, amount: 400, currency: "IDR",
          paymentIntent: PaymentIntentID("pi_1"), reason: "duplicate"))
    }
    _ = await refused(sale, 100)
    let refund = try #require(try counter.kept(sale).refunds.first)
    #expect(refund.id == RefundID("re_dashboard"))
    #expect(refund.state == .refunded)
    #expect(refund.reason == .duplicate)
  }

  @Test func `a sum without ids is the refund that is fetched later, not another one`() async throws
  {
    let sale = try await counter.paidSale(1000)
    counter.gateway.set { state in
      state.intents[0].amountRefunded = 400
      state.refunds.append(
        GatewayRefund(
          id: RefundID("re_dashboard"), status: .succeeded, amount: 400, currency: "IDR",
          paymentIntent: PaymentIntentID("pi_1")))
    }
    _ = await refused(sale, 100)
    let found = try await counter.till.findOrImport(refund: "re_dashboard")
    #expect(found.refunds.map(\.id) == [RefundID("re_dashboard")])
    #expect(found.remaining == rupiah(600))
  }

  @Test func `a refund made at another console while what is left is read stops ours`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    let ledger = counter.ledger
    counter.gateway.afterQuestions(1) { _ in
      try? ledger.write { ledger in
        guard var sale = try ledger.sale(sale.clientRef) else { return }
        let refund = Refund(
          key: IdempotencyKey("neighbour"), clientRef: ClientRef("NEIGHBOUR"),
          amount: rupiah(300), reason: .requestedByCustomer, createdAt: sale.createdAt,
          refundedBefore: 0)
        let done = GatewayRefund(id: RefundID("re_neighbour"), status: .succeeded)
        _ = try sale.begin(refund)
        _ = sale.apply(.ended(.done(done)), toRefund: refund.key)
        try ledger.save(sale)
      }
    }
    let error = await refused(sale, 300)
    #expect(error?.kind == .exceedsRemaining)
    #expect(error?.message.contains("meanwhile: Rp 7 is left") == true)
    #expect(try counter.kept(sale).refunds.map(\.key) == [IdempotencyKey("neighbour")])
    #expect(counter.gateway.refunds.isEmpty)
  }

  @Test func `whoever decided before another refund was made decides again`() async throws {
    let sale = try await counter.paidSale(1000)
    // Both consoles ask "refund 300?" at once; the other one is answered first.
    let seen = sale.refunds.map(\.key)
    _ = try await counter.neighbour("the other console").till.refund(
      sale.clientRef, amount: rupiah(300), seen: seen)
    let sent = counter.gateway.sent.count
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(300), seen: seen)
    }
    #expect(error?.message.contains("meanwhile: Rp 7 is left. Nothing was sent.") == true)
    #expect(counter.gateway.sent.count == sent)
    let again = try counter.kept(sale).refunds.map(\.key)
    #expect(
      try await counter.till.refund(sale.clientRef, amount: rupiah(300), seen: again).error == nil)
  }

  @Test func `the list tells what a sum leaves out until it has ended`() async throws {
    try counter.prove(.findsRefunds)
    let sale = try await counter.paidSale(1000)
    counter.tell(0)
    counter.gateway.set { $0.tellsRefunds = true }
    counter.stranger("re_dashboard", 800, status: "pending")
    let error = await refused(sale, 500)
    #expect(error?.message.contains("made elsewhere: Rp 2 is left") == true)
    #expect(try counter.kept(sale).refunds.map(\.state) == [.pending])
  }

  @Test func `a sum that still counts a refund that failed makes no refund of it`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.answersRefund { $0.status = .init(rawValue: "pending") })
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(1000))
    counter.gateway.set { $0.refunds[0].status = .failed }
    #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.failed])
    counter.tell(1000)
    let error = await refused(sale, 1000)
    #expect(error?.kind == .exceedsRemaining)
    #expect(error?.message.contains("perhaps with a refund that has failed") == true)
    #expect(try counter.kept(sale).remaining == rupiah(1000))
    counter.tell(0)
    let result = try await counter.till.refund(sale.clientRef, amount: rupiah(1000))
    #expect(result.sale.state == .refunded)
  }

  @Test func `our own refunds are no news, also where the gateway tells fewer`() async throws {
    let sale = try await counter.paidSale(1000)
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(300))
    for told in [300, 0, nil] as [Int64?] {
      counter.clock.advance(by: .seconds(1))
      counter.gateway.set { $0.intents[0].amountRefunded = told }
      let result = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
      #expect(result.error == nil)
    }
  }

  @Test func `where the gateway cannot be asked nothing is sent and nothing reserved`() async throws
  {
    let sale = try await counter.paidSale(1000)
    counter.gateway.set { $0.isOffline = true }
    let error = await refused(sale, 100)
    #expect(error?.kind == .notSent)
    #expect(error?.message.contains("nothing was sent") == true)
    #expect(try counter.kept(sale).refunds.isEmpty)
  }

  @Test func `a payment that the gateway tells otherwise now is not refunded`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.set { $0.intents[0].currency = "USD" }
    #expect(await refused(sale, 100)?.kind == .mismatch)
    #expect(try counter.kept(sale).refunds.isEmpty)
  }

  private func refused(_ sale: Sale, _ amount: Int64) async -> TillError? {
    let before = counter.gateway.sent.count
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(amount))
    }
    #expect(counter.gateway.sent.count == before)
    return error
  }
}
