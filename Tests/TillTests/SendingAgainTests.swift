import CheckoutDomain
import Testing

@testable import Till

/// Table R7 of `reliability.md`, within one call.
struct SendingAgainTests {
  private let counter: Counter

  init() throws {
    counter = try Counter()
    counter.clock.moveByItself()
  }

  @Test func `what did not leave is sent again with more and more patience`() async throws {
    counter.gateway.willEnd(.unreachable, times: 3)
    let result = try await counter.till.charge(Counter.cart())
    #expect(result.error == nil)
    #expect(result.sale.state == .waiting)
    #expect(counter.gateway.sent.count == 4)
    #expect(Set(counter.gateway.sent).count == 1)
    let pauses = counter.clock.sleeps.map(\.milliseconds)
    #expect(zip(pauses, [500, 1000, 2000]).allSatisfy { ($1...$1 * 6 / 5).contains($0) })
    let key = try #require(counter.gateway.sent.first?.key)
    let attempts = try counter.ledger.read { try $0.attempts(of: key) }
    #expect(attempts.map(\.delivery?.isAnswered) == [false, false, false, true])
    #expect(attempts.allSatisfy { $0.endedAt != nil })
    #expect(try counter.kinds(result.sale).count { $0 == "sent_again" } == 3)
  }

  @Test func `a refund that did not leave is one refund in the end`() async throws {
    let sale = try await counter.paidSale()
    counter.gateway.willEnd(.unreachable, .unreachable)
    let result = try await counter.till.refund(sale.clientRef, amount: rupiah(100_000))
    #expect(result.error == nil)
    #expect(result.sale.refunds.map(\.state) == [.refunded])
    #expect(counter.gateway.refunds.count == 1)
    #expect(Set(counter.gateway.sent.dropFirst()).count == 1)
  }

  @Test func `a gateway that asks for time gets what it asks for`() async throws {
    counter.gateway.willEnd(.tooMany(.seconds(7)))
    #expect(try await counter.till.charge(Counter.cart()).sale.state == .waiting)
    let sleep = try #require(counter.clock.sleeps.first).milliseconds
    #expect((7000...8400).contains(sleep))
  }

  @Test func `without a word it gets ten seconds, then twice that, and no third time`()
    async throws
  {
    counter.gateway.willEnd(.tooMany(nil), times: 4)
    let start = counter.clock.now
    let result = try await counter.till.charge(Counter.cart())
    #expect(result.sale.state == .draft)
    #expect(result.error?.kind == .notSent)
    #expect(counter.gateway.sent.count == 3)
    #expect(counter.clock.sleeps.map { $0.components.seconds / 10 } == [1, 2])
    #expect(counter.clock.now - start < .seconds(60))
  }

  @Test func `what asks for more time than the call has is told at once`() async throws {
    counter.gateway.willEnd(.tooMany(.seconds(50)))
    let result = try await counter.till.charge(Counter.cart())
    #expect(result.sale.state == .draft)
    #expect(result.error?.hint == "Try again in 50 s.")
    #expect(counter.clock.sleeps.isEmpty)
  }

  @Test func `every sending ends within the minute of the first`() async throws {
    counter.gateway.willEnd(.tooMany(.seconds(20)), .tooMany(.seconds(10)))
    let start = counter.clock.now
    let times = Box<[Duration]>([])
    counter.gateway.whileSending { [clock = counter.clock] _ in times.append(clock.now - start) }
    #expect(try await counter.till.charge(Counter.cart()).sale.state == .waiting)
    let begun = times.value
    #expect(begun.count == 3)
    for (time, limit) in zip(begun, counter.gateway.limits) {
      #expect(time + limit < .seconds(60))
      #expect((18_000...45_000).contains(limit.milliseconds))
    }
  }

  @Test(arguments: [
    ScriptedGateway.Ending.silent(did: true), .garbled(status: 408, did: true),
    .garbled(status: 425, did: false), .garbled(status: 500, did: true),
    .garbled(status: 200, did: true),
  ])
  func `what may have arrived is never sent again`(_ ending: ScriptedGateway.Ending) async throws {
    let paid = try await counter.paidSale()
    counter.gateway.willEnd(ending, ending)
    let charged = try await counter.till.charge(Counter.cart())
    #expect(charged.sale.state == .unknown)
    let refunded = try await counter.till.refund(paid.clientRef, amount: paid.remaining)
    #expect(refunded.sale.refunds.map(\.state) == [.unknown])
    #expect(counter.gateway.sent.count == 3)
  }

  @Test func `a refusal ends it`() async throws {
    counter.gateway.willEnd(.unreachable, .refuses(400))
    #expect(try await counter.till.charge(Counter.cart()).sale.state == .failed)
    #expect(counter.gateway.sent.count == 2)
  }

  @Test(arguments: [true, false])
  func `a session in conflict is looked for, and sent again only where there is none`(
    did: Bool
  ) async throws {
    counter.gateway.willEnd(.garbled(status: 409, did: did))
    let result = try await counter.till.charge(Counter.cart())
    #expect(result.error == nil)
    #expect(result.sale.state == .waiting)
    #expect(counter.gateway.sent.count == (did ? 1 : 2))
    #expect(Set(counter.gateway.sent).count == 1)
    #expect(counter.gateway.intents.count == 1)
  }

  @Test func `a refund in conflict is not sent again where keys are not known to be honoured`()
    async throws
  {
    let sale = try await counter.paidSale()
    counter.gateway.willEnd(.garbled(status: 409, did: true))
    let result = try await counter.till.refund(sale.clientRef, amount: sale.remaining)
    #expect(result.sale.refunds.map(\.state) == [.unknown])
    #expect(result.error?.kind == .unknown)
    #expect(counter.gateway.refunds.count == 1)
    #expect(counter.gateway.sent.count == 2)
  }

  @Test(arguments: [true, false])
  func `where they are, it is looked for first`(listed: Bool) async throws {
    try counter.prove(.honoursRefundKeys)
    let sale = try await counter.paidSale()
    counter.gateway.set { $0.tellsRefunds = listed }
    counter.gateway.willEnd(.garbled(status: 409, did: listed))
    let result = try await counter.till.refund(sale.clientRef, amount: sale.remaining)
    #expect(result.sale.refunds.map(\.state) == [.refunded])
    #expect(counter.gateway.refunds.count == 1)
    #expect(counter.gateway.sent.count == (listed ? 2 : 3))
  }

  @Test func `a refusal does not undo an earlier sending that may have arrived`() async throws {
    try counter.prove(.honoursRefundKeys)
    let sale = try await counter.paidSale()
    counter.gateway.willEnd(.garbled(status: 409, did: true), .refuses(400))
    let result = try await counter.till.refund(sale.clientRef, amount: sale.remaining)
    #expect(result.sale.refunds.map(\.state) == [.unknown])
    #expect(result.sale.remaining.isZero)
  }

  @Test func `nor does it for a charge, whose first sending may still make a session`() async throws
  {
    counter.gateway.willEnd(.garbled(status: 409, did: false), .refuses(400))
    let result = try await counter.till.charge(Counter.cart())
    #expect(counter.gateway.sent.count == 2)
    #expect(result.sale.state == .unknown)
  }

  @Test func `a refund made elsewhere during the pause stops it`() async throws {
    let sale = try await counter.paidSale()
    counter.gateway.willEnd(.tooMany(.seconds(7)))
    counter.gateway.afterQuestions(1) { gateway in
      gateway.edit(sale) { intent, _ in intent.amountRefunded = 4_000_000 }
    }
    let result = try await counter.till.refund(sale.clientRef, amount: rupiah(200_000))
    #expect(result.sale.refunds.first?.state == .notSent)
    #expect(counter.gateway.refunds.isEmpty)
    #expect(counter.gateway.sent.count == 2)
    #expect(result.sale.remaining == rupiah(100_000))
  }
}

/// The pauses between two sendings, seen from outside.
struct SendingPauseTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test func `while it waits, its sale says why, and nobody takes it for given up`() async throws {
    counter.gateway.willEnd(.tooMany(.seconds(7)))
    let told = Box<[String]>([])
    var till = counter.till
    till.onDelay = { told.append($0) }
    let charge = Task { [till] in try await till.charge(Counter.cart()) }
    try await pauses()
    let waiting = try #require(try counter.ledger.read { try $0.sales(SaleQuery()) }.first)
    #expect(waiting.state == .sending)
    #expect(waiting.progress.problem?.contains("It is sent again in") == true)
    #expect(told.value == [waiting.progress.problem])
    #expect(try counter.neighbour("other").till.recover().isEmpty)
    counter.clock.advance(by: .seconds(10))
    #expect(try await charge.value.sale.state == .waiting)
  }

  private func pauses() async throws {
    let clock = counter.clock
    let isPausing = try await eventually { clock.sleeping == 1 }
    #expect(isPausing)
  }

  @Test func `what a dead process was about to send again was never sent`() async throws {
    let sale = try await counter.paidSale()
    counter.gateway.willEnd(.tooMany(.seconds(7)))
    let refund = Task { [till = counter.till] in
      try await till.refund(sale.clientRef, amount: sale.remaining)
    }
    try await pauses()
    let heir = counter.neighbour("heir") { $0 == ProcessIdentity("heir") }
    #expect(try heir.till.recover().first?.refunds.map(\.state) == [.notSent])
    // A process that was only believed dead sends nothing more.
    counter.clock.advance(by: .seconds(10))
    #expect(try await refund.value.sale.refunds.map(\.state) == [.notSent])
    #expect(counter.gateway.refunds.isEmpty)
  }
}

extension Delivery {
  fileprivate var isAnswered: Bool { if case .answered = self { true } else { false } }
}
