import CheckoutDomain
import Testing

@testable import Till

struct RecoveryTests {
  private let counter: Counter

  init() throws { counter = try Counter(process: "first process") }

  @Test func `what a dead process was sending is unknown, and found again by asking`() async throws
  {
    let sale = try await dieWhileCharging()
    let changed = try recover { _ in false }
    #expect(changed.map(\.clientRef) == [sale.clientRef])
    #expect(try counter.kept(sale).state == .unknown)
    #expect(try counter.kept(sale).progress.problem == "Kasir stopped before the gateway answered.")
    #expect(try counter.ledger.read { try $0.openAttempts() }.isEmpty)
    #expect(try await counter.refreshed(sale).state == .waiting)
    #expect(counter.gateway.sent.count == 1)
  }

  @Test func `a refund that a dead process was sending stays reserved and is not sent again`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    await dieWhile { try await counter.till.refund(sale.clientRef, amount: rupiah(100)) }
    try recover { _ in false }
    let recovered = try counter.kept(sale)
    #expect(recovered.refunds.map(\.state) == [.unknown])
    #expect(recovered.remaining == rupiah(900))
    #expect(counter.gateway.sent.count == 2)
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(1))
    }
    #expect(error?.kind == .refundInFlight)
  }

  @Test func `what a living process is sending is left alone`() async throws {
    let sale = try await dieWhileCharging()
    #expect(try recover { $0 == ProcessIdentity("first process") }.isEmpty)
    #expect(try counter.kept(sale).state == .sending)
    #expect(try counter.ledger.read { try $0.openAttempts() }.count == 1)
  }

  @Test func `a recovery has nothing to do twice`() async throws {
    let sale = try await dieWhileCharging()
    try recover { _ in false }
    #expect(try recover { _ in false }.isEmpty)
    #expect(try counter.kinds(sale) == ["sending", "unknown"])
  }

  @Test func `a ledger without open attempts is only read`() async throws {
    _ = try await counter.waitingSale()
    let asked = Box(0)
    try recover { _ in
      asked.set(asked.value + 1)
      return false
    }
    #expect(asked.value == 0)
  }

  @Test func `an answer that was stored but not applied counts as interrupted`() async throws {
    let sale = try await dieWhileCharging()
    try counter.ledger.write { ledger in
      let attempt = try ledger.openAttempts()[0]
      let answer = GatewayAnswer(status: 200, body: [])
      try ledger.end(attempt: attempt.number, with: .answered(answer), at: counter.clock.now)
    }
    try recover { _ in false }
    #expect(try counter.kept(sale).state == .unknown)
  }

  @Test func `a refund whose stored answer nobody lived to read is known on the next start`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    let refund = try await dieWhileRefunding(sale)
    try store(
      await counter.gateway.send(
        GatewayRequest(path: "/v1/refunds", body: [], key: refund.key)))
    let next = counter.neighbour("next process", isAlive: { _ in false })
    let sent = counter.gateway.sent.count
    #expect(try next.till.recover().first?.refunds.map(\.state) == [.refunded])
    #expect(try counter.kept(sale).refunds.first?.id == RefundID("re_2"))
    #expect(counter.gateway.sent.count == sent)
  }

  @Test func `a stored "not sent" frees the money, unless an earlier sending may have arrived`()
    async throws
  {
    let sale = try await counter.paidSale(1000)
    _ = try await dieWhileRefunding(sale)
    try store(.notSent("Connection refused."))
    let next = counter.neighbour("next process", isAlive: { _ in false })
    #expect(try next.till.recover().first?.refunds.map(\.state) == [.notSent])

    counter.clock.advance(by: .seconds(1))
    counter.gateway.willEnd(.silent(did: true))
    let unknown = try await counter.till.refund(sale.clientRef, amount: rupiah(100)).sale
    let key = try #require(unknown.refunds.last?.key)
    try counter.ledger.write { ledger in
      let attempt = Attempt(
        sale: sale.clientRef, purpose: .refund,
        request: try #require(try ledger.attempts(of: key).first).attempt.request,
        process: ProcessIdentity("p"), startedAt: counter.clock.now)
      try ledger.end(
        attempt: try ledger.begin(attempt), with: .notSent("Connection refused."),
        at: counter.clock.now)
    }
    #expect(try await counter.refreshed(sale).refunds.last?.state == .unknown)
  }

  @Test func `a sale whose stored answer nobody lived to read waits on the next start`()
    async throws
  {
    let sale = try await dieWhileCharging()
    let sending = try counter.ledger.read {
      try $0.lastAttempt(.createSession, of: sale.clientRef)
    }
    try store(await counter.gateway.send(try #require(sending).attempt.request))
    counter.gateway.set { $0.isOffline = true }
    let next = counter.neighbour("next process", isAlive: { _ in false })
    #expect(try next.till.recover().map(\.state) == [.waiting])
    #expect(counter.gateway.questions.isEmpty)
  }

  @Test func `a broken ledger is said`() throws {
    counter.ledger.fail(.unavailable("The disk failed."))
    let error = #expect(throws: TillError.self) { try recover { _ in false } }
    #expect(error?.kind == .ledger)
    #expect(error?.message == "The disk failed.")
  }

  private func store(_ delivery: Delivery) throws {
    try counter.ledger.write { ledger in
      let attempt = try ledger.openAttempts()[0]
      try ledger.end(attempt: attempt.number, with: delivery, at: counter.clock.now)
    }
  }

  private func dieWhileRefunding(_ sale: Sale) async throws -> Refund {
    await dieWhile { try await counter.till.refund(sale.clientRef, amount: rupiah(100)) }
    return try #require(try counter.kept(sale).refunds.first)
  }

  @discardableResult
  private func recover(_ isAlive: (ProcessIdentity) -> Bool) throws -> [Sale] {
    try Recovery.run(counter.ledger, now: counter.clock.now, isAlive: isAlive)
  }

  private func dieWhileCharging() async throws -> Sale {
    let cart = try Counter.cart()
    await dieWhile { try await counter.till.charge(cart) }
    return try #require(try counter.ledger.read { try $0.sales(SaleQuery()) }.first)
  }

  /// Runs `body` to where the bytes are on the wire, and no further: a ledger that keeps nothing
  /// from there on looks as if the process had died.
  private func dieWhile(_ body: () async throws -> TillResult) async {
    counter.gateway.whileSending { [ledger = counter.ledger] _ in
      ledger.fail(.unavailable("The process is dead."))
    }
    await #expect(throws: TillError.self) { try await body() }
    counter.gateway.whileSending { _ in }
    counter.ledger.fail(nil)
  }
}
