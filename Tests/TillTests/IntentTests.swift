import CheckoutDomain
import Synchronization
import Testing

@testable import Till

/// Sales that are charged by a payment intent without a session.
struct IntentTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private func cart(_ minorUnits: Int64 = 4_100_000) throws -> Cart {
    var cart = try Counter.cart(minorUnits)
    cart.chargedBy = .intent
    return cart
  }

  private func waiting() async throws -> Sale {
    let result = try await counter.till.charge(cart())
    #expect(result.error == nil)
    #expect(result.sale.state == .waiting)
    return result.sale
  }

  @Test func `an intent waits with its own link, and no session`() async throws {
    let sale = try await waiting()
    #expect(sale.progress.paymentIntent == PaymentIntentID("pi_d1"))
    #expect(sale.progress.sessionID == nil)
    #expect(sale.progress.url == "https://akulaku.test/pi_d1")
    #expect(!sale.needsAttention)
    #expect(counter.gateway.sent.map(\.path) == ["/v1/payment_intents"])
    #expect(try counter.kinds(sale) == ["sending", "waiting"])
  }

  @Test func `it becomes paid, and is refunded, as any other sale`() async throws {
    let sale = try await waiting()
    counter.gateway.payIntent(sale)
    #expect(try await counter.refreshed(sale).state == .paid)
    let refunded = try await counter.till.refund(sale.clientRef, amount: rupiah(100)).sale
    #expect(refunded.state == .partRefunded)
  }

  @Test func `an intent of another amount is a mismatch and shows no code`() async throws {
    counter.gateway.willEnd(.answersIntent { $0.amount = 41_000 })
    let result = try await counter.till.charge(cart())
    #expect(result.error?.kind == .mismatch)
    #expect(result.sale.state == .mismatch)
    #expect(result.sale.progress.url == nil)
  }

  @Test func `that nothing was received yet is no difference`() async throws {
    counter.gateway.willEnd(.answersIntent { $0.amountReceived = 0 })
    #expect(try await counter.till.charge(cart()).sale.state == .waiting)
  }

  @Test func `an intent without a link is an ending of its own, and needs a person`() async throws {
    counter.gateway.set { $0.givesRedirects = false }
    let result = try await counter.till.charge(cart())
    #expect(result.error?.kind == .noRedirect)
    #expect(result.sale.state == .waiting)
    #expect(result.sale.lacksLink)
    #expect(result.sale.needsAttention)
    #expect(try counter.kinds(result.sale) == ["sending", "waiting", "no_redirect"])
    // A link that comes later is as good.
    counter.gateway.editIntent(result.sale) { $0.redirect = "https://akulaku.test/late" }
    let later = try await counter.refreshed(result.sale)
    #expect(later.progress.url == "https://akulaku.test/late")
    #expect(later.progress.problem == nil)
    #expect(!later.needsAttention)
  }

  @Test func `a declined try can be made again, and a failed intent is over`() async throws {
    let sale = try await waiting()
    counter.gateway.editIntent(sale) {
      $0.status = .requiresPaymentMethod
      $0.lastPaymentError = "declined"
    }
    let declined = try await counter.refreshed(sale)
    #expect(declined.state == .waiting)
    #expect(declined.progress.decline == "declined")
    counter.gateway.editIntent(sale) { $0.status = .failed }
    let failed = try await counter.refreshed(sale)
    #expect(failed.state == .failed)
    #expect(!failed.canCharge)
  }

  @Test func `a late payment of a canceled intent is noticed`() async throws {
    let sale = try await waiting()
    #expect(try await counter.till.cancel(sale.clientRef).sale.state == .canceled)
    #expect(try counter.kept(sale).isWatched)
    counter.gateway.payIntent(sale)
    #expect(try await counter.refreshed(sale).state == .paid)
  }
}

/// Ending an intent.
struct IntentCancelTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private func waiting() async throws -> Sale {
    var cart = try Counter.cart()
    cart.chargedBy = .intent
    return try await counter.till.charge(cart).sale
  }

  @Test func `it is canceled with a reason, and confirmed by asking`() async throws {
    let sale = try await waiting()
    let result = try await counter.till.cancel(sale.clientRef, reason: "customer cancelled")
    #expect(result.sale.state == .canceled)
    let request = try #require(counter.gateway.sent.last)
    #expect(request.path == "/v1/payment_intents/pi_d1/cancel")
    #expect(String(decoding: request.body, as: UTF8.self) == "customer cancelled")
    #expect(counter.gateway.questions.last == "intent pi_d1")
    #expect(
      try counter.ledger.read { try $0.lastAttempt(.cancelIntent, of: sale.clientRef) } != nil)
  }

  @Test func `one that was paid meanwhile is paid`() async throws {
    let sale = try await waiting()
    counter.gateway.payIntent(sale)
    #expect(try await counter.till.cancel(sale.clientRef).sale.state == .paid)
  }

  @Test func `a lost cancel leaves it waiting until the gateway says more`() async throws {
    let sale = try await waiting()
    counter.gateway.willEnd(.silent(did: true))
    counter.gateway.whileSending { [gateway = counter.gateway] _ in
      gateway.set { $0.isOffline = true }
    }
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.sale.state == .waiting)
    #expect(result.error?.kind == .unknown)
    counter.gateway.set { $0.isOffline = false }
    #expect(try await counter.refreshed(sale).state == .canceled)
  }

  @Test func `the intent of a session is never canceled, but its session expired`() async throws {
    let sale = try await counter.waitingSale()
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.sale.state == .canceled)
    #expect(!counter.gateway.sent.contains { $0.path.hasSuffix("/cancel") })
    #expect(counter.gateway.sent.last?.path == "/v1/checkout/sessions/cs_1/expire")
  }
}

/// A session in the place of an intent: never two payable things.
struct IntentReplacementTests {
  private let counter: Counter

  init() throws {
    counter = try Counter()
    counter.gateway.set { $0.givesRedirects = false }
  }

  private func withoutLink() async throws -> Sale {
    var cart = try Counter.cart()
    cart.chargedBy = .intent
    return try await counter.till.charge(cart).sale
  }

  private var payable: [String] {
    counter.gateway.state.withLock { state in
      state.sessions.filter { $0.status == .open }.map(\.id.text)
        + state.intents.filter { intent in
          ![.canceled, .succeeded].contains(intent.status)
            && !state.sessions.contains { $0.paymentIntent == intent.id }
        }.map(\.id.text)
    }
  }

  @Test func `the session comes once the intent is canceled, for the same sale`() async throws {
    let sale = try await withoutLink()
    let result = try await counter.till.replaceIntent(of: sale.clientRef)
    #expect(result.error == nil)
    #expect(result.sale.clientRef == sale.clientRef)
    #expect(result.sale.reference == sale.reference)
    #expect(result.sale.state == .waiting)
    #expect(result.sale.progress.sessionID != nil)
    #expect(result.sale.progress.replacedIntent == PaymentIntentID("pi_d1"))
    #expect(payable == ["cs_2"] || payable == ["cs_1"])
    #expect(
      counter.gateway.sent.map(\.path)
        == [
          "/v1/payment_intents", "/v1/payment_intents/pi_d1/cancel", "/v1/checkout/sessions",
        ])
    #expect(try counter.till.find("pi_d1")?.clientRef == sale.clientRef)
    counter.gateway.payIntent(sale)
    #expect(try await counter.refreshed(sale).state == .paid)
    // The old intent is no second sale.
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.count == 1)
  }

  @Test(arguments: [
    ScriptedGateway.Ending.refuses(400), .unreachable, .silent(did: false), .busy,
    .garbled(status: 502, did: false),
  ])
  func `no session is made unless the intent is certainly canceled`(
    ending: ScriptedGateway.Ending
  ) async throws {
    counter.clock.moveByItself()
    let sale = try await withoutLink()
    // What did nothing is sent again in the same call: as often as that goes.
    counter.gateway.willEnd(ending, times: 4)
    let result = try await counter.till.replaceIntent(of: sale.clientRef)
    #expect(result.error != nil)
    #expect(result.sale.state == .waiting)
    #expect(payable == ["pi_d1"])
    #expect(!counter.gateway.sent.contains { $0.path == "/v1/checkout/sessions" })
  }

  @Test func `an intent that was paid meanwhile stays the one payment`() async throws {
    let sale = try await withoutLink()
    counter.gateway.payIntent(sale)
    let result = try await counter.till.replaceIntent(of: sale.clientRef)
    #expect(result.error == nil)
    #expect(result.sale.state == .paid)
    #expect(!counter.gateway.sent.contains { $0.path == "/v1/checkout/sessions" })
  }

  @Test func `an intent that was paid after its cancel was believed is noticed first`()
    async throws
  {
    let sale = try await withoutLink()
    #expect(try await counter.till.cancel(sale.clientRef).sale.state == .canceled)
    counter.gateway.payIntent(sale)
    let result = try await counter.till.replaceIntent(of: sale.clientRef)
    #expect(result.sale.state == .paid)
    #expect(payable.isEmpty)
  }

  @Test func `an intent that is open again after its cancel was believed keeps a session away`()
    async throws
  {
    let sale = try await withoutLink()
    #expect(try await counter.till.cancel(sale.clientRef).sale.state == .canceled)
    counter.gateway.set { $0.intents[0].status = .requiresPaymentMethod }
    let result = try await counter.till.replaceIntent(of: sale.clientRef)
    #expect(result.error?.message.contains("is not canceled") == true)
    #expect(payable == ["pi_d1"])
    #expect(!counter.gateway.sent.contains { $0.path == "/v1/checkout/sessions" })
  }

  @Test func `a replaced intent that the gateway revives is told as a second payment`()
    async throws
  {
    let sale = try await withoutLink()
    _ = try await counter.till.replaceIntent(of: sale.clientRef)
    counter.gateway.set { $0.intents[0].status = .succeeded }
    counter.gateway.pay(sale)
    counter.gateway.payIntent(sale)
    #expect(try await counter.refreshed(sale).state == .paid)
    let second = try #require(
      try counter.ledger.read { try $0.sale(paymentIntent: PaymentIntentID("pi_d1")) })
    #expect(second.duplicateOf == sale.clientRef)
    #expect(second.state == .paid && second.needsAttention)
  }

  @Test func `two at once make one session`() async throws {
    let sale = try await withoutLink()
    let other = counter.neighbour("another process")
    async let one = try? counter.till.replaceIntent(of: sale.clientRef)
    async let two = try? other.till.replaceIntent(of: sale.clientRef)
    _ = await (one, two)
    let sessions = counter.gateway.sent.filter { $0.path == "/v1/checkout/sessions" }
    #expect(sessions.count == 1)
    #expect(payable.count == 1)
  }

  @Test func `an intent that the gateway refuses outright gives way at once`() async throws {
    var cart = try Counter.cart()
    cart.chargedBy = .intent
    counter.gateway.willEnd(.refuses(400))
    let refused = try await counter.till.charge(cart).sale
    #expect(refused.state == .failed)
    let result = try await counter.till.replaceIntent(of: refused.clientRef)
    #expect(result.sale.state == .waiting)
    #expect(result.sale.progress.sessionID != nil)
    #expect(Set(counter.gateway.sent.map(\.key)).count == 2)
  }

  @Test func `only an intent of ours that is not paid is replaced`() async throws {
    let session = try await counter.waitingSale()
    let error = await #expect(throws: TillError.self) {
      try await counter.till.replaceIntent(of: session.clientRef)
    }
    #expect(error?.kind == .limit)
  }
}

/// A create whose answer was lost.
struct LostIntentTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private func lose(_ ending: ScriptedGateway.Ending) async throws -> Sale {
    var cart = try Counter.cart()
    cart.chargedBy = .intent
    counter.gateway.willEnd(ending)
    let result = try await counter.till.charge(cart)
    #expect(result.error?.kind == .unknown)
    #expect(result.sale.state == .unknown)
    return result.sale
  }

  @Test func `one that arrived is found by its order id and adopted`() async throws {
    let sale = try await lose(.silent(did: true))
    let found = try await counter.refreshed(sale)
    #expect(found.state == .waiting)
    #expect(found.progress.url == "https://akulaku.test/pi_d1")
    #expect(counter.gateway.sent.count == 1)
  }

  @Test func `a search that lags behind proves nothing: the list is asked too`() async throws {
    let sale = try await lose(.silent(did: true))
    counter.gateway.set { $0.searchLags = true }
    counter.clock.advance(by: .seconds(60))
    #expect(try await counter.refreshed(sale).state == .waiting)
  }

  @Test func `one that never arrived is proven absent after its quarantine, and sent again`()
    async throws
  {
    let sale = try await lose(.silent(did: false))
    #expect(try await counter.refreshed(sale).state == .unknown)
    counter.clock.advance(by: .seconds(20))
    let absent = try await counter.refreshed(sale)
    #expect(absent.state == .draft)
    #expect(absent.progress.chargedBy == .intent)
    let again = try await counter.till.chargeAgain(sale.clientRef)
    #expect(again.sale.state == .waiting)
    #expect(Set(counter.gateway.sent.map(\.key)).count == 1)
    #expect(counter.gateway.sent[0] == counter.gateway.sent[1])
  }

  @Test func `a paid one that was lost is paid`() async throws {
    let sale = try await lose(.silent(did: true))
    counter.gateway.payIntent(sale)
    #expect(try await counter.refreshed(sale).state == .paid)
  }

  @Test func `an intent that arrived late beside the sale's own is canceled`() async throws {
    counter.gateway.set { $0.honoursKeys = false }
    let sale = try await lose(.silent(did: false))
    counter.clock.advance(by: .seconds(20))
    #expect(try await counter.refreshed(sale).state == .draft)
    #expect(try await counter.till.chargeAgain(sale.clientRef).sale.state == .waiting)
    // What was sent first arrives at last.
    counter.gateway.set { state in _ = state.deliver(state.sent[0]) }
    _ = try await counter.refreshed(sale)
    let twin = try #require(
      try counter.ledger.read { try $0.sale(paymentIntent: PaymentIntentID("pi_d2")) })
    #expect(twin.duplicateOf == sale.clientRef)
    #expect(twin.state == .canceled)
    #expect(twin.progress.url == nil)
    #expect(try counter.kept(sale).state == .waiting)
  }

  @Test func `an answer that was stored is read before anybody asks`() async throws {
    let sale = try await lose(.silent(did: true))
    let record = try #require(
      try counter.ledger.read { try $0.lastAttempt(.createIntent, of: sale.clientRef) })
    // What a process that died had written down of a second sending.
    let answer = counter.gateway.state.withLock { $0.deliver(record.attempt.request) }
    try counter.ledger.write { ledger in
      let number = try ledger.begin(record.attempt)
      try ledger.end(attempt: number, with: answer, at: counter.clock.now)
    }
    counter.gateway.set { $0.isOffline = true }
    #expect(try await counter.refreshed(sale).state == .waiting)
  }

  @Test func `an intent is imported with its link, and can be canceled here`() async throws {
    let sale = try await lose(.silent(did: true))
    let elsewhere = try Counter(process: "another shop", at: counter.gateway, counter.clock)
    let imported = try await elsewhere.till.findOrImport("pi_d1").sale
    #expect(imported.clientRef == sale.clientRef)
    #expect(imported.progress.chargedBy == .intent)
    #expect(imported.progress.url == "https://akulaku.test/pi_d1")
    #expect(try await elsewhere.till.cancel(imported.clientRef).sale.state == .canceled)
  }

  @Test func `importing the intent of a sale that looks for it makes it the sale's own`()
    async throws
  {
    let sale = try await lose(.silent(did: true))
    let found = try await counter.till.findOrImport("pi_d1")
    #expect(found.sale.clientRef == sale.clientRef)
    #expect(!found.isNew)
    #expect(try counter.kept(sale).state == .waiting)
  }
}
