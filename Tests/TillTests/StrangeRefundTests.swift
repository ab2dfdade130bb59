import CheckoutDomain
import Testing

@testable import Till

/// Refunds that somebody made without this ledger, beside one of its own whose answer was lost.
struct StrangeRefundTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test func `one without a name, of the same amount, that fails does not make ours failed`()
    async throws
  {
    let sale = try await counter.unknown(100)
    counter.stranger("re_9", 100, status: "pending")
    try await counter.event(about: "re_9", of: sale)
    #expect(try counter.kept(sale).refunds.map(\.state) == [.pending])
    counter.gateway.set { $0.refunds[0].status = .failed }
    let asked = try await counter.refreshed(sale)
    #expect(asked.refunds.map(\.state) == [.needsHuman])
    #expect(asked.remaining == rupiah(900))
  }

  @Test func `where names are told, one without a name is somebody else's`() async throws {
    try counter.prove(.returnsMetadata)
    let sale = try await counter.unknown(100)
    counter.stranger("re_9", 100)
    try await counter.event(about: "re_9", of: sale)
    #expect(try counter.kept(sale).refunds.map(\.state) == [.unknown, .refunded])
    #expect(try counter.kept(sale).remaining == rupiah(800))
  }

  @Test func `parts of a sum that was taken in as one are not counted again`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.stranger("re_8", 100)
    counter.stranger("re_9", 500)
    counter.tell(600)
    _ = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    }
    try await counter.event(about: "re_8", of: sale)
    try await counter.event(about: "re_9", of: sale)
    #expect(try counter.kept(sale).remaining == rupiah(400))
    counter.stranger("re_10", 200)
    counter.tell(800)
    try await counter.event(about: "re_10", of: sale)
    #expect(try counter.kept(sale).remaining == rupiah(200))
  }

  @Test func `one that failed takes nothing of a sum that holds others'`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.stranger("re_8", 300, status: "pending")
    counter.tell(300)
    _ = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    }
    counter.gateway.set { $0.refunds[0].status = .failed }
    counter.stranger("re_9", 1000)
    counter.tell(1000)
    counter.gateway.set { $0.tellsRefunds = true }
    let window = counter.clock.now + .seconds(-3600)..<counter.clock.now + .seconds(3600)
    _ = try await counter.till.reconcile(window)
    let kept = try counter.kept(sale)
    #expect(kept.refunded == rupiah(1000))
    #expect(kept.refunds.contains { $0.id == RefundID("re_8") && $0.state == .failed })
  }

  @Test func `one known by a sum alone that has failed is read again at the first word of it`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    counter.tell(300)
    _ = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    }
    #expect(try counter.kept(sale).refunds.map(\.state) == [.refunded])
    counter.clock.advance(by: Sale.rereadTime)
    #expect(try await counter.refreshed(sale).progress.rereadAt == nil)
    counter.tell(0)
    counter.stranger("re_9", 300, status: "failed")
    try await counter.event(about: "re_9", of: sale, saying: 300)
    for _ in 1...3 {
      counter.clock.advance(by: Sale.doubtTime)
      try await counter.refreshed(sale)
    }
    #expect(try counter.kept(sale).remaining == rupiah(1000))
  }

  @Test
  func `one of which a person said that it has arrived is read again at the first word of it`()
    async throws
  {
    let sale = try await counter.unknown(300)
    counter.clock.advance(by: .seconds(25 * 3600))
    #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.needsHuman])
    let refund = try #require(try counter.kept(sale).refunds.first)
    _ = try counter.till.resolve(
      refund: refund.key, wasRefunded: true, evidence: "seen at WooshPay", by: "Sari",
      second: "Budi")
    counter.clock.advance(by: Sale.rereadTime)
    #expect(try await counter.refreshed(sale).progress.rereadAt == nil)
    counter.stranger("re_9", 300, status: "failed", name: refund.clientRef.text)
    try await counter.event(about: "re_9", of: sale)
    for _ in 1...3 {
      counter.clock.advance(by: Sale.doubtTime)
      try await counter.refreshed(sale)
    }
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.state) == [.failed])
    #expect(kept.needsAttention && kept.remaining == rupiah(1000))
  }

  @Test func `one that had failed and arrives after all is for a person: cash may have been paid`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.answersRefund { $0.status = .failed })
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(400))
    #expect(try counter.kept(sale).refunds.map(\.state) == [.failed])
    counter.gateway.set { $0.refunds[0].status = .succeeded }
    try await counter.event(about: "re_1", of: sale)
    let kept = try counter.kept(sale)
    #expect(kept.state == .partRefunded)
    #expect(kept.progress.alarm == .revised && kept.needsAttention)
  }

  @Test func `an event about one beside a sum comes again where the sum cannot be asked for`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    counter.tell(300)
    _ = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    }
    counter.stranger("re_9", 200)
    counter.tell(500)
    counter.gateway.afterQuestions(1) { $0.set { $0.isOffline = true } }
    try await counter.event(about: "re_9", of: sale, saying: 200)
    counter.gateway.set { $0.isOffline = false }
    #expect(try await counter.till.actOnEvents() == false)
    #expect(try counter.kept(sale).remaining == rupiah(500))
  }

  @Test func `the rest of a sum is nobody's while one of ours is unknown`() async throws {
    let sale = try await counter.unknown(300)
    counter.tell(500)
    let window =
      counter.clock.now + .seconds(-3600)..<counter.clock.now + .seconds(3600)
    _ = try await counter.till.reconcile(window)
    _ = try await counter.refreshed(sale)
    #expect(try counter.kept(sale).refunds.map(\.state) == [.unknown])
  }

  @Test func `a sum says that a refund was made, and only after a day that the customer has it`()
    async throws
  {
    let sale = try await counter.unknown(300)
    counter.tell(300)
    let counted = try await counter.refreshed(sale)
    #expect(counted.refunds.map(\.state) == [.pending])
    #expect(counted.remaining == rupiah(700))
    counter.clock.advance(by: .seconds(24 * 3600))
    #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.refunded])
  }

  @Test func `a refund that a sum counted, and does not any more, is for a person after a day`()
    async throws
  {
    let sale = try await counter.unknown(300)
    counter.tell(300)
    _ = try await counter.refreshed(sale)
    counter.tell(0)
    #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.pending])
    let sent = counter.gateway.sent
    counter.clock.advance(by: .seconds(24 * 3600))
    let asked = try await counter.refreshed(sale)
    #expect(asked.refunds.map(\.state) == [.needsHuman])
    #expect(asked.remaining == rupiah(700))
    #expect(counter.gateway.sent == sent)
  }

  @Test func `one that was known by its sum first follows its own id, whatever it is called`()
    async throws
  {
    let sale = try await knownBySum()
    var kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.id) == [RefundID("re_9")])
    let key = kept.refunds[0].key
    _ = kept.apply(.successDoubted, at: counter.clock.now)
    for status in ["pending", "succeeded"] {
      let said = GatewayRefund(
        id: RefundID("re_9"), status: GatewayRefund.Status(rawValue: status), amount: 400,
        currency: "IDR", paymentIntent: sale.progress.paymentIntent,
        clientRef: ClientRef("SOMEBODY-ELSES"))
      _ = kept.refunds[0].state == .refunded ? [] : kept.apply(.ended(.done(said)), toRefund: key)
    }
    #expect(kept.refunds.map(\.state) == [.refunded])
  }

  @Test func `one made elsewhere while ours waits to be sent again is counted once`() async throws {
    counter.clock.moveByItself()
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.tooMany(.seconds(7)))
    counter.clock.beforeNextSleep { [self] in
      counter.stranger("re_9", 500, status: "pending")
      counter.tell(500)
      try? await counter.event(about: "re_9", of: sale)
    }
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(500))
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.state) == [.pending])
    #expect(kept.remaining == rupiah(500))
    #expect(counter.gateway.refunds.map(\.id) == [RefundID("re_9")])
  }

  @Test func `one known by its sum that is only pending holds up none of ours`() async throws {
    let sale = try await knownBySum()
    counter.gateway.willEnd(.answersRefund { $0.status = .init(rawValue: "pending") })
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    // Twice, since a success is taken back only by two answers.
    for _ in 0..<2 { try await counter.event(about: "re_9", of: sale) }
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.state) == [.refunded, .pending])
    #expect(kept.remaining == rupiah(500))
  }

  @Test func `where refunds can be listed, one made elsewhere stops ours`() async throws {
    try counter.prove(.findsRefunds)
    counter.gateway.set { $0.tellsRefunds = true }
    let sale = try await counter.paidSale(1000)
    counter.stranger("re_9", 400)
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(700))
    }
    #expect(error?.kind == .exceedsRemaining)
    #expect(error?.message.contains("made elsewhere: Rp 6 is left") == true)
    #expect(try counter.kept(sale).refunds.map(\.id) == [RefundID("re_9")])
    let done = try await counter.till.refund(sale.clientRef, amount: rupiah(600))
    #expect(done.sale.state == .refunded)
  }

  @Test func `what was left before the computer slept is read again`() async throws {
    let sale = try await counter.paidSale(1000)
    let (gateway, clock) = (counter.gateway, counter.clock)
    gateway.afterQuestions(1) { _ in
      clock.advance(by: .seconds(3600))
      gateway.set { $0.intents[0].amountRefunded = 800 }
    }
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(500))
    }
    #expect(error?.kind == .exceedsRemaining)
    #expect(counter.gateway.refunds.isEmpty)
  }

  @Test(arguments: [nil, 400])
  func `what one made elsewhere comes to is taken in once two say the same`(
    _ told: Int64?
  ) async throws {
    let sale = try await counter.paidSale(1000)
    counter.stranger("re_9", 401)
    counter.gateway.afterQuestions(1) { $0.set { $0.refunds[0].amount = 400 } }
    try await counter.event(about: "re_9", of: sale, saying: told)
    #expect(try counter.kept(sale).refunds.isEmpty)
    #expect(try await counter.till.actOnEvents() == false)
    #expect(try counter.kept(sale).refunds.map(\.amount) == [rupiah(400)])
  }

  /// A sale of which somebody else's pending refund was known by its sum before its own id was told.
  private func knownBySum() async throws -> Sale {
    let sale = try await counter.paidSale(1000)
    counter.stranger("re_9", 400, status: "pending", name: "SOMEBODY-ELSES")
    counter.tell(400)
    _ = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    }
    try await counter.event(about: "re_9", of: sale)
    return sale
  }
}
