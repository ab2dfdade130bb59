import CheckoutDomain
import Synchronization
import Testing

@testable import Till

/// Events are hints: what is so, the gateway is asked.
struct GatewayEventTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private func deliver(
    _ id: String, _ subject: GatewayEvent.Subject, mode: Mode? = .test
  ) throws -> Bool {
    counter.gateway.set {
      $0.events.append(GatewayEvent(id: id, type: "sample", mode: mode, subject: subject))
    }
    return try counter.till.receive(id, body: Array(id.utf8))
  }

  private func intent(of sale: Sale) throws -> GatewayEvent.Subject {
    .intent(try #require(sale.progress.paymentIntent), nil)
  }

  private var open: [String] {
    get throws { try counter.ledger.read { try $0.openDeliveries(limit: 100) }.map(\.event) }
  }

  @Test func `a hint makes the sale what the gateway says, not what the event says`() async throws {
    let sale = try await counter.waitingSale()
    #expect(try deliver("evt_1", intent(of: sale)))
    #expect(try await counter.till.actOnEvents() == false)
    #expect(try counter.kept(sale).state == .waiting)
    counter.gateway.pay(sale)
    #expect(try deliver("evt_2", intent(of: sale)))
    #expect(try await counter.till.actOnEvents() == false)
    #expect(try counter.kept(sale).state == .paid)
    #expect(try open.isEmpty)
  }

  @Test func `an event counts once, by its id`() async throws {
    let sale = try await counter.waitingSale()
    #expect(try deliver("evt_1", intent(of: sale)))
    #expect(try !deliver("evt_1", intent(of: sale)))
    _ = try await counter.till.actOnEvents()
    let asked = counter.gateway.questions.count
    #expect(try !deliver("evt_1", intent(of: sale)))
    #expect(try await counter.till.actOnEvents() == false)
    #expect(counter.gateway.questions.count == asked)
  }

  @Test func `a replaced intent that was paid after all is a sale of its own, linked`() async throws
  {
    var cart = try Counter.cart()
    cart.chargedBy = .intent
    let first = try await counter.till.charge(cart).sale
    let sale = try await counter.till.replaceIntent(of: first.clientRef).sale
    #expect(sale.state == .waiting)
    let replaced = try #require(sale.progress.replacedIntent)
    counter.gateway.set { state in
      guard let place = state.intents.firstIndex(where: { $0.id == replaced }) else { return }
      state.intents[place].status = .succeeded
    }
    _ = try deliver("evt_1", .intent(replaced, nil))
    counter.gateway.afterQuestions(2) { $0.set { $0.isOffline = true } }
    #expect(try await counter.till.actOnEvents())
    counter.gateway.set { $0.isOffline = false }
    #expect(try await counter.till.actOnEvents() == false)
    let twin = try #require(try counter.ledger.read { try $0.sale(paymentIntent: replaced) })
    #expect(twin.duplicateOf == sale.clientRef)
    #expect(twin.state == .paid && twin.needsAttention)
  }

  @Test func `a late failure does not undo a payment, in whatever order they come`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.pay(sale)
    for id in ["evt_2", "evt_1", "evt_3"] { _ = try deliver(id, intent(of: sale)) }
    _ = try await counter.till.actOnEvents()
    #expect(try counter.kept(sale).state == .paid)
  }

  @Test func `what the gateway cannot be asked about stays until it can`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.pay(sale)
    _ = try deliver("evt_1", intent(of: sale))
    counter.gateway.set { $0.isOffline = true }
    #expect(try await counter.till.actOnEvents() == true)
    #expect(try open == ["evt_1"])
    counter.gateway.set { $0.isOffline = false }
    #expect(try await counter.till.actOnEvents() == false)
    #expect(try counter.kept(sale).state == .paid)
  }

  @Test func `a process that died after it kept an event leaves it to the next`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.pay(sale)
    _ = try deliver("evt_1", intent(of: sale))
    let next = counter.neighbour("the next process")
    #expect(try await next.till.actOnEvents() == false)
    #expect(try counter.kept(sale).state == .paid)
  }

  @Test func `events of strangers, of the other mode, and unreadable ones are done with at once`()
    async throws
  {
    let sale = try await counter.waitingSale()
    counter.gateway.pay(sale)
    _ = try deliver("evt_1", .intent(PaymentIntentID("pi_stranger"), ClientRef("STRANGER")))
    _ = try deliver("evt_2", intent(of: sale), mode: .live)
    _ = try deliver("evt_3", .other)
    _ = try counter.till.receive("evt_4", body: Array("nonsense".utf8))
    #expect(try await counter.till.actOnEvents() == false)
    #expect(try open.isEmpty)
    #expect(try counter.kept(sale).state == .waiting)
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.count == 1)
  }

  @Test func `the intent of a sale whose create was lost brings it back`() async throws {
    counter.gateway.willEnd(.silent(did: true))
    var cart = try Counter.cart()
    cart.chargedBy = .intent
    let sale = try await counter.till.charge(cart).sale
    #expect(sale.state == .unknown)
    _ = try deliver("evt_1", .intent(PaymentIntentID("pi_d1"), sale.clientRef))
    _ = try await counter.till.actOnEvents()
    #expect(try counter.kept(sale).state == .waiting)
  }

  @Test func `a refund that was made elsewhere is taken in`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.set { state in
      state.refunds.append(
        GatewayRefund(
          id: RefundID("re_elsewhere"), status: .succeeded, amount: 300, currency: "IDR",
          paymentIntent: sale.progress.paymentIntent))
    }
    _ = try deliver("evt_1", .refund(RefundID("re_elsewhere"), sale.progress.paymentIntent, 300))
    _ = try await counter.till.actOnEvents()
    #expect(try counter.kept(sale).refunded == rupiah(300))
    #expect(try counter.kept(sale).remaining == rupiah(700))
  }

  @Test func `a refund of another payment than its event says is no refund of this sale`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    let other = try await counter.paidSale(1000)
    counter.gateway.set { state in
      state.refunds.append(
        GatewayRefund(
          id: RefundID("re_x"), status: .succeeded, amount: 300, currency: "IDR",
          paymentIntent: other.progress.paymentIntent))
    }
    _ = try deliver("evt_1", .refund(RefundID("re_x"), sale.progress.paymentIntent, nil))
    _ = try await counter.till.actOnEvents()
    #expect(try counter.kept(sale).refunds.isEmpty)
  }
}

/// A refund that fails after it has succeeded: days later nothing but an event tells of it.
struct RefundTakenBackTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private func refundedLongAgo() async throws -> (Sale, RefundID) {
    let sale = try await counter.paidSale(1000)
    let refund = try await counter.till.refund(sale.clientRef, amount: rupiah(5)).sale.refunds[0]
    counter.clock.advance(by: Sale.rereadTime)
    #expect(try await counter.refreshed(sale).progress.rereadAt == nil)
    counter.clock.advance(by: .seconds(2 * 86_400))
    return (sale, try #require(refund.id))
  }

  private func tell(_ id: RefundID, of sale: Sale) async throws {
    counter.gateway.set {
      $0.events.append(
        GatewayEvent(
          id: "evt_late", type: "charge.refund.updated", mode: .test,
          subject: .refund(id, sale.progress.paymentIntent, nil)))
    }
    _ = try counter.till.receive("evt_late", body: Array("evt_late".utf8))
    #expect(try await counter.till.actOnEvents() == false)
  }

  @Test func `it is asked about once more, and then it is an alarm`() async throws {
    let (sale, id) = try await refundedLongAgo()
    counter.gateway.set { $0.refunds[0].status = .failed }
    try await tell(id, of: sale)
    let doubted = try counter.kept(sale)
    #expect(doubted.refunds[0].state == .refunded)
    #expect(doubted.isWatched)
    counter.clock.advance(by: Sale.doubtTime)
    let revised = try await counter.refreshed(sale)
    #expect(revised.refunds[0].state == .failed)
    #expect(revised.progress.alarm == .revised)
    #expect(revised.needsAttention)
  }

  @Test func `an answer that lagged behind takes nothing back`() async throws {
    let (sale, id) = try await refundedLongAgo()
    counter.gateway.set { $0.refunds[0].status = GatewayRefund.Status(rawValue: "pending") }
    try await tell(id, of: sale)
    counter.gateway.set { $0.refunds[0].status = .succeeded }
    counter.clock.advance(by: Sale.doubtTime)
    let kept = try await counter.refreshed(sale)
    #expect(kept.refunds[0].state == .refunded && !kept.needsAttention && !kept.isWatched)
  }

  @Test func `an event about a refund that stands moves nothing`() async throws {
    let (sale, id) = try await refundedLongAgo()
    let before = try counter.kept(sale)
    try await tell(id, of: sale)
    #expect(try counter.kept(sale) == before)
  }
}

/// Disputes are told in events alone.
struct DisputeEventTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private func dispute(_ status: String, at seconds: Int = 0) -> Dispute {
    Dispute(
      id: "dp_1", status: .init(rawValue: status), updatedAt: counter.clock.now + .seconds(seconds))
  }

  private func deliver(_ id: String, _ dispute: Dispute, of sale: Sale) throws {
    counter.gateway.set {
      $0.events.append(
        GatewayEvent(
          id: id, type: "charge.dispute.updated", mode: .test,
          subject: .dispute(dispute, sale.progress.paymentIntent)))
    }
    _ = try counter.till.receive(id, body: Array(id.utf8))
  }

  @Test func `the sale is marked by what the gateway says of the event`() async throws {
    let sale = try await counter.paidSale()
    try deliver("evt_1", dispute("needs_response"), of: sale)
    // What was signed and what is so now need not be the same.
    counter.gateway.set { state in
      state.events.append(
        GatewayEvent(
          id: "evt_1", type: "charge.dispute.updated",
          subject: .dispute(
            Dispute(id: "dp_1", status: .lost, updatedAt: Timestamp(milliseconds: 5)),
            sale.progress.paymentIntent)))
    }
    #expect(try await counter.till.actOnEvents() == false)
    let marked = try counter.kept(sale)
    #expect(marked.isDisputed && marked.needsAttention)
    #expect(marked.dispute?.status == .lost)
    #expect(marked.state == .paid)
    #expect(try counter.kinds(sale).last == "disputed")
  }

  @Test func `a gateway that keeps no events leaves what it has signed`() async throws {
    let sale = try await counter.paidSale()
    counter.gateway.set { $0.tellsEvents = false }
    try deliver("evt_1", dispute("needs_response"), of: sale)
    #expect(try await counter.till.actOnEvents() == false)
    #expect(try counter.kept(sale).isDisputed)
  }

  @Test func `a gateway that cannot be asked is asked again`() async throws {
    let sale = try await counter.paidSale()
    try deliver("evt_1", dispute("needs_response"), of: sale)
    counter.gateway.set { $0.isOffline = true }
    #expect(try await counter.till.actOnEvents() == true)
    #expect(try !counter.kept(sale).isDisputed)
    counter.gateway.set { $0.isOffline = false }
    #expect(try await counter.till.actOnEvents() == false)
    #expect(try counter.kept(sale).isDisputed)
  }

  @Test func `older news that come later change nothing`() async throws {
    let sale = try await counter.paidSale()
    try deliver("evt_2", dispute("won", at: 60), of: sale)
    try deliver("evt_1", dispute("needs_response"), of: sale)
    _ = try await counter.till.actOnEvents()
    #expect(try !counter.kept(sale).isDisputed)
    #expect(try counter.kept(sale).dispute?.status == .won)
  }

  @Test func `neither do older ones while nothing has ended, nor later ones once it has`()
    async throws
  {
    let sale = try await counter.paidSale()
    try deliver("evt_2", dispute("under_review", at: 60), of: sale)
    try deliver("evt_1", dispute("needs_response"), of: sale)
    _ = try await counter.till.actOnEvents()
    #expect(try counter.kept(sale).dispute?.status.rawValue == "under_review")
    try deliver("evt_3", dispute("lost", at: 120), of: sale)
    try deliver("evt_4", dispute("needs_response", at: 180), of: sale)
    _ = try await counter.till.actOnEvents()
    #expect(try counter.kept(sale).dispute?.status == .lost)
  }
}
