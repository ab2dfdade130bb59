import CheckoutDomain
import Testing

@testable import Till

struct RefreshTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test func `a payment is seen, written down, and asked about no more`() async throws {
    let sale = try await counter.paidSale()
    #expect(sale.state == .paid)
    #expect(sale.progress.captured == sale.amount)
    #expect(sale.progress.paidAt == counter.clock.now)
    #expect(try counter.kinds(sale) == ["sending", "waiting", "paid"])
    let asked = counter.gateway.questions.count
    #expect(try await counter.refreshed(sale) == sale)
    #expect(counter.gateway.questions.count == asked)
  }

  @Test func `a late payment is found however long the counter was closed`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.expire(sale)
    #expect(try await counter.refreshed(sale).state == .expired)
    counter.gateway.pay(sale)
    counter.clock.advance(by: .seconds(30 * 24 * 3600))
    #expect(try counter.ledger.read { try $0.salesToWatch(now: counter.clock.now) }.count == 1)
    #expect(try await counter.refreshed(sale).state == .paid)
  }

  @Test func `a clock that was set forward does not end the days in which a payment may be late`()
    async throws
  {
    let sale = try await counter.waitingSale()
    counter.gateway.expire(sale)
    #expect(try await counter.refreshed(sale).state == .expired)
    let days = Duration.seconds(4 * 24 * 3600)
    counter.clock.jump(by: days)
    counter.hear(behind: days)
    #expect(try await counter.refreshed(sale).isWatched)
    counter.clock.jump(by: .zero - days)
    counter.hear(behind: .zero)
    counter.gateway.pay(sale)
    #expect(try await counter.refreshed(sale).state == .paid)
  }

  @Test func `nor does one that was behind when it ended, and was set right then`() async throws {
    let sale = try await counter.waitingSale()
    let week = Duration.seconds(7 * 24 * 3600)
    counter.clock.jump(by: .zero - week)
    counter.hear(behind: .zero - week)
    counter.gateway.expire(sale)
    #expect(try await counter.refreshed(sale).state == .expired)
    counter.clock.jump(by: week)
    counter.hear(behind: .zero)
    #expect(try await counter.refreshed(sale).isWatched)
  }

  @Test func `a session that never named its intent ends only once its intent was looked for`()
    async throws
  {
    let sale = try await nameless()
    counter.gateway.set { $0.sessions[0].status = .expired }
    counter.gateway.afterQuestions(1) { $0.set { $0.isOffline = true } }
    let asked = try #require(await counter.till.refresh(sale.clientRef))
    #expect(asked.sale.state == .waiting)
    #expect(asked.error?.kind == .notSent)
    counter.gateway.set { $0.isOffline = false }
    #expect(try await counter.refreshed(sale).state == .expired)
  }

  @Test func `of several intents the paid one is its own, and never one of another sale`()
    async throws
  {
    let sale = try await nameless()
    counter.gateway.set { state in
      state.sessions[0].status = .complete
      state.intents[0].status = .canceled
      state.intents.append(state.intents[0])
      (state.intents[1].id, state.intents[1].status) = (PaymentIntentID("pi_2"), .succeeded)
    }
    #expect(try await counter.refreshed(sale).state == .paid)
    #expect(try counter.kept(sale).progress.paymentIntent == PaymentIntentID("pi_2"))
  }

  @Test func `a sale that differs is found paid also by an intent that nobody named`() async throws
  {
    let sale = try await nameless()
    counter.gateway.set { state in
      state.sessions[0].currency = "USD"
      state.intents[0].status = .succeeded
    }
    #expect(try await counter.refreshed(sale).state == .mismatch)
    #expect(try await counter.refreshed(sale).progress.captured == sale.amount)
  }

  /// A waiting sale of a gateway whose sessions do not say which intent is theirs.
  private func nameless() async throws -> Sale {
    counter.gateway.willEnd(.answers { $0.paymentIntent = nil })
    let sale = try await counter.waitingSale()
    counter.gateway.set { $0.sessions[0].paymentIntent = nil }
    return sale
  }

  @Test func `a lost create is not looked up any further once the gateway wants to be left alone`()
    async throws
  {
    for questions in [0, 1, 2] {
      let counter = try Counter()
      counter.gateway.willEnd(.silent(did: true))
      let sale = try await counter.till.charge(Counter.cart()).sale
      // Its session is found through its intent, or in the list only.
      if questions == 2 { counter.gateway.edit(sale) { $1.paymentIntent = nil } }
      let asked = counter.gateway.questions.count
      if questions == 0 { counter.gateway.set { $0.isBusy = true } }
      counter.gateway.afterQuestions(questions) { $0.set { $0.isBusy = true } }
      let result = try #require(await counter.till.refresh(sale.clientRef))
      #expect(result.sale.state == .unknown)
      #expect(result.error?.kind == .notSent)
      #expect(result.error?.httpStatus == 429)
      #expect(counter.gateway.questions.count - asked == questions + 1)
    }
  }

  @Test func `a check without the intent is no check for a late payment`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.expire(sale)
    #expect(try await counter.refreshed(sale).state == .expired)
    counter.gateway.edit(sale) { $1.status = .complete }
    let intents = counter.gateway.intents
    counter.gateway.set { $0.intents = [] }
    counter.clock.advance(by: .seconds(60))
    #expect(try await counter.refreshed(sale).progress.checkedAt == nil)
    counter.gateway.set { $0.intents = intents }
    #expect(try await counter.refreshed(sale).progress.checkedAt == counter.clock.now)
  }

  @Test func `a session that never names its intent is paid all the same`() async throws {
    counter.gateway.willEnd(.answers { $0.paymentIntent = nil })
    let sale = try await counter.waitingSale()
    counter.gateway.pay(sale)
    counter.gateway.edit(sale) { $1.paymentIntent = nil }
    #expect(try await counter.refreshed(sale).state == .paid)
  }

  @Test func `a sale of the other mode is never touched`() async throws {
    let live = try Counter(mode: .live)
    try live.till.confirmLive()
    let sale = try await live.paidSale()
    let test = Till(
      gateway: ScriptedGateway(mode: .test), ledger: live.ledger, time: live.clock,
      random: SeededRandom(seed: 1), process: ProcessIdentity("test till"))
    let error = await #expect(throws: TillError.self) {
      try await test.refund(sale.clientRef, amount: sale.remaining)
    }
    #expect(error?.kind == .mismatch)
    #expect(await test.refresh(sale.clientRef)?.sale == sale)
  }

  @Test func `a declined try is told, and the sale goes on waiting`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.edit(sale) { intent, _ in intent.lastPaymentError = "Limit too low." }
    let declined = try await counter.refreshed(sale)
    #expect(declined.state == .waiting)
    #expect(declined.progress.decline == "Limit too low.")
    #expect(try await counter.refreshed(sale) == declined)
    #expect(try counter.kinds(sale) == ["sending", "waiting", "declined"])
  }

  @Test func `a session that ends by time is expired`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.expire(sale)
    let expired = try await counter.refreshed(sale)
    #expect(expired.state == .expired)
    #expect(expired.progress.endedAt == counter.clock.now)
  }

  @Test func `a session that ends with a failed payment is failed, and cannot be sent again`()
    async throws
  {
    let sale = try await counter.waitingSale()
    counter.gateway.edit(sale) { intent, session in
      intent.status = .failed
      session.status = .expired
    }
    let failed = try await counter.refreshed(sale)
    #expect(failed.state == .failed)
    #expect(!failed.canCharge)
  }

  @Test func `a session that ended is not the end while its payment cannot be asked about`()
    async throws
  {
    let sale = try await counter.waitingSale()
    counter.gateway.expire(sale)
    counter.gateway.set { $0.intents = [] }
    let result = try #require(await counter.till.refresh(sale.clientRef))
    #expect(result.sale.state == .waiting)
    #expect(result.error?.kind == .notFound)
  }

  @Test(arguments: [true, false])
  func `a payment of an ended sale makes it paid`(_ isCanceled: Bool) async throws {
    let sale = try await counter.waitingSale()
    if isCanceled {
      #expect(try await counter.till.cancel(sale.clientRef).sale.state == .canceled)
    } else {
      counter.gateway.expire(sale)
      #expect(try await counter.refreshed(sale).state == .expired)
    }
    counter.clock.advance(by: .seconds(3600))
    #expect(try await counter.refreshed(sale).progress.checkedAt == counter.clock.now)
    counter.gateway.pay(sale)
    let paid = try await counter.refreshed(sale)
    #expect(paid.state == .paid)
    #expect(paid.progress.problem == "The payment arrived after the sale had ended.")
    #expect(paid.needsAttention)
    let refunded = try await counter.till.refund(
      sale.clientRef, amount: counter.kept(sale).remaining
    ).sale
    #expect(refunded.state == .refunded)
    #expect(!refunded.needsAttention, "what is given back whole needs nobody any more")
  }

  struct Difference: Sendable, CustomTestStringConvertible {
    let words: String
    let change: @Sendable (inout PaymentIntent) -> Void
    var testDescription: String { words }

    init(_ words: String, _ change: @escaping @Sendable (inout PaymentIntent) -> Void) {
      self.words = words
      self.change = change
    }
  }

  @Test(arguments: [
    Difference("paid Rp 40.999,99 instead of Rp 41.000") { $0.amountReceived = 4_099_999 },
    Difference("says Rp 410 instead of Rp 41.000") { $0.amount = 41_000 },
    Difference("says USD instead of IDR") { $0.currency = "USD" },
    Difference("says live mode instead of test mode") { $0.mode = .live },
  ])
  func `a payment that differs is a mismatch, never paid`(_ difference: Difference) async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.pay(sale)
    counter.gateway.edit(sale) { intent, _ in difference.change(&intent) }
    let found = try await counter.refreshed(sale)
    #expect(found.state == .mismatch)
    #expect(
      found.progress.problem?.contains(difference.words) == true, "\(found.progress.problem ?? "")")
    #expect(found.needsAttention)
  }

  @Test func `what came too little can be given back, as much as came`() async throws {
    let sale = try await counter.waitingSale(1000)
    counter.gateway.pay(sale, received: 700)
    #expect(try await counter.refreshed(sale).remaining == rupiah(700))
    let result = try await counter.till.refund(sale.clientRef, amount: counter.kept(sale).remaining)
    #expect(result.sale.state == .refunded)
    #expect(!result.sale.needsAttention)
  }

  @Test func `a gateway that cannot be asked changes nothing and is told`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.set { $0.isOffline = true }
    let result = try #require(await counter.till.refresh(sale.clientRef))
    #expect(result.sale == sale)
    #expect(result.error?.kind == .notSent)
    #expect(await counter.till.refresh(ClientRef("nobody")) == nil)
  }

  @Test func `a gateway that does not answer is asked one question, not two`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.set { $0.isOffline = true }
    _ = await counter.till.refresh(sale.clientRef)
    #expect(counter.gateway.questions == ["intent pi_1"])
  }
}

struct UnknownCreateTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test func `a session that was made after all is adopted by the sale's own name`() async throws {
    let sale = try await unknown(did: true)
    let found = try await counter.refreshed(sale)
    #expect(found.state == .waiting)
    #expect(found.progress.sessionID == SessionID("cs_1"))
    #expect(found.progress.url == "https://pay.test/1")
    #expect(found.progress.problem == nil)
    #expect(counter.gateway.sent.count == 1)
  }

  @Test func `a session that was made and paid meanwhile is paid at once`() async throws {
    let sale = try await unknown(did: true)
    counter.gateway.pay(sale)
    #expect(try await counter.refreshed(sale).state == .paid)
  }

  @Test func `a session of another amount is a mismatch, not adopted`() async throws {
    let sale = try await unknown(did: true)
    counter.gateway.edit(sale) { _, session in session.amountTotal = 1 }
    #expect(try await counter.refreshed(sale).state == .mismatch)
  }

  @Test func `a session is found in the list where no intent carries the name`() async throws {
    let sale = try await unknown(did: true)
    counter.gateway.set { $0.intents[0].clientRef = nil }
    #expect(try await counter.refreshed(sale).progress.sessionID == SessionID("cs_1"))
  }

  @Test func `absence is proven only 20 seconds after the sending`() async throws {
    let sale = try await unknown(did: false)
    #expect(try await counter.refreshed(sale).state == .unknown)
    counter.clock.advance(by: .milliseconds(19_999))
    #expect(try await counter.refreshed(sale).state == .unknown)
    counter.clock.advance(by: .milliseconds(1))
    let absent = try await counter.refreshed(sale)
    #expect(absent.state == .draft)
    #expect(absent.canCharge)
    #expect(try counter.kinds(sale) == ["sending", "unknown", "proven_absent"])
  }

  @Test func `a gateway that cannot be asked proves nothing, however long`() async throws {
    let sale = try await unknown(did: false)
    counter.gateway.set { $0.isOffline = true }
    counter.clock.advance(by: .seconds(99_999))
    #expect(try await counter.refreshed(sale).state == .unknown)
  }

  @Test func `an intent without a session in sight proves nothing`() async throws {
    let sale = try await unknown(did: true)
    counter.gateway.set { $0.sessions = [] }
    counter.clock.advance(by: .seconds(99_999))
    #expect(try await counter.refreshed(sale).state == .unknown)
  }

  private func unknown(did: Bool) async throws -> Sale {
    counter.gateway.willEnd(.silent(did: did))
    let result = try await counter.till.charge(Counter.cart())
    #expect(result.sale.state == .unknown)
    return result.sale
  }
}
