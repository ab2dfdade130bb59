import CheckoutDomain
import Testing

@testable import Till

/// Clocks that are set, processes that stand still, and refunds that come back to life: what was
/// concluded before must not count after.
struct StandstillTests {
  private let counter: Counter

  init() throws {
    counter = try Counter()
    try holdLease(counter.till.process)
  }

  @Test func `a clock that is set forward does not end the quarantine of a refund`() async throws {
    try proveList()
    let sale = try await unknown(100)
    try await refreshed(sale)
    counter.clock.jump(by: .seconds(20 * 60))
    for _ in 1...5 {
      counter.clock.advance(by: .seconds(61))
      #expect(try await refreshed(sale).refunds[0].absences == 0)
    }
    counter.clock.advance(by: .seconds(9 * 60))
    #expect(try await refreshed(sale).refunds[0].absences == 1)
  }

  @Test func `a quarantine begins anew with a start: it costs time, not money`() async throws {
    try proveList()
    let sale = try await unknown(100)
    try await refreshed(sale)
    counter.clock.advance(by: .seconds(20 * 60))
    let next = counter.neighbour("the next start", isAlive: { _ in false })
    try holdLease(next.till.process)
    for absences in [0, 0] {
      let seen = try #require(await next.till.refresh(sale.clientRef, maySend: true)).sale
      #expect(seen.refunds[0].absences == absences)
      counter.clock.advance(by: .seconds(61))
    }
    counter.clock.advance(by: .seconds(14 * 60))
    let seen = try #require(await next.till.refresh(sale.clientRef, maySend: true)).sale
    #expect(seen.refunds[0].absences == 1)
  }

  @Test func `whoever lost the lease while asking does not call a refund absent`() async throws {
    try proveList()
    let sale = try await almostAbsent()
    counter.gateway.whileAsked { [counter] in
      try? Self.give(counter.ledger, to: ProcessIdentity("the other"), counter.clock.now)
    }
    #expect(try await refreshed(sale).refunds[0].state == .unknown)
  }

  @Test func `a sending that began while the gateway was asked is not called absent`() async throws
  {
    try proveList()
    let sale = try await almostAbsent()
    let ledger = counter.ledger
    let key = try counter.kept(sale).refunds[0].key
    counter.gateway.whileAsked { [counter] in
      try? ledger.write { ledger in
        guard let first = try ledger.attempts(of: key).first else { return }
        _ = try ledger.begin(
          Attempt(
            sale: sale.clientRef, purpose: .refund, request: first.attempt.request,
            process: ProcessIdentity("the other"), startedAt: counter.clock.now))
      }
    }
    #expect(try await refreshed(sale).refunds[0].state == .unknown)
  }

  @Test func `what was decided before this computer stood still is not sent after it`() async throws
  {
    let sale = try await counter.paidSale(1000)
    let request = counter.gateway.request(
      refunding: PaymentIntentID("pi_1"),
      with: Refund(
        key: IdempotencyKey("late"), clientRef: ClientRef("late"), amount: rupiah(100),
        reason: .requestedByCustomer, createdAt: counter.clock.now, refundedBefore: 0))
    let till = counter.till
    let attempt = try counter.ledger.write {
      try till.begin(.refund, of: sale.clientRef, request, in: $0)
    }
    counter.clock.sleepMachine(for: .seconds(11))
    let sent = counter.gateway.sent.count
    guard case .notSent(let reason) = await till.deliver(request, attempt: attempt) else {
      Issue.record("it was sent")
      return
    }
    #expect(reason.contains("stood still"))
    #expect(counter.gateway.sent.count == sent)
    #expect(try counter.ledger.read { try $0.openAttempts() }.isEmpty)
  }

  @Test func `a computer that stands still after a decision does not send it, nor once more`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    let (clock, sent) = (counter.clock, counter.gateway.sent.count)
    counter.ledger.aroundNextWrite(after: { clock.sleepMachine(for: .seconds(3600)) })
    let result = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    #expect(result.sale.refunds.map(\.state) == [.notSent])
    #expect(result.error?.message.contains("stood still") == true)
    #expect(counter.gateway.sent.count == sent)
  }

  @Test func `what was left before a computer stood still is not what a refund is decided by`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    let (clock, sent) = (counter.clock, counter.gateway.sent.count)
    counter.ledger.aroundNextWrite(before: { clock.sleepMachine(for: .seconds(3600)) })
    let error = await refused(sale, 100)
    #expect(error?.message.contains("too long ago") == true)
    #expect(counter.gateway.sent.count == sent)
    #expect(try counter.kept(sale).refunds.isEmpty)
  }

  @Test func `what permits a second sending does so for a moment`() async throws {
    try counter.prove(.enforcesCaptured)
    let sale = try await unknownBeside(600, 300)
    let (clock, sent) = (counter.clock, counter.gateway.sent.count)
    // The list, the payment, and the refund that stands in the way of two.
    counter.gateway.afterQuestions(3) { _ in clock.sleepMachine(for: .seconds(60)) }
    try await refreshed(sale)
    #expect(counter.gateway.sent.count == sent)
  }

  @Test(arguments: [-86_400, 3 * 86_400])
  func `a key whose age nobody can tell is not sent again`(_ seconds: Int) async throws {
    try counter.prove(.honoursRefundKeys)
    let sale = try await unknown(100)
    let sent = counter.gateway.sent.count
    counter.clock.jump(by: .seconds(seconds))
    counter.clock.advance(by: .seconds(40))
    try await refreshed(sale)
    #expect(counter.gateway.sent.count == sent)
  }

  @Test func `one of two sendings that failed frees no money, whoever asks about it`() async throws
  {
    let sale = try await unknownBeside(300, 600)
    try counter.prove(.enforcesCaptured)
    counter.gateway.willEnd(.silent(did: false))
    try await refreshed(sale)
    let own = try counter.kept(sale).refunds[1]
    #expect(try counter.ledger.read { try $0.attempts(of: own.key) }.count == 2)
    let id = try #require(counter.gateway.refunds.last?.id)
    counter.gateway.set { $0.refunds[$0.refunds.count - 1].status = .failed }
    let found = try await counter.till.findOrImport(refund: id.text)
    #expect(found.refunds.map(\.state) == [.refunded, .needsHuman])
    #expect(found.remaining == rupiah(100))
  }

  @Test func `a refund that a person called not sent, and that has arrived, stops the next one`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(
      .answersRefund { $0.status = GatewayRefund.Status(rawValue: "pending") })
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(400))
    counter.gateway.set { $0.refunds[0].status = GatewayRefund.Status(rawValue: "pending") }
    counter.clock.advance(by: .seconds(8 * 24 * 3600))
    let overdue = try await refreshed(sale)
    #expect(overdue.refunds.map(\.state) == [.needsHuman])
    let settled = try counter.till.resolve(
      refund: overdue.refunds[0].key, wasRefunded: false, evidence: "WooshPay says: canceled",
      by: "Sari", second: "Budi")
    #expect(settled.refunds.map(\.state) == [.notSent])
    counter.gateway.set { $0.refunds[0].status = .succeeded }
    let error = await refused(sale, 700)
    #expect(error?.message.contains("has arrived after all: Rp 6 is left") == true)
  }

  @Test func `a failed refund that the gateway does not know any more stops nothing`() async throws
  {
    let sale = try await failed(400)
    counter.gateway.set {
      $0.refunds[0] = GatewayRefund(
        id: RefundID("re_other"), status: .succeeded, amount: 1, currency: "IDR",
        paymentIntent: PaymentIntentID("pi_other"))
    }
    let done = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    #expect(done.sale.refunds.map(\.state) == [.failed, .refunded])
  }

  @Test func `a refusal beside a sending that was done says that it was done`() async throws {
    let sale = try await counter.paidSale(1000)
    let made = try await counter.till.refund(sale.clientRef, amount: rupiah(100)).sale.refunds[0]
    let (till, gateway) = (counter.till, counter.gateway)
    let outcome = try counter.ledger.read { ledger in
      try till.beside(
        otherSendingsOf: made.key, in: ledger, .notSent("The connection was refused."),
        gateway.refund(in:))
    }
    #expect(outcome.value?.id == made.id)
  }

  @Test(arguments: ["pending", "processing"])
  func `a failed refund that the gateway is at work on again stops the next one`(
    _ status: String
  ) async throws {
    let sale = try await failed(400)
    counter.gateway.set { $0.refunds[0].status = GatewayRefund.Status(rawValue: status) }
    let sent = counter.gateway.sent.count
    let error = await refused(sale, 700)
    #expect(error?.kind == .exceedsRemaining)
    #expect(error?.message.contains("at work again on a refund of Rp 4") == true)
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.state) == [.pending])
    #expect(kept.remaining == rupiah(600))
    #expect(kept.progress.alarm == .revised)
    #expect(counter.gateway.sent.count == sent)
    // It is asked about again, and ends as any other.
    counter.gateway.set { $0.refunds[0].status = .failed }
    #expect(try await refreshed(sale).refunds.map(\.state) == [.failed])
  }

  @Test func `where the gateway does not say what became of a failed refund, nothing is sent`()
    async throws
  {
    let sale = try await failed(400)
    let sent = counter.gateway.sent.count
    counter.gateway.set { $0.isOffline = true }
    let error = await refused(sale, 100)
    #expect(error?.message.contains("could not be read, so nothing was sent") == true)
    #expect(counter.gateway.sent.count == sent)
    #expect(try counter.kept(sale).refunds.map(\.state) == [.failed])
  }

  @Test func `an earlier refund does not make two too much: its provider may take it back`()
    async throws
  {
    try counter.prove(.enforcesCaptured)
    let sale = try await unknownBeside(600, 300)
    let sent = counter.gateway.sent.count
    for status in [GatewayRefund.Status.succeeded, .failed] {
      counter.gateway.set { $0.refunds[0].status = status }
      try await refreshed(sale)
      #expect(counter.gateway.sent.count == sent)
    }
  }

  @Test func `a refund without a name that is asked for is not ours where names are told`()
    async throws
  {
    try counter.prove(.returnsMetadata)
    let sale = try await unknown(100)
    counter.gateway.set {
      $0.refunds.append(
        GatewayRefund(
          id: RefundID("re_9"), status: .succeeded, amount: 100, currency: "IDR",
          paymentIntent: PaymentIntentID("pi_1")))
    }
    let found = try await counter.till.findOrImport(refund: "re_9")
    #expect(found.clientRef == sale.clientRef)
    #expect(found.refunds.map(\.state) == [.unknown, .refunded])
  }

  // MARK: Helpers

  private func proveList() throws {
    try counter.prove(.findsRefunds)
    try counter.prove(.returnsMetadata)
    counter.gateway.set { $0.tellsRefunds = true }
  }

  private func holdLease(_ process: ProcessIdentity) throws {
    try Self.give(counter.ledger, to: process, counter.clock.now)
  }

  private static func give(
    _ ledger: TestLedger, to process: ProcessIdentity, _ now: Timestamp
  ) throws {
    try ledger.write { ledger in
      if let holder = try ledger.leaseHolder(WatchLease.name) {
        try ledger.release(WatchLease.name, by: holder)
      }
      _ = try ledger.lease(
        WatchLease.name, for: process, until: now + .seconds(7 * 24 * 3600), now: now)
    }
  }

  @discardableResult
  private func refreshed(_ sale: Sale) async throws -> Sale {
    try #require(await counter.till.refresh(sale.clientRef, maySend: true)).sale
  }

  private func unknown(_ amount: Int64) async throws -> Sale {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.silent(did: false))
    return try await counter.till.refund(sale.clientRef, amount: rupiah(amount)).sale
  }

  /// A refund that nobody knows the end of, made beside an earlier one that was done, half a minute ago.
  private func unknownBeside(_ done: Int64, _ amount: Int64) async throws -> Sale {
    let sale = try await counter.paidSale(1000)
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(done))
    counter.clock.advance(by: .seconds(60))
    counter.gateway.willEnd(.silent(did: true))
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(amount))
    counter.clock.advance(by: .seconds(31))
    return sale
  }

  /// A refund that one more answer would call absent.
  private func almostAbsent() async throws -> Sale {
    let sale = try await unknown(100)
    try await refreshed(sale)
    counter.clock.advance(by: .seconds(16 * 60))
    for absences in 1...3 {
      #expect(try await refreshed(sale).refunds[0].absences == absences)
      counter.clock.advance(by: .seconds(61))
    }
    return sale
  }

  private func failed(_ amount: Int64) async throws -> Sale {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.answersRefund { $0.status = .failed })
    let failed = try await counter.till.refund(sale.clientRef, amount: rupiah(amount)).sale
    #expect(failed.refunds.map(\.state) == [.failed])
    return failed
  }

  private func refused(_ sale: Sale, _ amount: Int64) async -> TillError? {
    await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(amount))
    }
  }
}
