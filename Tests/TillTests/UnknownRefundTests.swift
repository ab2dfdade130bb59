import CheckoutDomain
import Testing

@testable import Till

struct UnknownRefundTests {
  @Test func `a list that may go on proves no refund absent`() async throws {
    for isWhole in [true, false] {
      let counter = try Counter()
      try counter.prove(.findsRefunds)
      try counter.prove(.returnsMetadata)
      counter.gateway.set { $0.tellsRefunds = true }
      let sale = try await counter.unknown(100)
      counter.gateway.set { $0.endsLists = isWhole }
      let (till, now) = (counter.till, counter.clock.now)
      _ = try counter.ledger.write {
        try $0.lease(WatchLease.name, for: till.process, until: now + .seconds(90_000), now: now)
      }
      for _ in 1...30 {
        counter.clock.advance(by: .seconds(120))
        _ = await till.refresh(sale.clientRef, maySend: true)
      }
      #expect(try counter.kept(sale).refunds.map(\.state) == [isWhole ? .notSent : .unknown])
    }
  }

  private static let hour = Duration.seconds(3600)
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test(arguments: [
    ScriptedGateway.Ending.silent(did: false), .silent(did: true),
    .garbled(status: 500, did: true), .garbled(status: 409, did: false),
    .garbled(status: 200, did: true),
  ])
  func `an unknown refund keeps its money reserved, and none follows it`(
    _ ending: ScriptedGateway.Ending
  ) async throws {
    let sale = try await unknown(ending)
    #expect(sale.refunds.map(\.state) == [.unknown])
    #expect(sale.remaining == rupiah(900))
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(1))
    }
    #expect(error?.kind == .refundInFlight)
    #expect(error?.message.contains("do not refund it again") == true)
  }

  @Test func `an unknown refund is looked up for a day, never sent again, and then for a person`()
    async throws
  {
    let sale = try await unknown(.silent(did: false))
    let sent = counter.gateway.sent
    for _ in 1...23 {
      counter.clock.advance(by: Self.hour)
      #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.unknown])
    }
    counter.clock.advance(by: Self.hour)
    let given = try await counter.refreshed(sale)
    #expect(given.refunds.map(\.state) == [.needsHuman])
    #expect(given.refunds.first?.problem?.contains("ask WooshPay") == true)
    #expect(given.remaining == rupiah(900))
    #expect(given.needsAttention)
    #expect(counter.gateway.sent == sent)
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(1))
    }
    #expect(error?.kind == .refundInFlight)
  }

  @Test func `after a day without the gateway it is for a person, and still resolves by itself`()
    async throws
  {
    let sale = try await unknown(.silent(did: true))
    counter.gateway.set { $0.isOffline = true }
    counter.clock.advance(by: Self.hour * 23)
    let result = try #require(await counter.till.refresh(sale.clientRef))
    #expect(result.sale.refunds.map(\.state) == [.unknown])
    #expect(result.error?.kind == .notSent)
    counter.clock.advance(by: Self.hour * 2)
    #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.needsHuman])
    counter.gateway.set { ($0.isOffline, $0.tellsRefunds) = (false, true) }
    #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.refunded])
  }

  @Test func `the answer about another refund is no answer`() async throws {
    let sale = try await counter.paidSale(1000)
    let first = try await counter.till.refund(sale.clientRef, amount: rupiah(100)).sale.refunds[0]
    for name in [first.clientRef, nil] {
      counter.clock.advance(by: .seconds(1))
      counter.gateway.willEnd(
        .answersRefund { answer in
          answer.id = RefundID("re_1")
          answer.clientRef = name
        })
      let result = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
      #expect(result.error?.kind == .unknown)
      #expect(result.sale.refunds.last?.state == .unknown)
      #expect(result.sale.refunds.last?.id == nil)
      counter.gateway.set { $0.tellsRefunds = true }
      #expect(try await counter.refreshed(sale).refunds.last?.state == .refunded)
      counter.gateway.set { $0.tellsRefunds = false }
    }
  }

  @Test func `a refund that becomes another amount while pending is for a person`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.answersRefund { $0.status = .init(rawValue: "processing") })
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    counter.gateway.set { state in
      state.refunds[0].status = .succeeded
      state.refunds[0].amount = 500
    }
    let found = try await counter.refreshed(sale)
    #expect(found.refunds.map(\.state) == [.needsHuman])
    #expect(found.needsAttention)
  }

  @Test(
    arguments: [
      ("Amount exceeds the remaining balance", 900, RefundState.unknown),
      ("Amount exceeds the remaining balance", 500, .rejected),
      ("Refunds are not enabled", 900, .rejected),
      ("This idempotency key was used already", 100, .unknown),
    ] as [(String, Int64, RefundState)])
  func `a refusal that only an earlier arrival explains is unknown`(
    _ message: String, _ amount: Int64, _ state: RefundState
  ) async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.refusesSaying(message))
    let result = try await counter.till.refund(sale.clientRef, amount: rupiah(amount))
    #expect(result.sale.refunds.map(\.state) == [state])
    #expect(result.error?.kind == (state == .unknown ? .unknown : .rejected))
  }

  @Test func `a failed refund that has arrived after all stops the next one`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.answersRefund { $0.status = .failed })
    let failed = try await counter.till.refund(sale.clientRef, amount: rupiah(700)).sale
    #expect(failed.remaining == rupiah(1000))
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(700))
    }
    #expect(error?.message.contains("has arrived after all") == true)
    #expect(try counter.kept(sale).remaining == rupiah(300))
  }

  @Test func `an unknown refund is found by its own name where the gateway lists refunds`()
    async throws
  {
    let sale = try await unknown(.silent(did: true))
    counter.gateway.set { $0.tellsRefunds = true }
    let found = try await counter.refreshed(sale)
    #expect(found.refunds.map(\.state) == [.refunded])
    #expect(found.refunds.first?.id == RefundID("re_1"))
    #expect(found.state == .partRefunded)
    #expect(
      try counter.kinds(sale).suffix(3) == ["refund_sending", "refund_unknown", "refund_refunded"])
  }

  @Test func `a pending refund is asked about until it has ended`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.answersRefund { $0.status = .init(rawValue: "processing") })
    let pending = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    #expect(pending.error == nil)
    #expect(pending.sale.refunds.map(\.state) == [.pending])
    #expect(pending.sale.remaining == rupiah(900))
    counter.gateway.set { $0.refunds[0].status = .init(rawValue: "a new word") }
    #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.pending])
    counter.gateway.set { state in
      state.refunds[0].status = .failed
      state.refunds[0].failureReason = "No such account."
    }
    let failed = try await counter.refreshed(sale)
    #expect(failed.refunds.map(\.state) == [.failed])
    #expect(
      failed.refunds.first?.problem
        == "It failed at the provider (No such account): pay back by other means.")
    #expect(failed.remaining == rupiah(1000))
    #expect(failed.needsAttention)
  }

  @Test func `a refund that never goes to a lower rank stays refunded`() async throws {
    let sale = try await counter.paidSale(1000)
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    counter.gateway.set { $0.refunds[0].status = .failed }
    counter.gateway.set { $0.tellsRefunds = true }
    #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.refunded])
  }

  @Test(
    arguments: [
      (.answersRefund { $0.amount = 1000 }, "instead of Rp 1"),
      (.answersRefund { $0.currency = "USD" }, "refunded in USD"),
      (.answersRefund { $0.paymentIntent = PaymentIntentID("pi_9") }, "about another payment"),
    ] as [(ScriptedGateway.Ending, String)])
  func `an answer about other money is for a person`(
    _ ending: ScriptedGateway.Ending, _ words: String
  ) async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(ending)
    let result = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    #expect(result.error?.kind == .mismatch)
    #expect(result.error?.message.contains(words) == true, "\(result.error?.message ?? "")")
    #expect(result.sale.refunds.map(\.state) == [.needsHuman])
    #expect(result.sale.remaining == rupiah(900))
  }

  @Test func `a listed refund of somebody else's, of the same amount, is not the one looked for`()
    async throws
  {
    let sale = try await unknown(.silent(did: false))
    counter.gateway.set { state in
      state.tellsRefunds = true
      state.intents[0].amountRefunded = 100
      state.refunds.append(
        GatewayRefund(
          id: RefundID("re_9"), status: .succeeded, amount: 100, currency: "IDR",
          paymentIntent: PaymentIntentID("pi_1"), clientRef: ClientRef("SOMEBODY-ELSES")))
    }
    let found = try await counter.refreshed(sale)
    #expect(found.refunds.map(\.state) == [.unknown, .refunded])
    #expect(found.remaining == rupiah(800))
    #expect(try counter.kept(sale) == found)
  }

  @Test func `a sum that another refund explains by now does not count an unknown one`()
    async throws
  {
    let sale = try await unknown(.silent(did: false))
    var kept = try counter.kept(sale)
    let other = Refund(
      key: IdempotencyKey("re_9"), clientRef: ClientRef("SOMEBODY-ELSES"), amount: rupiah(100),
      reason: .duplicate, createdAt: counter.clock.now, refundedBefore: 0, state: .refunded,
      id: RefundID("re_9"))
    _ = kept.adopt(other)
    let key = kept.refunds[0].key
    #expect(kept.apply(.countedByGateway(sum: 100, isSettled: true), toRefund: key) == [])
    #expect(kept.refunds[0].state == .unknown)
    _ = kept.apply(.countedByGateway(sum: 200, isSettled: true), toRefund: key)
    #expect(kept.refunds[0].state == .refunded)
  }

  @Test func `a refusal of a process that stood still does not undo what another one has sent`()
    async throws
  {
    try counter.prove(.honoursRefundKeys)
    let sale = try await counter.paidSale(1000)
    let other = counter.neighbour("the other process")
    counter.gateway.willEnd(.silent(did: true), .refuses(400))
    let isFirst = Box(true)
    counter.gateway.whileSending { [clock = counter.clock] _ in
      guard isFirst.value else { return }
      isFirst.change { $0 = false }
      clock.advance(by: .seconds(120))
      _ = try? other.till.recover(olderThan: .seconds(60))
      clock.advance(by: .seconds(60))
      _ = try? WatchLease(till: other.till).hold(at: clock.now)
      _ = await other.till.refresh(sale.clientRef, maySend: true)
    }
    let result = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    #expect(counter.gateway.sent.count { $0.path == "/v1/refunds" } == 2)
    #expect(counter.gateway.refunds.count == 1)
    #expect(result.sale.refunds.map(\.state) == [.unknown])
    #expect(result.error?.kind == .unknown)
  }

  private func unknown(_ ending: ScriptedGateway.Ending) async throws -> Sale {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(ending)
    let result = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    #expect(result.error?.kind == .unknown)
    #expect(result.error?.hint?.contains("Do not refund it again") == true)
    return result.sale
  }
}
