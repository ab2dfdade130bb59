import CheckoutDomain
import Testing

@testable import Till

struct WatcherTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test func `a payment is seen and told within the schedule's five seconds`() async throws {
    let sale = try await counter.waitingSale()
    try await counter.watching { running in
      try await counter.atRest()
      counter.gateway.pay(sale)
      try await counter.pass(4)
      #expect(running.changes == [])
      counter.clock.advance(by: .seconds(1))
      #expect(try await eventually { running.changes == [.paid] })
      #expect(try counter.kept(sale).state == .paid)
    }
  }

  @Test func `the sale on screen is asked about at once, and every two seconds`() async throws {
    let sale = try await counter.waitingSale()
    try await counter.watching { running in
      try await counter.atRest()
      #expect(counter.intentQuestions == 0)
      await running.watcher.show(sale.clientRef)
      #expect(try await eventually { counter.intentQuestions == 1 })
      try await counter.atRest()
      try await counter.pass(10)
      #expect(counter.intentQuestions == 6)
    }
  }

  @Test func `a sale that was open before is asked about as soon as a watcher starts`() async throws
  {
    _ = try await counter.waitingSale()
    counter.clock.advance(by: .seconds(3600))
    try await counter.watching { _ in
      try #require(await eventually { counter.intentQuestions == 1 })
    }
  }

  @Test func `with nothing open it sleeps without a wake-up until it is poked`() async throws {
    let paid = try await counter.paidSale()
    counter.clock.advance(by: .seconds(300))
    let known = try await counter.refreshed(paid)
    #expect(!known.isWatched)
    let before = counter.ledger.reads
    let asked = counter.gateway.questions.count
    try await counter.watching { running in
      #expect(try await eventually { counter.ledger.reads == before + 1 })
      for _ in 1...50 {
        counter.clock.advance(by: .seconds(3600))
        await Task.yield()
      }
      #expect(counter.clock.sleeps.isEmpty)
      #expect(counter.ledger.reads == before + 1)
      #expect(counter.gateway.questions.count == asked)
      let sale = try await counter.waitingSale()
      await running.watcher.poke()
      try await counter.atRest()
      counter.gateway.pay(sale)
      counter.clock.advance(by: .seconds(5))
      #expect(try await eventually { running.changes == [.paid] })
      // It is read once more, and then nothing is open: nobody sleeps by the clock any more.
      try await counter.atRest()
      let slept = counter.clock.sleeps.count
      counter.clock.advance(by: .seconds(299))
      #expect(counter.clock.sleeps.count == slept)
      counter.clock.advance(by: .seconds(1))
      #expect(try await eventually { counter.clock.sleeping == 0 })
    }
  }

  @Test func `with only ended sales left it sleeps until the next look for a late payment`()
    async throws
  {
    let sale = try await counter.waitingSale()
    counter.gateway.expire(sale)
    counter.clock.advance(by: .seconds(3))
    #expect(try await counter.refreshed(sale).state == .expired)
    try await counter.watching { running in
      try await counter.atRest()
      try #require(await eventually { counter.intentQuestions == 2 })
      try await counter.atRest()
      let (reads, slept) = (counter.ledger.reads, counter.clock.sleeps.count)
      try await counter.pass(45)
      #expect(counter.clock.sleeps.count == slept)
      #expect(counter.ledger.reads == reads)
      // It was paid just before its end, and that is seen when it is due.
      counter.gateway.pay(sale)
      counter.clock.advance(by: .seconds(30))
      #expect(try await eventually { running.changes.last == .paid })
    }
  }

  @Test func `what another process changed is told after a poke`() async throws {
    let sale = try await counter.waitingSale()
    try await counter.watching { running in
      try await counter.atRest()
      _ = try await counter.neighbour("other process").till.cancel(sale.clientRef)
      await running.watcher.poke()
      #expect(try await eventually { running.changes == [.canceled] })
    }
  }

  @Test func `trouble is told with its reason, and its end once`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.set { $0.isOffline = true }
    try await counter.watching { running in
      try await counter.atRest()
      try await counter.pass(5)
      #expect(running.troubles == [.notSent])
      counter.gateway.set { $0.isOffline = false }
      try await counter.pass(10)
      #expect(running.troubles == [.notSent, nil])
      #expect(try counter.kept(sale).state == .waiting)
    }
  }

  @Test func `a gateway that asks for fewer requests is left alone for as long as it says`()
    async throws
  {
    for _ in 1...3 { _ = try await counter.waitingSale() }
    counter.clock.advance(by: .seconds(60))
    counter.gateway.set { $0.isBusy = true }
    try await counter.watching { running in
      try await counter.atRest()
      let asked = counter.gateway.questions.count
      // As many as were on their way already.
      #expect((1...3).contains(counter.intentQuestions))
      try await counter.pass(6)
      #expect(counter.gateway.questions.count == asked)
      counter.gateway.set { $0.isBusy = false }
      // Slowly at first: at half the usual pace.
      counter.clock.advance(by: .seconds(5))
      #expect(try await eventually { counter.intentQuestions >= asked + 3 })
      #expect(running.troubles.first == .notSent)
    }
  }

  @Test func `an ended sale that cannot be asked about is not asked in a tight circle`()
    async throws
  {
    let sale = try await counter.waitingSale()
    counter.gateway.expire(sale)
    #expect(try await counter.refreshed(sale).state == .expired)
    counter.clock.advance(by: .seconds(3600))
    counter.gateway.set { $0.isOffline = true }
    try await counter.watching { _ in
      try await counter.atRest()
      let asked = counter.intentQuestions
      try await counter.pass(60)
      #expect(counter.intentQuestions - asked <= 5)
    }
  }

  @Test func `a ledger that cannot be read is read again soon`() async throws {
    _ = try await counter.waitingSale()
    counter.clock.advance(by: .seconds(60))
    counter.ledger.fail(.unavailable("Locked."))
    try await counter.watching { running in
      try await counter.atRest()
      #expect(running.troubles == [.ledger])
      counter.ledger.fail(nil)
      try await counter.pass(2)
      #expect(counter.intentQuestions == 1)
      #expect(running.troubles == [.ledger, nil])
    }
  }

  @Test func `a watcher that is cancelled ends, asleep or not`() async throws {
    let idle = RunningWatcher(counter.till)
    await idle.end()
    _ = try await counter.waitingSale()
    let busy = RunningWatcher(counter.till)
    try await counter.atRest()
    await busy.end()
    #expect(counter.clock.sleeping == 0)
  }
}
