import CheckoutDomain
import Testing

@testable import Till

/// What must not make a watcher silent: clocks, dead neighbours, and a gateway that knows nothing.
struct WatcherTroubleTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test func `a clock that is set back makes nothing wait for the old time`() async throws {
    let sale = try await counter.waitingSale()
    try await counter.watching { running in
      try await counter.atRest()
      counter.gateway.pay(sale)
      counter.clock.jump(by: .seconds(-3600))
      await running.watcher.poke()
      try await counter.atRest()
      for _ in 1...7 { try await counter.step { running.changes == [.paid] } }
      #expect(running.changes == [.paid])
    }
  }

  @Test func `a question that the computer slept over is put again at once`() async throws {
    _ = try await counter.waitingSale()
    let (gate, clock) = (QuestionGate(), counter.clock)
    clock.advance(by: .seconds(10))
    counter.gateway.beforeEachAnswer { await gate.pass($0) }
    let running = RunningWatcher(counter.till)
    #expect(try await eventually { gate.waiting == 1 && clock.sleeping == 1 })
    let rests = clock.sleeps.count
    clock.sleepMachine(for: .seconds(60))
    await running.watcher.poke()
    #expect(try await eventually { clock.sleeps.count > rests })
    // The line went dead meanwhile.
    counter.gateway.set { $0.isOffline = true }
    gate.letOnePass()
    #expect(try await eventually { gate.asked.count == 2 })
    gate.open()
    await running.end()
  }

  @Test func `what a neighbour was sending when it died is called unknown, and looked up`()
    async throws
  {
    let neighbour = counter.neighbour("dead process")
    counter.gateway.whileSending { [ledger = counter.ledger] _ in
      ledger.fail(.unavailable("The process is dead."))
    }
    await #expect(throws: TillError.self) { try await neighbour.till.charge(Counter.cart()) }
    counter.gateway.whileSending { _ in }
    counter.ledger.fail(nil)
    try await counter.watching { running in
      try await counter.atRest()
      for _ in 1...80 where !running.changes.contains(.waiting) {
        try await counter.step { running.changes.contains(.waiting) }
      }
      #expect(running.changes == [.unknown, .waiting])
    }
    #expect(counter.gateway.sent.count == 1)
  }

  @Test func `a payment that the gateway no longer knows is told as trouble`() async throws {
    _ = try await counter.waitingSale()
    counter.gateway.set { $0.intents = [] }
    try await counter.watching { running in
      try await counter.atRest()
      for _ in 1...6 { try await counter.step { running.troubles == [.notFound] } }
      #expect(running.troubles.first == .notFound)
    }
  }

  @Test func `a refund is sent again by the process that watches, where that is safe`() async throws
  {
    let proof = GatewayFacts.Answer(isYes: true, at: counter.clock.now)
    try counter.ledger.write {
      try $0.set(GatewayFacts.setting(.honoursRefundKeys), to: proof.text)
    }
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.silent(did: false))
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    try await counter.watching { running in
      try await counter.atRest()
      for _ in 1...90 where running.changes.isEmpty {
        try await counter.step { !running.changes.isEmpty }
      }
      #expect(running.changes == [.partRefunded])
    }
    let refunds = counter.gateway.sent.filter { $0.path == "/v1/refunds" }
    #expect(refunds.count == 2)
    #expect(Set(refunds).count == 1)
  }

  @Test func `a ledger that could not be read for a moment is read again, with one sale open too`()
    async throws
  {
    let sale = try await counter.waitingSale()
    counter.clock.advance(by: .seconds(3))
    counter.gateway.whileAsked { [ledger = counter.ledger] in
      ledger.fail(.unavailable("The disk is busy."))
    }
    let running = RunningWatcher(counter.till)
    let wasAsked = try await eventually { [counter] in counter.intentQuestions == 1 }
    counter.gateway.whileAsked {}
    let hasFailed = try await eventually { [clock = counter.clock] in clock.sleeping == 1 }
    counter.ledger.fail(nil)
    counter.gateway.pay(sale)
    for _ in 1...30 where running.changes.isEmpty {
      try await counter.step { !running.changes.isEmpty }
    }
    let changes = running.changes
    await running.end()
    #expect(wasAsked && hasFailed)
    #expect(changes == [.paid])
  }
}
