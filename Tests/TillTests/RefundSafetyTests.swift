import CheckoutDomain
import Testing

@testable import Till

/// Many random days of one payment: whatever the network does, no more goes back than came, and the
/// ledger never believes that less has gone than has.
struct RefundSafetyTests {
  private static let captured: Int64 = 1000

  @Test(arguments: 0..<60)
  func `no more goes back than came, and nothing gone is forgotten`(_ seed: Int) async throws {
    let random = SeededRandom(seed: UInt64(seed))
    let one = try Counter(process: "process one")
    let other = one.neighbour("process two")
    one.clock.moveByItself()
    let sale = try await one.paidSale(Self.captured)
    for _ in 0..<15 {
      let counter = random.next().isMultiple(of: 2) ? one : other
      switch random.next() % 4 {
      case 0: _ = await counter.till.refresh(sale.clientRef)
      case 1: one.clock.advance(by: .seconds(Int64(random.next() % 30_000)))
      case 2: one.gateway.set { $0.tellsRefunds.toggle() }
      default:
        let endings = (0...random.next() % 4).map { _ in Self.ending(random.next()) }
        one.gateway.set { $0.endings = endings }
        let amount =
          try random.next() % 5 == 0
          ? one.kept(sale).remaining : rupiah(Int64(random.next() % 700) + 1)
        _ = try? await counter.till.refund(sale.clientRef, amount: amount)
      }
      try check(one, sale)
    }
    one.gateway.set { state in
      state.tellsRefunds = true
      state.endings = []
    }
    let known = try await one.refreshed(sale)
    if known.refunds.allSatisfy({ ![.unknown, .needsHuman].contains($0.state) }) {
      #expect(known.refunded.minorUnits == gone(one))
    }
  }

  private func check(_ counter: Counter, _ sale: Sale) throws {
    let kept = try counter.kept(sale)
    #expect(gone(counter) <= Self.captured)
    #expect(kept.refunded.minorUnits + kept.reserved.minorUnits >= gone(counter))
    #expect(kept.refunds.count { $0.state.isInFlight } <= 1)
    // One key is one refund, whatever it took to send it.
    #expect(Set(counter.gateway.sent.map(\.key)).count == Set(counter.gateway.sent).count)
    #expect(Set(counter.gateway.refunds.map(\.clientRef)).count == counter.gateway.refunds.count)
  }

  private func gone(_ counter: Counter) -> Int64 {
    counter.gateway.refunds.compactMap(\.amount).reduce(0, +)
  }

  private static func ending(_ number: UInt64) -> ScriptedGateway.Ending {
    let endings: [ScriptedGateway.Ending] = [
      .obeys, .refuses(400), .unreachable, .busy, .silent(did: true), .silent(did: false),
      .garbled(status: 500, did: true), .garbled(status: 200, did: false),
    ]
    return endings[Int(number % UInt64(endings.count))]
  }
}
