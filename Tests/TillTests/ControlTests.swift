import CheckoutDomain
import Testing

@testable import Till

/// What is not believed, or waited for, in silence.
struct ControlTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private var intentQuestions: Int { counter.intentQuestions }

  @Test func `a payment is read once more after five minutes, and then never again`() async throws {
    let sale = try await counter.paidSale()
    #expect(sale.isWatched)
    try await counter.watching { _ in
      try await counter.atRest()
      let asked = intentQuestions
      try await counter.pass(290)
      #expect(intentQuestions == asked)
      counter.clock.advance(by: .seconds(80))
      #expect(try await eventually { counter.intentQuestions == asked + 1 })
    }
    let kept = try counter.kept(sale)
    #expect(!kept.isWatched)
    #expect(kept.state == .paid)
    #expect(try counter.kinds(sale).last == "confirmed")
  }

  @Test func `a payment that is taken back is an alarm`() async throws {
    let sale = try await counter.paidSale()
    counter.gateway.edit(sale) { intent, _ in intent.status = .canceled }
    counter.clock.advance(by: .seconds(299))
    #expect(try await counter.refreshed(sale).state == .paid)
    counter.clock.advance(by: .seconds(1))
    #expect(try await counter.refreshed(sale).state == .paid)
    counter.clock.advance(by: Sale.doubtTime)
    let revised = try await counter.refreshed(sale)
    #expect(revised.state == .mismatch)
    #expect(revised.needsAttention)
    #expect(revised.progress.problem?.contains("says now: canceled") == true)
    #expect(revised.progress.alarm == .revised)
  }

  @Test func `an answer that lags behind takes nothing back`() async throws {
    let sale = try await counter.paidSale()
    counter.clock.advance(by: .seconds(300))
    counter.gateway.edit(sale) { intent, _ in intent.status = .requiresPaymentMethod }
    #expect(try await counter.refreshed(sale).state == .paid)
    counter.gateway.edit(sale) { intent, _ in intent.status = .succeeded }
    counter.clock.advance(by: .seconds(59))
    #expect(try await counter.refreshed(sale).progress.rereadAt != nil)
    counter.clock.advance(by: .seconds(1))
    let kept = try await counter.refreshed(sale)
    #expect(kept.state == .paid && kept.progress.rereadAt == nil && !kept.needsAttention)
    #expect(try counter.kinds(sale).suffix(2) == ["reread_doubted", "confirmed"])
  }

  @Test(arguments: [GatewayRefund.Status.failed, .canceled, GatewayRefund.Status(rawValue: "new")])
  func `a refund that is taken back is an alarm, and its money is where it belongs`(
    status: GatewayRefund.Status
  ) async throws {
    let sale = try await counter.paidSale()
    #expect(
      try await counter.till.refund(sale.clientRef, amount: sale.remaining).sale.state == .refunded)
    counter.gateway.set { $0.refunds[0].status = status }
    // No answer but the fresh one of a second reading takes anything back.
    #expect(try await counter.refreshed(sale).state == .refunded)
    counter.clock.advance(by: .seconds(300))
    #expect(try await counter.refreshed(sale).state == .refunded)
    counter.clock.advance(by: Sale.doubtTime)
    let revised = try await counter.refreshed(sale)
    #expect(revised.state == .paid)
    #expect(revised.needsAttention)
    #expect(revised.refunds.first?.problem?.contains("takes back") == true)
    #expect(revised.remaining.isZero == (status.rawValue == "new"))
  }

  @Test func `a gateway that does not answer is asked again, ever more rarely`() async throws {
    let sale = try await counter.paidSale()
    counter.clock.advance(by: .seconds(300))
    counter.gateway.set { $0.isOffline = true }
    let asked = intentQuestions
    try await counter.watching { _ in
      try await counter.atRest()
      try await counter.pass(120)
      #expect((2...8).contains(intentQuestions - asked))
    }
    counter.gateway.set { $0.isOffline = false }
    #expect(try await counter.refreshed(sale).progress.rereadAt == nil)
  }

  @Test func `a refund that is pending for a week is put to a person, and still asked about`()
    async throws
  {
    let sale = try await counter.paidSale()
    counter.gateway.willEnd(
      .answersRefund { $0.status = GatewayRefund.Status(rawValue: "pending") })
    let pending = try await counter.till.refund(sale.clientRef, amount: sale.remaining).sale
    #expect(pending.refunds.map(\.state) == [.pending])
    counter.gateway.set { $0.refunds[0].status = GatewayRefund.Status(rawValue: "pending") }
    counter.clock.advance(by: .seconds(7 * 86_400 - 1))
    #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.pending])
    counter.clock.advance(by: .seconds(1))
    let overdue = try await counter.refreshed(sale)
    #expect(overdue.refunds.map(\.state) == [.needsHuman])
    #expect(overdue.needsAttention)
    #expect(overdue.remaining.isZero)
    // Another "pending" changes nothing; its end does.
    #expect(try await counter.refreshed(sale) == overdue)
    let pause = PollSchedule.interval(
      for: overdue, isOnScreen: false, lookups: 0, now: counter.clock.now)
    #expect(pause == .seconds(86_400))
    counter.gateway.set { $0.refunds[0].status = .succeeded }
    #expect(try await counter.refreshed(sale).state == .refunded)
  }

  @Test func `a sale of which the gateway says nothing is marked, until it says something`()
    async throws
  {
    let sale = try await counter.waitingSale()
    let intents = counter.gateway.intents
    counter.gateway.set { $0.intents = [] }
    try await counter.watching { running in
      try await counter.atRest()
      try await counter.pass(30)
      let marked = try counter.kept(sale)
      #expect(marked.progress.alarm == .unanswered)
      #expect(marked.needsAttention)
      #expect(marked.state == .waiting)
      #expect(running.changes.contains(.waiting))
      counter.gateway.set { $0.intents = intents }
      try await counter.pass(20)
      #expect(try counter.kept(sale).progress.alarm == nil)
    }
    let kinds = try counter.kinds(sale)
    #expect(kinds.count { $0 == "unanswered" } == 1)
    #expect(kinds.count { $0 == "answered_again" } == 1)
  }

  @Test func `a gateway that nobody reaches marks no sale`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.set { $0.isOffline = true }
    try await counter.watching { _ in
      try await counter.atRest()
      try await counter.pass(60)
      #expect(try counter.kept(sale).progress.alarm == nil)
    }
  }
}

/// A sale that a script could not send, asked for again.
struct DraftAgainTests {
  private let counter: Counter

  init() throws {
    counter = try Counter()
    counter.clock.moveByItself()
  }

  @Test func `the same things under the same reference send it, and make no second sale`()
    async throws
  {
    counter.gateway.willEnd(.unreachable, times: 4)
    let draft = try await counter.till.charge(Counter.cart(reference: "meja-7")).sale
    #expect(draft.state == .draft)
    let again = try await counter.till.charge(Counter.cart(reference: "meja-7"))
    #expect(again.sale.clientRef == draft.clientRef)
    #expect(again.sale.state == .waiting)
    #expect(Set(counter.gateway.sent).count == 1)
  }

  @Test func `other things are refused, with what can be done`() async throws {
    counter.gateway.willEnd(.unreachable, times: 4)
    _ = try await counter.till.charge(Counter.cart(reference: "meja-7"))
    let sent = counter.gateway.sent.count
    let error = await #expect(throws: TillError.self) {
      try await counter.till.charge(Counter.cart(5000, reference: "meja-7"))
    }
    #expect(counter.gateway.sent.count == sent)
    #expect(error?.kind == .limit)
    #expect(error?.hint?.contains("charge the same items under this reference") == true)
  }

  @Test func `a sale that was sent is never sent again so`() async throws {
    _ = try await counter.till.charge(Counter.cart(reference: "meja-7"))
    let error = await #expect(throws: TillError.self) {
      try await counter.till.charge(Counter.cart(reference: "meja-7"))
    }
    #expect(error?.kind == .limit)
    #expect(counter.gateway.sent.count == 1)
  }
}
