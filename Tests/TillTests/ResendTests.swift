import CheckoutDomain
import Testing

@testable import Till

/// Table R7: what may be sent again, and what never is.
struct ResendTests {
  private let counter: Counter

  init() throws {
    counter = try Counter()
    let (till, now) = (counter.till, counter.clock.now)
    let week = now + .seconds(7 * 24 * 3600)
    _ = try counter.ledger.write {
      try $0.lease(WatchLease.name, for: till.process, until: week, now: now)
    }
    counter.gateway.set { $0.tellsRefunds = false }
  }

  @Test func `nothing is sent again where nobody has proven that it is safe`() async throws {
    let sale = try await unknown(900)
    try await refreshForHours(sale)
    #expect(sendings == 1)
  }

  @Test func `where keys are honoured it is sent again with the same key and bytes`() async throws {
    try counter.prove(.honoursRefundKeys)
    let sale = try await unknown(100)
    counter.clock.advance(by: .seconds(31))
    let settled = try await refreshed(sale)
    #expect(settled.refunds.map(\.state) == [.refunded])
    let sent = counter.gateway.sent.suffix(2)
    #expect(Set(sent).count == 1)
    #expect(try counter.kinds(sale).contains("refund_sent_again"))
  }

  @Test func `it is sent again twice at the most, never in a hurry, never with an old key`()
    async throws
  {
    try counter.prove(.honoursRefundKeys)
    let sale = try await unknown(100)
    counter.gateway.willEnd(.silent(did: false), .silent(did: false), .silent(did: false))
    try await refreshed(sale)
    #expect(sendings == 1)
    try await refreshForHours(sale)
    #expect(sendings == 3)

    counter.gateway.set { $0.endings = [] }
    let old = try await unknown(100)
    counter.clock.advance(by: .seconds(21 * 3600))
    try await refreshed(old)
    #expect(counter.gateway.sent.filter { $0.path == "/v1/refunds" }.count == 4)
  }

  @Test func `more than half is sent again once where the gateway keeps within the captured sum`()
    async throws
  {
    try counter.prove(.enforcesCaptured)
    let sale = try await unknown(501)
    counter.gateway.willEnd(.refuses(400))
    counter.clock.advance(by: .seconds(31))
    // "More than what is left" most likely means that the first one has arrived.
    #expect(try await refreshed(sale).refunds.map(\.state) == [.unknown])
    try await refreshForHours(sale)
    #expect(sendings == 2)
  }

  @Test(arguments: [false, true])
  func `where one of two sendings fails, the other may still arrive: it is for a person`(
    _ isToldByEvent: Bool
  ) async throws {
    try counter.prove(.enforcesCaptured)
    let sale = try await unknown(700)
    counter.gateway.willEnd(.answersRefund { $0.status = .init(rawValue: "pending") })
    counter.clock.advance(by: .seconds(31))
    #expect(try await refreshed(sale).refunds.map(\.state) == [.pending])
    #expect(sendings == 2)
    counter.gateway.set { $0.refunds[0].status = .failed }
    if isToldByEvent {
      let refund = try #require(counter.gateway.refunds.first)
      counter.gateway.set { state in
        state.events = [
          GatewayEvent(
            id: "evt_1", type: "charge.refund.updated",
            subject: .refund(refund.id, refund.paymentIntent, refund.amount))
        ]
      }
      _ = try counter.till.receive("evt_1", body: Array("evt_1".utf8))
      _ = try await counter.till.actOnEvents()
    }
    let split = try await refreshed(sale)
    #expect(split.refunds.map(\.state) == [.needsHuman])
    #expect(split.remaining == rupiah(300))
    #expect(split.refunds.first?.problem?.contains("another one will arrive") == true)
    await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(1))
    }
  }

  @Test func `what the first sending made, failed, is not the end of what the second one made`()
    async throws
  {
    try counter.prove(.enforcesCaptured)
    let sale = try await unknown(700, .silent(did: true))
    counter.gateway.set { $0.refunds[0].status = .failed }
    counter.gateway.willEnd(.answersRefund { $0.status = .init(rawValue: "pending") })
    counter.clock.advance(by: .seconds(31))
    let pending = try await refreshed(sale)
    #expect(pending.refunds.map(\.state) == [.pending])
    let first = try #require(counter.gateway.refunds.first)
    #expect(pending.refunds.map(\.id) != [first.id])
    counter.gateway.set { state in
      state.events = [
        GatewayEvent(
          id: "evt_1", type: "charge.refund.updated",
          subject: .refund(first.id, first.paymentIntent, first.amount))
      ]
    }
    _ = try counter.till.receive("evt_1", body: Array("evt_1".utf8))
    _ = try await counter.till.actOnEvents()
    #expect(try counter.kept(sale).refunds.map(\.state) == [.needsHuman])
    #expect(try counter.kept(sale).remaining == rupiah(300))
  }

  /// A refund of 700 that was sent twice, of which one sending has failed.
  private func split() async throws -> Sale {
    try counter.prove(.enforcesCaptured)
    let sale = try await unknown(700)
    counter.gateway.willEnd(.answersRefund { $0.status = .failed })
    counter.clock.advance(by: .seconds(31))
    let split = try await refreshed(sale)
    counter.gateway.set { $0.refunds[0].status = .failed }
    #expect(split.refunds.map(\.isSplit) == [true])
    #expect(split.isWatched)
    return split
  }

  @Test func `the other sending of one that failed is looked for, and found by its name`()
    async throws
  {
    let sale = try await split()
    let kinds = try counter.kinds(sale)
    // It has failed still, and nothing is said about that again.
    #expect(try await refreshed(sale).refunds.map(\.isSplit) == [true])
    #expect(try counter.kinds(sale) == kinds)
    counter.gateway.set { state in
      state.tellsRefunds = true
      var other = state.refunds[0]
      other.status = .succeeded
      state.refunds.append(
        GatewayRefund(
          id: RefundID("re_other"), status: .succeeded, amount: other.amount,
          currency: other.currency, paymentIntent: other.paymentIntent, clientRef: other.clientRef))
    }
    let found = try await refreshed(sale)
    #expect(found.refunds.map(\.state) == [.refunded])
    // What is read once more later is the one that was made.
    #expect(found.refunds.first?.id == RefundID("re_other"))
    counter.clock.advance(by: .seconds(301))
    #expect(try await refreshed(sale).refunds.map(\.state) == [.refunded])
  }

  @Test func `one that failed may be revised, and another refund's answer says nothing of it`()
    async throws
  {
    let sale = try await split()
    let own = try #require(counter.gateway.refunds.first)
    counter.gateway.set { $0.refunds[0].clientRef = ClientRef("ANOTHER") }
    counter.gateway.set { $0.refunds[0].status = .succeeded }
    #expect(try await refreshed(sale).refunds.map(\.isSplit) == [true])
    counter.gateway.set { $0.refunds[0].clientRef = own.clientRef }
    #expect(try await refreshed(sale).refunds.map(\.state) == [.refunded])
  }

  @Test func `what a person has settled meanwhile stays, whatever the gateway then says`()
    async throws
  {
    let sale = try await split()
    let key = try #require(sale.refunds.first?.key)
    counter.gateway.set { $0.refunds[0].status = .succeeded }
    let till = counter.till
    counter.gateway.beforeEachAnswer { question in
      guard question.hasPrefix("refund re_") else { return }
      _ = try? till.resolve(
        refund: key, wasRefunded: false, evidence: "WooshPay says so on the telephone.", by: "Sari",
        second: "Budi")
    }
    let kept = try await refreshed(sale)
    #expect(kept.refunds.map(\.state) == [.notSent])
    let asked = counter.gateway.questions.count { $0.hasPrefix("refund re_") }
    try await refreshed(sale)
    #expect(counter.gateway.questions.count { $0.hasPrefix("refund re_") } == asked)
    #expect(try counter.kept(sale).refunds.map(\.state) == [.notSent])
  }

  @Test func `a watcher looks for it about once an hour, day after day`() async throws {
    let sale = try await split()
    let id = try #require(sale.refunds.first?.id)
    try counter.ledger.write { try $0.release(WatchLease.name, by: counter.till.process) }
    try await counter.watching { _ in
      try await counter.atRest()
      let before = counter.gateway.questions.count { $0 == "refund \(id)" }
      for _ in 1...48 {
        counter.clock.advance(by: .seconds(3600))
        try await counter.atRest()
      }
      let asked = counter.gateway.questions.count { $0 == "refund \(id)" } - before
      #expect((24...96).contains(asked), "\(asked) in two days")
    }
  }

  @Test func `a refund that was sent twice under one key is over when it fails`() async throws {
    try counter.prove(.honoursRefundKeys)
    let sale = try await unknown(700)
    counter.gateway.willEnd(.answersRefund { $0.status = .failed })
    counter.clock.advance(by: .seconds(31))
    #expect(try await refreshed(sale).refunds.map(\.state) == [.failed])
  }

  @Test func `half or less is not sent again by the captured sum alone`() async throws {
    try counter.prove(.enforcesCaptured)
    let sale = try await unknown(500)
    try await refreshForHours(sale)
    #expect(sendings == 1)
  }

  @Test func `a clock that was ahead when it was made does not make its key young`() async throws {
    try counter.prove(.honoursRefundKeys)
    let ahead = Duration.seconds(7 * 3600)
    counter.clock.jump(by: ahead)
    counter.hear(behind: ahead)
    let sale = try await unknown(100)
    // Set right after a power cut, of which this till knows nothing.
    counter.clock.jump(by: .zero - ahead)
    counter.clock.advance(by: .seconds(24 * 3600 + 600))
    for _ in 1...9 { counter.hear(behind: .zero) }
    try await refreshed(sale)
    #expect(sendings == 1)
  }

  @Test func `a refusal of the second sending says nothing of the first`() async throws {
    try counter.prove(.honoursRefundKeys)
    let sale = try await unknown(100)
    counter.gateway.willEnd(.refuses(402))
    counter.clock.advance(by: .seconds(31))
    #expect(try await refreshed(sale).refunds.map(\.state) == [.unknown])
  }

  @Test func `whoever does not hold the watch lease sends nothing`() async throws {
    try counter.prove(.honoursRefundKeys)
    let sale = try await unknown(100)
    counter.clock.advance(by: .seconds(31))
    try counter.ledger.write {
      _ = try $0.release(WatchLease.name, by: ProcessIdentity("this process"))
    }
    let other = ProcessIdentity("other process")
    _ = try counter.ledger.write {
      try $0.lease(
        WatchLease.name, for: other, until: counter.clock.now + .seconds(15), now: counter.clock.now
      )
    }
    #expect(try await refreshed(sale).refunds.map(\.state) == [.unknown])
    #expect(sendings == 1)
  }

  @Test func `a refund that the gateway's sum explains was made, and after a day it is refunded`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(200))
    counter.clock.advance(by: .seconds(1))
    counter.gateway.willEnd(.silent(did: true))
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(300))
    counter.gateway.set { $0.intents[0].amountRefunded = 499 }
    #expect(try await refreshed(sale).refunds.last?.state == .unknown)
    counter.gateway.set { $0.intents[0].amountRefunded = 500 }
    #expect(try await refreshed(sale).refunds.last?.state == .pending)
    counter.clock.advance(by: .seconds(24 * 3600))
    #expect(try await refreshed(sale).refunds.last?.state == .refunded)
  }

  @Test
  func `a refund is absent after three agreeing answers, the first a quarter of an hour later`()
    async throws
  {
    try counter.prove(.findsRefunds)
    try counter.prove(.returnsMetadata)
    counter.gateway.set { $0.tellsRefunds = true }
    let sale = try await unknown(100)
    for _ in 1...5 {
      counter.clock.advance(by: .seconds(120))
      #expect(try await refreshed(sale).refunds[0].absences == 0)
    }
    counter.clock.advance(by: .seconds(600))
    for absences in 1...3 {
      #expect(try await refreshed(sale).refunds[0].absences == absences)
      // In one breath the same stale answer would agree with itself.
      #expect(try await refreshed(sale).refunds[0].absences == absences)
      counter.clock.advance(by: .seconds(61))
    }
    let proven = try await refreshed(sale)
    #expect(proven.refunds.map(\.state) == [.notSent])
    #expect(proven.remaining == rupiah(1000))
    let again = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    #expect(again.sale.refunds.last?.state == .refunded)
    #expect(again.sale.refunds.first?.key != again.sale.refunds.last?.key)
  }

  @Test func `a list that nobody has proven says nothing about absence`() async throws {
    counter.gateway.set { $0.tellsRefunds = true }
    let sale = try await unknown(100)
    try await refreshForHours(sale)
    #expect(try counter.kept(sale).refunds.map(\.state) == [.unknown])
  }

  private var sendings: Int { counter.gateway.sent.filter { $0.path == "/v1/refunds" }.count }
  /// Asks as the process does that watches.
  @discardableResult
  private func refreshed(_ sale: Sale) async throws -> Sale {
    try #require(await counter.till.refresh(sale.clientRef, maySend: true)).sale
  }

  private func refreshForHours(_ sale: Sale) async throws {
    for _ in 1...20 {
      counter.clock.advance(by: .seconds(600))
      try await refreshed(sale)
    }
  }

  private func unknown(
    _ amount: Int64, _ ending: ScriptedGateway.Ending = .silent(did: false)
  ) async throws -> Sale {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(ending)
    return try await counter.till.refund(sale.clientRef, amount: rupiah(amount)).sale
  }
}
