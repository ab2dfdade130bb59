import CheckoutDomain
import Testing

@testable import Till

struct TwoWatchersTests {
  private let first: Counter
  private let second: Counter

  init() throws {
    first = try Counter(process: "first process")
    second = first.neighbour("second process")
  }

  @Test func `only one of two watchers asks, and the other reads what it found`() async throws {
    let sale = try await first.waitingSale()
    try await first.watching { one in
      try await first.atRest()
      try await second.watching { two in
        try await first.atRest(2)
        try await first.pass(20, watchers: 2)
        #expect(first.intentQuestions == 4)
        first.gateway.pay(sale)
        try await first.pass(4, watchers: 2)
        first.clock.advance(by: .seconds(1))
        #expect(try await eventually { one.changes == [.paid] })
        first.clock.advance(by: .seconds(2))
        #expect(try await eventually { two.changes == [.paid] })
        #expect(first.intentQuestions == 5)
      }
    }
  }

  @Test func `the other one does not spin while what has ended cannot be asked about`() async throws
  {
    let sale = try await first.waitingSale()
    first.gateway.expire(sale)
    first.clock.advance(by: .seconds(3))
    #expect(try await first.refreshed(sale).state == .expired)
    first.gateway.set { $0.isOffline = true }
    try await first.watching { _ in
      try await first.atRest()
      try await second.watching { _ in
        try await first.atRest(2)
        try await first.pass(90, watchers: 2)
        #expect(first.clock.sleeps.allSatisfy { $0 >= .seconds(1) })
      }
    }
  }

  @Test func `the other one asks about the sale on its screen itself`() async throws {
    let sale = try await first.waitingSale()
    try await first.watching { _ in
      try await first.atRest()
      try await second.watching { two in
        try await first.atRest(2)
        await two.watcher.show(sale.clientRef)
        #expect(try await eventually { first.intentQuestions == 1 })
      }
    }
  }

  @Test func `the other one takes over when the lease has run out`() async throws {
    let sale = try await first.waitingSale()
    let one = RunningWatcher(first.till)
    try await first.atRest()
    try await second.watching { two in
      try await first.atRest(2)
      await one.end()
      try await first.atRest(1)
      let asked = first.intentQuestions
      try await first.pass(14)
      #expect(first.intentQuestions == asked)
      first.gateway.pay(sale)
      for _ in 1...3 { try await first.step { two.changes == [.paid] } }
      #expect(two.changes == [.paid])
    }
  }

  @Test func `the other one takes over at once what a dead process held`() async throws {
    let sale = try await first.waitingSale()
    let one = RunningWatcher(first.till)
    try await first.atRest()
    await one.end()
    let heir = first.neighbour("heir") { $0 != ProcessIdentity("first process") }
    try await heir.watching { two in
      try await first.atRest()
      try await first.pass(4)
      first.gateway.pay(sale)
      try await first.step { two.changes == [.paid] }
      #expect(try await eventually { two.changes == [.paid] })
    }
  }

  @Test func `the other one takes over at once what a process gave up when it left`() async throws {
    let sale = try await first.waitingSale()
    let one = RunningWatcher(first.till)
    try await first.atRest()
    one.watcher.leave()
    await one.end()
    try await second.watching { two in
      try await first.atRest()
      try await first.pass(4)
      first.gateway.pay(sale)
      try await first.step { two.changes == [.paid] }
      #expect(try await eventually { two.changes == [.paid] })
    }
  }
}
