import CheckoutDomain
import Synchronization
import Testing

@testable import Till

/// What is known of a gateway: by its own ledger, or from the test gateway of the same account.
struct FactsTests {
  private func till(_ counter: Counter, _ test: GatewayFacts) -> Till {
    Till(
      gateway: counter.gateway, ledger: counter.ledger, time: counter.clock,
      random: SeededRandom(seed: 1), process: ProcessIdentity("this"), testFacts: test)
  }

  private func answers(_ answers: [GatewayFacts.Question: Bool]) -> GatewayFacts {
    GatewayFacts(
      answers.mapValues { GatewayFacts.Answer(isYes: $0, at: Timestamp(milliseconds: 5)) })
  }

  @Test func `answers are kept with their date, and a later one counts`() throws {
    let counter = try Counter()
    try counter.till.keep([.honoursRefundKeys: true, .findsRefunds: false])
    counter.clock.advance(by: .seconds(60))
    try counter.till.keep([.findsRefunds: true])
    let facts = try counter.till.facts()
    #expect(facts.isProven(.honoursRefundKeys) && facts.isProven(.findsRefunds))
    #expect(facts.answers[.findsRefunds]?.at == counter.clock.now)
    #expect(facts.answers[.honoursRefundKeys]?.at == counter.clock.now - .seconds(60))
    #expect(facts.answers.count == 2 && facts.answers.values.allSatisfy { !$0.isFromTest })
  }

  @Test func `the test gateway of the account answers where nothing else is known`() throws {
    let counter = try Counter(mode: .live)
    try counter.till.keep([.honoursRefundKeys: false])
    let till = till(counter, answers([.honoursRefundKeys: true, .enforcesCaptured: true]))
    let facts = try till.facts()
    #expect(!facts.isProven(.honoursRefundKeys))
    #expect(facts.isProven(.enforcesCaptured))
    #expect(facts.answers[.enforcesCaptured]?.isFromTest == true)
    #expect(facts.answers[.enforcesCaptured]?.at == Timestamp(milliseconds: 5))
  }

  @Test func `a live charge is refused where the test gateway counts rupiah without decimals`()
    async throws
  {
    let counter = try Counter(mode: .live)
    let till = till(counter, answers([.hasTwoDecimals: false]))
    try till.confirmLive()
    let error = await #expect(throws: TillError.self) {
      try await till.charge(Counter.cart())
    }
    #expect(error?.kind == .limit)
    #expect(error?.message.contains("Rp 41.000 would be charged as 4100000 rupiah") == true)
    #expect(counter.gateway.sent.isEmpty)
    // Pounds are not doubted, and neither is test money.
    _ = try await till.charge(Counter.cart(500, .gbp))
    let test = try Counter()
    let other = self.till(test, answers([.hasTwoDecimals: false]))
    _ = try await other.charge(Counter.cart())
  }

  @Test func `not knowing the decimals asks for the typed confirmation, no more`() async throws {
    let counter = try Counter(mode: .live)
    #expect(try counter.till.needsLiveConfirmation())
    try counter.till.confirmLive()
    _ = try await counter.till.charge(Counter.cart())
  }

  @Test func `what was made past the till is taken in once`() async throws {
    let counter = try Counter()
    let sale = try await counter.paidSale(1000)
    let refund = GatewayRefund(
      id: RefundID("re_probe"), status: .succeeded, amount: 50, currency: "IDR",
      paymentIntent: sale.progress.paymentIntent, clientRef: ClientRef("PROBE"))
    for _ in 0..<2 { try counter.till.takeIn(refund) }
    #expect(try counter.kept(sale).refunded == rupiah(50))
    let other = try Counter(process: "another", at: counter.gateway, counter.clock)
    let theirs = try await other.waitingSale(700)
    let session = try #require(counter.gateway.state.withLock { $0.sessions.last })
    for _ in 0..<2 { try await counter.till.takeIn(session) }
    #expect(try counter.kept(theirs).state == .waiting)
  }
}
