import CheckoutDomain
import Testing

@testable import Till

/// A disk that is full at the one moment when an answer is to be kept: what nobody kept, nobody knows.
struct UnkeptAnswerTests {
  private let counter: Counter

  init() throws {
    counter = try Counter()
    counter.clock.moveByItself()
  }

  @Test(arguments: [
    ScriptedGateway.Ending.obeys, .unreachable, .refuses(400), .tooMany(.seconds(1)),
    .garbled(status: 409, did: false),
  ])
  func `a charge whose answer could not be kept is unknown, and is not sent again`(
    _ ending: ScriptedGateway.Ending
  ) async throws {
    losingAnswer(to: ending)
    let result = try await counter.till.charge(Counter.cart())
    #expect(result.error?.kind == .unknown)
    #expect(result.error?.message.contains("could not keep the answer") == true)
    #expect(try counter.kept(result.sale).state == .unknown)
    #expect(counter.gateway.sent.count == 1)
  }

  @Test(arguments: [ScriptedGateway.Ending.obeys, .unreachable, .refuses(400)])
  func `a refund whose answer could not be kept is unknown, and its money reserved`(
    _ ending: ScriptedGateway.Ending
  ) async throws {
    let sale = try await counter.paidSale()
    losingAnswer(to: ending)
    let result = try await counter.till.refund(sale.clientRef, amount: rupiah(100_000))
    #expect(result.error?.kind == .unknown)
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.state) == [.unknown])
    #expect(kept.reserved == rupiah(100_000))
    #expect(counter.gateway.sent.count == 2)
  }

  @Test func `what was made all the same is found by the next look`() async throws {
    losingAnswer(to: .obeys)
    let sale = try await counter.till.charge(Counter.cart()).sale
    #expect(try await counter.refreshed(sale).state == .waiting)
  }

  private func losingAnswer(to ending: ScriptedGateway.Ending) {
    counter.gateway.willEnd(ending)
    counter.gateway.whileSending { [ledger = counter.ledger] _ in
      ledger.failOnce(.unavailable("The disk is full."))
    }
  }
}
