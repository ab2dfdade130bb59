import CheckoutDomain
import Testing

/// Random facts in any order: what is known of a sale is never forgotten.
struct SaleWalkTests {
  /// Where a sale may go from each state in one step, by the machine of `reliability.md` §1.7.
  private static let steps: [SaleState: Set<SaleState>] = [
    .draft: [.sending, .waiting, .expired, .mismatch],
    .sending: [.draft, .unknown, .waiting, .expired, .failed, .mismatch],
    .unknown: [.draft, .waiting, .expired, .failed, .mismatch, .paid],
    .waiting: [.paid, .expired, .canceled, .failed, .mismatch],
    .expired: [.paid, .mismatch],
    .canceled: [.paid, .mismatch],
    .failed: [.paid, .mismatch, .sending, .waiting, .expired],
    .paid: [], .partRefunded: [], .refunded: [], .mismatch: [],
  ]

  @Test(arguments: 0..<200)
  func `no order of facts makes a sale forget what is known`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    var sale = sampleSale()
    for step in 0..<60 {
      let before = sale
      let event = Self.event(&random)
      let entries = sale.apply(event, at: sampleNow + .seconds(step))
      guard sale.state != before.state else { continue }
      #expect(Self.steps[before.state]?.contains(sale.state) == true, "\(before.state) \(event)")
      #expect(!entries.isEmpty)
      Self.check(sale, before)
    }
  }

  @Test func `the walks reach every state that an event can make`() {
    var reached: Set<SaleState> = []
    for seed in 0..<200 {
      var random = SeededGenerator(seed: seed)
      var sale = sampleSale()
      for _ in 0..<60 {
        _ = sale.apply(Self.event(&random), at: sampleNow)
        reached.insert(sale.state)
      }
    }
    #expect(reached == Set(SaleState.allCases).subtracting([.partRefunded, .refunded]))
  }

  /// Any fact of the table, and every other time one of a sale that ends unpaid: those are rare
  /// otherwise, since most roads lead to PAID.
  private static func event(_ random: inout SeededGenerator) -> SaleEvent {
    let unpaid: [SaleEvent] = [
      .sendingStarted, .createEnded(.done(session())), .cancelRequested,
      .seen(session: session(.expired), intent: nil),
    ]
    let any = random.pick(SaleTransitions.all).event
    return Bool.random(using: &random) ? any : random.pick(unpaid)
  }

  private static func check(_ sale: Sale, _ before: Sale) {
    switch sale.state {
    case .waiting: #expect(sale.progress.sessionID != nil && sale.progress.endedAt == nil)
    case .paid:
      #expect(sale.progress.captured == sale.amount)
      #expect(sale.progress.paymentIntent != nil && sale.progress.paidAt != nil)
    case .expired, .canceled, .mismatch: #expect(sale.progress.endedAt != nil)
    case .failed: #expect(sale.progress.endedAt != nil && sale.progress.problem != nil)
    case .unknown: #expect(sale.progress.problem != nil)
    case .sending: #expect(before.canCharge)
    case .draft, .partRefunded, .refunded: break
    }
    // A session once known is never lost, unless nothing was ever made of the sale.
    if let known = before.progress.sessionID { #expect(sale.progress.sessionID == known) }
    #expect(sale.clientRef == before.clientRef && sale.amount == before.amount)
  }
}
