import CheckoutDomain
import Testing

/// Random days of one payment: whatever happens, no more goes back than came in.
struct RefundWalkTests {
  private static let captured = rupiah(1000)

  @Test(arguments: 0..<300)
  func `no order of events reserves and refunds more than was captured`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    var day = Day(captured: Self.captured)
    for step in 0..<40 {
      let before = day.sale
      switch Int.random(in: 0..<3, using: &random) {
      case 0: day.begin(step, &random)
      default: day.happen(&random)
      }
      Self.check(day.sale, before)
    }
  }

  @Test func `the walks see every state that a refund of Kasir's own can have`() {
    var seen: Set<RefundState> = []
    var refundedInFull = 0
    for seed in 0..<300 {
      var random = SeededGenerator(seed: seed)
      var day = Day(captured: Self.captured)
      for step in 0..<40 {
        day.begin(step, &random)
        day.happen(&random)
        seen.formUnion(day.sale.refunds.map(\.state))
      }
      if day.sale.state == .refunded { refundedInFull += 1 }
    }
    #expect(seen == Set(RefundState.allCases).subtracting([.awaiting, .denied]))
    #expect(refundedInFull > 20)
  }

  @Test(arguments: 0..<100)
  func `even a gateway that takes back its last word gets no refund beyond what is left`(
    seed: Int
  ) {
    var random = SeededGenerator(seed: seed)
    var day = Day(captured: Self.captured)
    for step in 0..<60 {
      let before = day.sale
      day.begin(step, &random)
      if day.sale.refunds.count > before.refunds.count {
        // At the moment of sending, at least, everything that may be gone is counted.
        #expect(Self.gone(day.sale) <= Int128(Self.captured.minorUnits))
        #expect(before.refundInFlight == nil)
      }
      guard let refund = day.sale.refunds.randomElement(using: &random) else { continue }
      _ = day.sale.apply(random.pick(RefundTransitions.all).event, toRefund: refund.key)
      #expect(day.sale.remaining.minorUnits >= 0)
    }
  }

  private static func gone(_ sale: Sale) -> Int128 {
    Int128(sale.reserved.minorUnits) + Int128(sale.refunded.minorUnits)
  }

  private static func check(_ sale: Sale, _ before: Sale) {
    #expect(gone(sale) <= Int128(captured.minorUnits))
    #expect(gone(sale) + Int128(sale.remaining.minorUnits) == Int128(captured.minorUnits))
    #expect(sale.refunds.count(where: \.state.isInFlight) <= 1)
    for (old, new) in zip(before.refunds, sale.refunds) {
      #expect(old.key == new.key && old.amount == new.amount)
      // What has succeeded stays so: money never comes back by an event.
      if old.state == .refunded { #expect(new.state == .refunded) }
    }
    #expect(sale.refunded.minorUnits >= before.refunded.minorUnits)
    let isFull = sale.refunded == captured
    #expect(sale.state == (isFull ? .refunded : sale.refunded.isZero ? .paid : .partRefunded))
  }
}

/// One payment at a gateway that stands by its last word: what it refused, failed or gave up stays
/// so, and so does what never reached it.
private struct Day {
  var sale: Sale
  private var attempts = 0

  init(captured: Money) {
    sale = sampleSale(
      Sale.Progress(
        phase: .paid, paymentIntent: sampleIntent, paidAt: sampleNow, captured: captured),
      amount: captured)
  }

  mutating func begin(_ number: Int, _ random: inout SeededGenerator) {
    attempts += 1
    let amount = Money(minorUnits: Int64.random(in: -5...120_000, using: &random), .idr)
    let wanted = Int.random(in: 0..<4, using: &random) == 0 ? sale.remaining : amount
    _ = try? sale.begin(refund(wanted, key: "kasir-\(number)-\(attempts)"))
  }

  /// Anything that may become of a refund, told of any refund that is not over.
  mutating func happen(_ random: inout SeededGenerator) {
    let open = sale.refunds.filter(\.state.isInFlight)
    guard let refund = open.randomElement(using: &random) else { return }
    let words = ["succeeded", "failed", "canceled", "pending", "requires_action"]
    let says = gatewayRefund(
      .init(rawValue: random.pick(words)), amount: refund.amount.minorUnits)
    let differs = gatewayRefund(.succeeded, amount: refund.amount.minorUnits / 2)
    let refusal = GatewayRejection(status: 400, code: nil, message: "No.")
    let sum = sale.refunded.minorUnits + refund.amount.minorUnits
    let events: [RefundEvent] = [
      .ended(.done(says)), .ended(.done(says)), .ended(.done(says)), .ended(.done(differs)),
      .ended(.rejected(refusal)), .ended(.notSent("refused")), .ended(.unknown("silence")),
      .interrupted, .gaveUpAsking, .countedByGateway(sum: sum, isSettled: false),
      .countedByGateway(sum: sum, isSettled: true), .provenAbsent,
    ]
    _ = sale.apply(random.pick(events), toRefund: refund.key)
  }
}
