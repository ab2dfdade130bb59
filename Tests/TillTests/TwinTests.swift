import CheckoutDomain
import Synchronization
import Testing

@testable import Till

/// Two sessions of one sale: never two codes, and a second payment is told.
struct TwinTests {
  private let counter: Counter

  init() throws {
    counter = try Counter()
    counter.gateway.set { $0.honoursKeys = false }
  }

  @Test func `a session that arrived late beside the sale's own is expired`() async throws {
    let sale = try await soldAgainBesideALateCreate()
    let twin = try await refreshedTwin(of: sale)
    #expect(twin.state == .canceled)
    #expect(twin.reference == "cs_2")
    #expect(twin.amount == sale.amount)
    #expect(twin.progress.url == nil)
    #expect(try counter.kept(sale).state == .waiting)
    #expect(try counter.kinds(sale).contains("duplicate_found"))
    let statuses = counter.gateway.state.withLock { $0.sessions.map(\.status) }
    #expect(statuses == [.open, .expired])
  }

  @Test func `a second payment of one sale is its own row, linked, and needs attention`()
    async throws
  {
    let sale = try await soldAgainBesideALateCreate()
    counter.gateway.set { state in
      state.intents[1].status = .succeeded
      state.sessions[1].status = .complete
    }
    counter.gateway.pay(sale)
    let twin = try await refreshedTwin(of: sale)
    #expect(twin.state == .paid)
    #expect(twin.needsAttention)
    #expect(try counter.kept(sale).state == .paid)
    #expect(try !counter.kept(sale).needsAttention)
    let refunded = try await counter.till.refund(twin.clientRef, amount: twin.remaining).sale
    #expect(refunded.state == .refunded)
    #expect(!refunded.needsAttention)
  }

  @Test func `a twin whose expiry got lost is expired again when it is looked at`() async throws {
    let sale = try await soldAgainBesideALateCreate()
    counter.gateway.willEnd(.silent(did: false))
    let twin = try await refreshedTwin(of: sale)
    #expect(twin.state == .waiting)
    let sent = counter.gateway.sent.count
    try await counter.refreshed(twin)
    #expect(counter.gateway.sent.count == sent)
    counter.clock.advance(by: .seconds(61))
    try await counter.refreshed(twin)
    #expect(try counter.kept(twin).state == .canceled)
  }

  @Test func `a twin is found once`() async throws {
    let sale = try await soldAgainBesideALateCreate()
    _ = try await refreshedTwin(of: sale)
    try await counter.refreshed(sale)
    try await counter.refreshed(sale)
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.count == 2)
    #expect(try counter.kinds(sale).filter { $0 == "duplicate_found" }.count == 1)
  }

  @Test func `of two sessions found for an unknown sale, the paid one is the sale's`() async throws
  {
    counter.gateway.willEnd(.silent(did: true))
    let sale = try await counter.till.charge(Counter.cart()).sale
    counter.gateway.set { state in
      var second = state.sessions[0]
      (second.id, second.paymentIntent) = (SessionID("cs_2"), PaymentIntentID("pi_2"))
      second.status = .complete
      state.sessions.append(second)
      var intent = state.intents[0]
      (intent.id, intent.status) = (PaymentIntentID("pi_2"), .succeeded)
      state.intents.append(intent)
    }
    let found = try await counter.refreshed(sale)
    #expect(found.state == .paid)
    #expect(found.progress.sessionID == SessionID("cs_2"))
    let twin = try #require(
      try counter.ledger.read { try $0.sale(session: SessionID("cs_1")) })
    #expect(twin.state == .canceled)
  }

  @Test(arguments: [true, false])
  func `a twin that nobody could be asked about when the sale ended is found by a later look`(
    _ isPaid: Bool
  ) async throws {
    let sale = try await counter.waitingSale()
    _ = await counter.gateway.send(try #require(counter.gateway.sent.first))
    if isPaid { counter.gateway.pay(sale) } else { counter.gateway.expire(sale) }
    // What says that it has ended is answered, and then nothing is.
    counter.gateway.afterQuestions(isPaid ? 1 : 2) { gateway in gateway.set { $0.isOffline = true }
    }
    #expect(try await counter.refreshed(sale).state == (isPaid ? .paid : .expired))
    counter.gateway.set { $0.isOffline = false }
    counter.clock.advance(by: .seconds(600))
    let twin = try await refreshedTwin(of: sale)
    #expect(twin.state == .canceled)
  }

  @Test func `a sale that was answered at once costs no search while it waits`() async throws {
    let sale = try await counter.waitingSale()
    try await counter.refreshed(sale)
    #expect(!counter.gateway.questions.contains { $0.hasPrefix("intents ") })
  }

  /// The create got no answer and was proven absent; it was sent again, and then the first one
  /// arrived after all.
  private func soldAgainBesideALateCreate() async throws -> Sale {
    counter.gateway.willEnd(.silent(did: false))
    let lost = try await counter.till.charge(Counter.cart()).sale
    counter.clock.advance(by: .seconds(25))
    #expect(try await counter.refreshed(lost).state == .draft)
    let sale = try await counter.till.chargeAgain(lost.clientRef).sale
    #expect(sale.state == .waiting)
    let late = try #require(counter.gateway.sent.first)
    _ = await counter.gateway.send(late)
    return sale
  }

  private func refreshedTwin(of sale: Sale) async throws -> Sale {
    try await counter.refreshed(sale)
    let twin = try counter.ledger.read { try $0.sale(session: SessionID("cs_2")) }
    let found = try #require(twin)
    #expect(found.duplicateOf == sale.clientRef)
    return found
  }
}
