import CheckoutDomain
import Testing

@testable import Till

struct ChargeAgainTests {
  private let counter: Counter

  init() throws {
    counter = try Counter()
    counter.clock.moveByItself()
  }

  @Test(arguments: [ScriptedGateway.Ending.unreachable, .busy])
  func `what was certainly not sent goes again with the same key and the same bytes`(
    _ ending: ScriptedGateway.Ending
  ) async throws {
    counter.gateway.willEnd(ending, times: 4)
    let draft = try await counter.till.charge(Counter.cart()).sale
    // The shop changes its pages meanwhile: the bytes of a key stay as they were.
    counter.gateway.set { $0.successPage = "second" }
    let result = try await counter.till.chargeAgain(draft.clientRef)
    #expect(result.error == nil)
    #expect(result.sale.state == .waiting)
    let sent = counter.gateway.sent
    #expect(sent.count == 5)
    #expect(Set(sent).count == 1)
  }

  @Test func `what the gateway refused goes again with a new key`() async throws {
    counter.gateway.willEnd(.refuses(400))
    let failed = try await counter.till.charge(Counter.cart()).sale
    let result = try await counter.till.chargeAgain(failed.clientRef)
    #expect(result.sale.state == .waiting)
    #expect(Set(counter.gateway.sent.map(\.key)).count == 2)
    #expect(try counter.kinds(failed) == ["sending", "failed", "sending", "waiting"])
  }

  @Test func `a refusal after a try that was not sent takes a new key the next time`() async throws
  {
    counter.gateway.willEnd(.unreachable, times: 4)
    counter.gateway.willEnd(.refuses(400))
    counter.gateway.willEnd(.unreachable, times: 4)
    let sale = try await counter.till.charge(Counter.cart()).sale
    for _ in 1...3 { _ = try await counter.till.chargeAgain(sale.clientRef) }
    let keys = counter.gateway.sent.map(\.key)
    #expect(keys.count == 10)
    #expect(Set(keys[...4]).count == 1)
    #expect(Set(keys[5...]).count == 1)
    #expect(keys[4] != keys[5])
  }

  @Test func `a sale proven absent goes again with the same key and bytes`() async throws {
    counter.gateway.willEnd(.silent(did: false))
    let sale = try await counter.till.charge(Counter.cart()).sale
    counter.clock.advance(by: .seconds(20))
    #expect(try await counter.refreshed(sale).state == .draft)
    #expect(try await counter.till.chargeAgain(sale.clientRef).sale.state == .waiting)
    #expect(Set(counter.gateway.sent).count == 1)
  }

  @Test func `a sale proven absent that is then refused has failed, and is not unknown`()
    async throws
  {
    counter.gateway.willEnd(.silent(did: false), .refuses(400))
    let sale = try await counter.till.charge(Counter.cart()).sale
    counter.clock.advance(by: .seconds(20))
    #expect(try await counter.refreshed(sale).state == .draft)
    let result = try await counter.till.chargeAgain(sale.clientRef)
    #expect(result.sale.progress.phase == .failed)
    #expect(result.error?.kind == .rejected)
  }

  @Test(arguments: [ScriptedGateway.Ending.obeys, .silent(did: false)])
  func `a sale that is open or unknown is never sent again`(
    _ ending: ScriptedGateway.Ending
  ) async throws {
    counter.gateway.willEnd(ending)
    let sale = try await counter.till.charge(Counter.cart()).sale
    let error = await #expect(throws: TillError.self) {
      try await counter.till.chargeAgain(sale.clientRef)
    }
    #expect(error?.kind == .limit)
    #expect(counter.gateway.sent.count == 1)
  }

  @Test func `a sale that is being sent by one process is not sent by another`() async throws {
    counter.gateway.willEnd(.unreachable, times: 4)
    let sale = try await counter.till.charge(Counter.cart()).sale
    let other = counter.neighbour("other process")
    counter.gateway.whileSending { _ in
      let error = await #expect(throws: TillError.self) {
        try await other.till.chargeAgain(sale.clientRef)
      }
      #expect(error?.kind == .limit)
    }
    #expect(try await counter.till.chargeAgain(sale.clientRef).sale.state == .waiting)
    #expect(counter.gateway.sent.count == 5)
  }

  @Test func `a sale that is not there is said`() async throws {
    let error = await #expect(throws: TillError.self) {
      try await counter.till.chargeAgain(ClientRef("nobody"))
    }
    #expect(error?.kind == .notFound)
  }
}
