import CheckoutDomain
import Testing

@testable import Till

/// Many open sales at once.
struct ManySalesTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private func open(_ count: Int) async throws -> [Sale] {
    var sales: [Sale] = []
    for _ in 1...count { sales.append(try await counter.waitingSale()) }
    counter.clock.advance(by: .seconds(3))
    return sales
  }

  private var pages: Int { counter.gateway.questions.count { $0 == "sessions created" } }

  @Test func `twenty are asked about one by one`() async throws {
    _ = try await open(20)
    try await counter.watching { _ in
      try await counter.atRest()
      #expect(counter.intentQuestions == 20)
      #expect(pages == 0)
    }
  }

  @Test func `more are read from the gateway's pages, and only what changed by itself`()
    async throws
  {
    let sales = try await open(60)
    try await counter.watching { running in
      try await counter.atRest()
      #expect(pages == 1)
      #expect(counter.intentQuestions == 0)
      counter.gateway.pay(sales[17])
      counter.gateway.expire(sales[42])
      for _ in 1...8 { try await counter.step { running.changes.count == 2 } }
      #expect(Set(running.changes) == [.paid, .expired])
      #expect(pages <= 3)
      #expect(counter.intentQuestions == 2)
      #expect(try counter.kept(sales[17]).state == .paid)
    }
  }

  @Test func `a thousand are read in one look at the pages, and not one is asked about by itself`()
    async throws
  {
    _ = try await open(1000)
    let before = counter.gateway.questions.count
    try await counter.watching { _ in
      try await counter.atRest()
      #expect(Array(counter.gateway.questions.dropFirst(before)) == ["sessions created"])
    }
  }

  @Test func `what is on screen is asked about by itself all the same`() async throws {
    let sales = try await open(30)
    try await counter.watching { running in
      try await counter.atRest()
      await running.watcher.show(sales[3].clientRef)
      #expect(try await eventually { counter.intentQuestions == 1 })
      try await counter.atRest()
      try await counter.pass(6)
      #expect(counter.intentQuestions == 4)
    }
  }

  @Test func `a gateway that does not list its sessions is asked about each`() async throws {
    _ = try await open(30)
    counter.gateway.set { $0.listsSessions = false }
    try await counter.watching { _ in
      try await counter.atRest()
      #expect(pages == 1)
      #expect(try await eventually { counter.intentQuestions == 30 })
      #expect(pages == 1)
    }
  }

  @Test func `the pages do not say everything: each is asked about by itself within half an hour`()
    async throws
  {
    let sales = try await open(25)
    try await counter.watching { _ in
      try await counter.atRest()
      for _ in 1...190 {
        counter.clock.advance(by: .seconds(10))
        try await counter.atRest()
      }
      let asked = Set(counter.gateway.questions.filter { $0.hasPrefix("intent ") })
      #expect(asked.count == sales.count)
    }
  }

  @Test func `at most four questions are on the wire at once`() async throws {
    _ = try await open(20)
    let gate = Gate()
    counter.gateway.whileAsked { await gate.pass() }
    let running = RunningWatcher(counter.till)
    let isFull = try await eventually { gate.waiting == 4 }
    for _ in 1...20 { await Task.yield() }
    let stays = gate.waiting == 4
    gate.open()
    let isDone = try await eventually { [counter] in counter.intentQuestions == 20 }
    await running.end()
    #expect(isFull && stays && isDone)
  }

  @Test func `money that may be lost is asked about first, then what is on screen, then the rest`()
    async throws
  {
    var waiting = try await open(11)
    let shown = waiting.remove(at: 5)
    var lost: [Sale] = []
    for _ in 1...4 {
      counter.gateway.willEnd(.silent(did: true))
      lost.append(try await counter.till.charge(Counter.cart()).sale)
    }
    counter.clock.advance(by: .seconds(3))
    let gate = QuestionGate()
    counter.gateway.beforeEachAnswer { await gate.pass($0) }
    let running = RunningWatcher(counter.till, onScreen: shown.clientRef)
    let names = { (sale: Sale) in
      ["intents \(sale.clientRef)", "intent \(sale.progress.paymentIntent?.text ?? "?")"]
    }
    // As many as may be on the wire at once are held, and they are all of the money's; whoever of the
    // four is the quickest.
    var isHeld = try await eventually { gate.waiting == 4 }
    let first = Set(gate.asked)
    // One answer at a time makes room for one question, so that their order is the watcher's.
    var order: [Int] = []
    let all = lost + [shown] + waiting
    while isHeld, order.count < all.count {
      for question in gate.asked {
        guard let place = all.firstIndex(where: { names($0).contains(question) }) else { continue }
        if !order.contains(place) { order.append(place) }
      }
      let left = all.count - order.count
      let asked = gate.asked.count
      gate.letOnePass()
      isHeld = try await eventually { gate.waiting == 4 || gate.asked.count > asked || left == 0 }
    }
    gate.open()
    await running.end()
    #expect(first == Set(lost.map { "intents \($0.clientRef)" }))
    #expect(isHeld)
    #expect(Set(order.prefix(4)) == [0, 1, 2, 3])
    // What is on screen comes next, and no other before it.
    #expect(order.dropFirst(4).first == 4)
    // Of those that are due since the same moment none is forgotten.
    #expect(Set(order) == Set(all.indices))
  }

  @Test func `after a sleep of the machine all are due within five seconds`() async throws {
    _ = try await open(12)
    counter.clock.advance(by: .seconds(3 * 3600))
    try await counter.watching(random: SeededRandom(seed: 3)) { running in
      try await counter.atRest()
      let asked = counter.intentQuestions
      counter.clock.sleepMachine(for: .seconds(60))
      await running.watcher.poke()
      try await counter.atRest()
      // Not all of it at once.
      #expect(counter.intentQuestions < asked + 12)
      for _ in 1...6 { try await counter.pass(1) }
      #expect(counter.intentQuestions == asked + 12)
    }
  }
}
