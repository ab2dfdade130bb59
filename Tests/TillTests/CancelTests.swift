import CheckoutDomain
import Testing

@testable import Till

struct CancelTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test func `a sale is canceled when the gateway confirms`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.whileSending { [ledger = counter.ledger] request in
      #expect((try? ledger.read { try $0.openAttempts().map(\.request) }) == [request])
      #expect((try? ledger.read { try $0.sale(sale.clientRef)?.state }) == .waiting)
    }
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.error == nil)
    #expect(result.sale.state == .canceled)
    #expect(counter.gateway.sent.last?.path == "/v1/checkout/sessions/cs_1/expire")
    #expect(try counter.kinds(sale).suffix(2) == ["cancel_requested", "canceled"])
  }

  @Test func `a sale that was paid meanwhile is paid, whatever the gateway made of the request`()
    async throws
  {
    for ending in [ScriptedGateway.Ending.refuses(400), .silent(did: false), .obeys] {
      let sale = try await counter.waitingSale()
      counter.gateway.pay(sale)
      counter.gateway.willEnd(ending)
      let result = try await counter.till.cancel(sale.clientRef)
      #expect(result.sale.state == .paid)
      #expect(result.error == nil)
    }
  }

  @Test func `the end of another session does not cancel this sale`() async throws {
    let sale = try await counter.waitingSale()
    let other = try await counter.waitingSale()
    // The expiry never reached this sale's session; what came back tells of the other one.
    counter.gateway.willEnd(.answersFor(other))
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.sale.state == .waiting)
    #expect(result.error?.kind == .unknown)
    #expect(try counter.kept(other).state == .waiting)
  }

  @Test func `a refused cancel leaves the sale waiting, to expire by time later`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.willEnd(.refuses(400))
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.sale.state == .waiting)
    #expect(result.error?.kind == .rejected)
    counter.gateway.expire(sale)
    #expect(try await counter.refreshed(sale).state == .expired)
  }

  @Test func `a cancel that was not sent leaves the sale as it was`() async throws {
    counter.clock.moveByItself()
    let sale = try await counter.waitingSale()
    counter.gateway.willEnd(.unreachable, times: 4)
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.sale.progress == sale.progress)
    #expect(result.error?.kind == .notSent)
    #expect(counter.gateway.sent.count == 5)
  }

  @Test(arguments: [ScriptedGateway.Ending.unreachable, .tooMany(.seconds(7)), .tooMany(nil)])
  func `what was certainly not done is sent again, the same request, within the call`(
    ending: ScriptedGateway.Ending
  ) async throws {
    counter.clock.moveByItself()
    let sale = try await counter.waitingSale()
    counter.gateway.willEnd(ending)
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.error == nil)
    #expect(result.sale.state == .canceled)
    #expect(counter.gateway.sent.count == 3)
    #expect(Set(counter.gateway.sent.suffix(2)).count == 1)
    #expect(
      try counter.kinds(sale).suffix(4)
        == ["cancel_requested", "sending_delayed", "sent_again", "canceled"])
  }

  @Test func `a cancel is not sent again once the sale is paid`() async throws {
    counter.clock.moveByItself()
    let sale = try await counter.waitingSale()
    counter.gateway.willEnd(.unreachable)
    // The payment is seen, by another process, while the first sending is on its way.
    counter.gateway.whileSending { [gateway = counter.gateway, till = counter.till] _ in
      gateway.pay(sale)
      _ = await till.refresh(sale.clientRef)
    }
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.sale.state == .paid)
    #expect(result.error == nil)
    #expect(counter.gateway.sent.count == 2)
  }

  @Test(arguments: [true, false])
  func `a cancel in conflict is looked for, and sent again only where it has not been done`(
    did: Bool
  ) async throws {
    counter.clock.moveByItself()
    let sale = try await counter.waitingSale()
    counter.gateway.willEnd(.garbled(status: 409, did: did))
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.error == nil)
    #expect(result.sale.state == .canceled)
    #expect(counter.gateway.sent.count == (did ? 2 : 3))
  }

  @Test
  func `a cancel of unknown outcome is canceled as soon as the session is seen to have ended`()
    async throws
  {
    let sale = try await counter.waitingSale()
    counter.gateway.willEnd(.silent(did: false))
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.sale.state == .waiting)
    #expect(result.error?.kind == .unknown)
    counter.gateway.expire(sale)
    #expect(try await counter.refreshed(sale).state == .canceled)
  }

  @Test
  func `a confirmed cancel whose payment nobody could ask about becomes canceled, not expired`()
    async throws
  {
    let sale = try await counter.waitingSale()
    counter.gateway.whileSending { [gateway = counter.gateway] _ in
      gateway.set { $0.isOffline = true }
    }
    let result = try await counter.till.cancel(sale.clientRef)
    // A payment may have arrived at the last moment: the word waits for the answer.
    #expect(result.sale.state == .waiting)
    #expect(result.error?.kind == .unknown)
    #expect(result.error?.message.contains("No route to the gateway") == true)
    counter.gateway.set { $0.isOffline = false }
    #expect(try await counter.refreshed(sale).state == .canceled)
  }

  @Test func `an answer that the session is still open is no success`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.willEnd(.answers { $0.status = .open })
    counter.gateway.whileSending { [gateway = counter.gateway] _ in
      gateway.set { $0.sessions[0].status = .open }
    }
    let result = try await counter.till.cancel(sale.clientRef)
    #expect(result.sale.state == .waiting)
    #expect(result.error?.kind == .unknown)
    #expect(result.error?.message.contains("still open") == true)
  }

  @Test func `only an open sale can be canceled`() async throws {
    let paid = try await counter.paidSale()
    let error = await #expect(throws: TillError.self) {
      try await counter.till.cancel(paid.clientRef)
    }
    #expect(error?.kind == .limit)
    #expect(error?.message.contains("is PAID") == true)
    let missing = await #expect(throws: TillError.self) {
      try await counter.till.cancel(ClientRef("nobody"))
    }
    #expect(missing?.kind == .notFound)
    #expect(counter.gateway.sent.count == 1)
  }
}
