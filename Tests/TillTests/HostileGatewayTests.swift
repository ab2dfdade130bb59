import CheckoutDomain
import Testing

@testable import Till

/// A gateway, or somebody in its place, that answers in order to make money go twice or be believed.
struct HostileGatewayTests {
  @Test func `a payment that belongs to another sale pays no second one`() async throws {
    let counter = try Counter()
    let first = try await counter.paidSale()
    counter.gateway.willEnd(
      .answers { session in session.paymentIntent = PaymentIntentID("pi_1") })
    let result = try await counter.till.charge(Counter.cart())
    #expect(result.sale.state == .mismatch)
    #expect(result.error?.kind == .mismatch)
    #expect(result.error?.message.contains("payment of \(first.reference)") == true)
    #expect(result.sale.progress.url == nil)
    // The gateway says no name with it: then amount, currency and mode are those of the second.
    counter.gateway.edit(first) { intent, _ in intent.clientRef = nil }
    #expect(try await counter.refreshed(result.sale).state == .mismatch)
    #expect(throws: TillError.self) {
      let refusal = counter.till.refusal(refunding: nil, of: try counter.kept(result.sale))
      if let refusal { throw refusal }
    }
    #expect(try counter.kept(first) == first)
  }

  @Test func `a payment that is named late and belongs to another sale pays no second one`()
    async throws
  {
    let counter = try Counter()
    let first = try await counter.paidSale()
    counter.gateway.willEnd(.answers { session in session.paymentIntent = nil })
    let second = try await counter.till.charge(Counter.cart()).sale
    #expect(second.state == .waiting)
    counter.gateway.edit(second) { _, session in
      session.paymentIntent = PaymentIntentID("pi_1")
      session.status = .complete
    }
    let seen = try await counter.refreshed(second)
    #expect(seen.state == .mismatch)
    #expect(seen.progress.problem?.contains("payment of \(first.reference)") == true)
  }

  @Test func `a code whose session asks for more by now goes from the screen`() async throws {
    let counter = try Counter()
    let sale = try await counter.waitingSale()
    counter.gateway.edit(sale) { _, session in session.amountTotal = 4_100_001 }
    let seen = try await counter.refreshed(sale)
    #expect(seen.state == .mismatch)
    #expect(seen.progress.url == nil)
    #expect(seen.progress.problem?.contains("Rp 41.000,01 instead of Rp 41.000") == true)
  }

  @Test func `what is paid for a sale that differs is seen, and can be given back once`()
    async throws
  {
    let counter = try Counter()
    let sale = try await counter.waitingSale()
    counter.gateway.edit(sale) { intent, _ in intent.currency = "GBP" }
    #expect(try await counter.refreshed(sale).state == .mismatch)
    #expect(try counter.kept(sale).isWatched)
    counter.gateway.edit(sale) { intent, _ in intent.currency = "IDR" }
    counter.gateway.pay(sale, received: 4_000_000)
    let paid = try await counter.refreshed(sale)
    #expect(paid.state == .mismatch)
    #expect(paid.progress.captured == rupiah(4_000_000))
    // What is left is to read it once more.
    #expect(paid.progress.rereadAt == counter.clock.now + Sale.rereadTime)
    #expect(
      try await counter.till.refund(sale.clientRef, amount: counter.kept(sale).remaining).error
        == nil)
    #expect(counter.gateway.refunds.map(\.amount) == [4_000_000])
    #expect(throws: TillError.self) {
      if let refusal = counter.till.refusal(refunding: rupiah(1), of: try counter.kept(sale)) {
        throw refusal
      }
    }
  }

  @Test func `the session of a sale that differs can be ended, since its page may be open`()
    async throws
  {
    let counter = try Counter()
    counter.clock.moveByItself()
    let sale = try await counter.waitingSale()
    counter.gateway.edit(sale) { _, session in session.amountTotal = 4_100_001 }
    #expect(try await counter.refreshed(sale).state == .mismatch)
    counter.gateway.willEnd(.unreachable, times: 4)
    #expect(try await counter.till.cancel(sale.clientRef).error?.kind == .notSent)
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.error == nil)
    #expect(result.sale.state == .mismatch)
    var status: CheckoutSession.Status?
    counter.gateway.edit(sale) { _, session in status = session.status }
    #expect(status == .expired)
    #expect(try counter.kinds(sale).contains("cancel_requested"))
    // Once it is paid there is nothing open to end, but money to give back.
    counter.gateway.pay(sale)
    #expect(try await counter.refreshed(sale).progress.captured == rupiah(4_100_000))
    await #expect(throws: TillError.self) { try await counter.till.cancel(sale.clientRef) }
  }

  @Test func `a cancelled sale that differs is no success`() async throws {
    let counter = try Counter()
    let sale = try await counter.waitingSale()
    counter.gateway.edit(sale) { _, session in session.mode = .live }
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.sale.state == .mismatch)
    #expect(result.error?.kind == .mismatch)
  }

  @Test
  func `a refund that was refused for an earlier one stays in doubt when its answer is read again`()
    async throws
  {
    let counter = try Counter()
    let sale = try await counter.paidSale()
    counter.gateway.willEnd(.refusesSaying("The amount is greater than what is left."))
    let result = try await counter.till.refund(sale.clientRef, amount: rupiah(3_000_000))
    #expect(result.sale.refunds.last?.state == .unknown)
    #expect(try await counter.refreshed(sale).refunds.last?.state == .unknown)
    #expect(try counter.kept(sale).reserved == rupiah(3_000_000))
  }
}
