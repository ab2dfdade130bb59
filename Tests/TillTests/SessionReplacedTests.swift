import CheckoutDomain
import Synchronization
import Testing

@testable import Till

/// A payment intent in the place of a session: never two payable things.
struct SessionReplacedTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private func waiting(reference: String? = "TABLE-12") async throws -> Sale {
    var cart = try Counter.cart(4_100_000)
    cart.reference = reference
    return try await counter.till.charge(cart).sale
  }

  private var creates: [String] {
    counter.gateway.sent.map(\.path).filter { $0 == "/v1/payment_intents" }
  }

  @Test func `the intent comes once the session has ended, as a sale of its own`() async throws {
    let sale = try await waiting()
    let result = try await counter.till.replaceSession(of: sale.clientRef)
    #expect(result.error == nil)
    #expect(result.sale.clientRef != sale.clientRef)
    #expect(result.sale.reference == "TABLE-12-2")
    #expect(result.sale.progress.chargedBy == .intent)
    #expect(result.sale.progress.sessionID == nil)
    #expect(result.sale.state == .waiting)
    #expect(result.sale.amount == sale.amount)
    #expect(result.sale.items == sale.items)
    #expect(try counter.till.find("TABLE-12")?.state == .canceled)
    #expect(counter.gateway.sent.map(\.path).last == "/v1/payment_intents")
    #expect(creates.count == 1)
    counter.gateway.payIntent(result.sale)
    #expect(try await counter.refreshed(result.sale).state == .paid)
  }

  @Test(arguments: [
    ScriptedGateway.Ending.refuses(400), .unreachable, .silent(did: false), .busy,
    .garbled(status: 502, did: false),
  ])
  func `no intent is made unless the session has certainly ended`(
    ending: ScriptedGateway.Ending
  ) async throws {
    counter.clock.moveByItself()
    let sale = try await waiting()
    counter.gateway.willEnd(ending, times: 4)
    let result = try await counter.till.replaceSession(of: sale.clientRef)
    #expect(result.error != nil)
    #expect(result.sale.clientRef == sale.clientRef)
    #expect(result.sale.state == .waiting)
    #expect(creates.isEmpty)
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.count == 1)
  }

  @Test(arguments: ["processing", "requires_action", "a_word_of_tomorrow"])
  func `none is made while the customer may have begun to pay by the session`(
    status: String
  ) async throws {
    let sale = try await waiting()
    counter.gateway.edit(sale) { intent, _ in intent.status = .init(rawValue: status) }
    let result = try await counter.till.replaceSession(of: sale.clientRef)
    #expect(result.error?.kind == .unknown)
    #expect(result.sale.clientRef == sale.clientRef)
    #expect(result.sale.state == .canceled && result.sale.isWatched)
    #expect(creates.isEmpty)
    counter.gateway.pay(sale)
    #expect(try await counter.refreshed(sale).state == .paid)
  }

  @Test func `a session that was paid meanwhile stays the one payment`() async throws {
    let sale = try await waiting()
    counter.gateway.pay(sale)
    let result = try await counter.till.replaceSession(of: sale.clientRef)
    #expect(result.sale.clientRef == sale.clientRef)
    #expect(result.sale.state == .paid)
    #expect(creates.isEmpty)
  }

  @Test func `there is nothing to replace in a sale that is paid, or has an intent`() async throws {
    let sale = try await waiting()
    counter.gateway.pay(sale)
    _ = try await counter.refreshed(sale)
    await #expect(throws: TillError.self) {
      try await counter.till.replaceSession(of: sale.clientRef)
    }
    var cart = try Counter.cart(4_100_000)
    cart.chargedBy = .intent
    let direct = try await counter.till.charge(cart).sale
    let sent = counter.gateway.sent.count
    await #expect(throws: TillError.self) {
      try await counter.till.replaceSession(of: direct.clientRef)
    }
    #expect(counter.gateway.sent.count == sent)
  }
}
