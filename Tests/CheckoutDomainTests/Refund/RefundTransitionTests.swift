import CheckoutDomain
import Testing

struct RefundTransitionTests {
  private static let key = IdempotencyKey("kasir-1")

  private static func paidSale(with state: RefundState, id: String? = nil) -> Sale {
    sampleSale(
      StartingSale.paid.sale.progress,
      refunds: [refund(RefundTransitions.amount, state, id: id)])
  }

  @Test(arguments: RefundTransitions.all)
  func `every outcome moves the refunds it can move, and leaves all others as they were`(
    transitions: RefundTransitions
  ) {
    for state in RefundState.allCases {
      for id in [nil, "re_1680950003880689664"] {
        var sale = Self.paidSale(with: state, id: id)
        let entries = sale.apply(transitions.event, toRefund: Self.key)
        let moves = id == nil ? transitions.moves : transitions.namedMoves
        #expect(sale.refunds[0].state == moves[state] ?? state, "\(state), \(id ?? "unnamed")")
        if let next = moves[state] {
          // Where nobody was to get anything of it, somebody may have paid by other means.
          let wasGone = [.failed, .canceled, .notSent, .rejected].contains(state)
          let isGone = [.failed, .canceled, .notSent, .rejected].contains(next)
          let alarm = wasGone && !isGone ? ["revised"] : []
          #expect(entries.map(\.kind) == ["refund_\(next.rawValue)"] + alarm)
        } else if state != .needsHuman {
          // What differs anew is told once more of a refund that is for a person already.
          #expect(entries == [])
        }
      }
    }
  }

  @Test(arguments: RefundTransitions.all)
  func `told the same thing twice, a refund moves once`(transitions: RefundTransitions) {
    for state in RefundState.allCases {
      var sale = Self.paidSale(with: state)
      _ = sale.apply(transitions.event, toRefund: Self.key)
      let once = sale.refunds[0]
      #expect(sale.apply(transitions.event, toRefund: Self.key) == [])
      #expect(sale.refunds[0].state == once.state)
      #expect(sale.refunds[0].id == once.id && sale.refunds[0].problem == once.problem)
    }
  }

  @Test func `UNKNOWN is never taken for FAILED, and its money stays reserved`() {
    var sale = Self.paidSale(with: .sending)
    let entries = sale.apply(.ended(.unknown("The answer was lost.")), toRefund: Self.key)
    #expect(sale.refunds[0].state == .unknown)
    #expect(entries == [TimelineEntry("refund_unknown", "Rp 10.000: The answer was lost.")])
    #expect(sale.reserved == rupiah(10_000))
    #expect(sale.remaining == rupiah(31_000))
    #expect(sale.state == .paid && sale.needsAttention)
  }

  @Test func `an event of a refund that the sale does not have changes nothing`() {
    var sale = Self.paidSale(with: .sending)
    let before = sale
    #expect(sale.apply(.gaveUpAsking, toRefund: IdempotencyKey("kasir-2")) == [])
    #expect(sale == before)
  }

  @Test func `the gateway's id is kept once it is known`() {
    var sale = Self.paidSale(with: .unknown)
    let pending = gatewayRefund(.init(rawValue: "pending"), amount: 1_000_000)
    _ = sale.apply(.ended(.done(pending)), toRefund: Self.key)
    #expect(sale.refunds[0].id == pending.id)
    let other = gatewayRefund(.succeeded, amount: 1_000_000, id: "re_2")
    _ = sale.apply(.ended(.done(other)), toRefund: Self.key)
    #expect(sale.refunds[0].id == pending.id)
    #expect(sale.refunds[0].state == .refunded)
    #expect(sale.state == .partRefunded)
  }

  @Test(arguments: [
    (
      gatewayRefund(.succeeded, amount: 999_999),
      "The gateway refunded Rp 9.999,99 instead of Rp 10.000."
    ),
    (
      gatewayRefund(.succeeded, amount: 10_000),
      "The gateway refunded Rp 100 instead of Rp 10.000."
    ),
    (
      gatewayRefund(.succeeded, amount: 1_000_000, currency: "GBP\u{7}"),
      "The gateway refunded in GBP^G instead of IDR."
    ),
    (
      gatewayRefund(.succeeded, amount: 1_000_000, intent: PaymentIntentID("pi_2")),
      "The gateway's answer is about another payment."
    ),
  ])
  func `an answer that differs is for a person, and says how`(
    answer: GatewayRefund, sentence: String
  ) {
    for state in [RefundState.sending, .unknown, .pending] {
      var sale = Self.paidSale(with: state)
      _ = sale.apply(.ended(.done(answer)), toRefund: Self.key)
      #expect(sale.refunds[0].state == .needsHuman)
      #expect(sale.refunds[0].problem == sentence)
      #expect(sale.reserved == rupiah(10_000) && sale.needsAttention)
    }
  }

  @Test(arguments: [
    (RefundEvent.interrupted, "Kasir stopped before the gateway answered."),
    (.ended(.notSent("No such host.")), "No such host."),
    (
      .ended(.rejected(GatewayRejection(status: 402, code: nil, message: "No funds."))),
      "The gateway could not do it (402): No funds."
    ),
    (
      .ended(.done(gatewayRefund(.failed, amount: nil))),
      "It failed at the provider: pay back by other means."
    ),
    (
      .ended(.done(gatewayRefund(.failed, amount: nil, failureReason: "unknown"))),
      "It failed at the provider: pay back by other means."
    ),
    (
      .ended(.done(gatewayRefund(.failed, amount: nil, failureReason: "account closed"))),
      "It failed at the provider (account closed): pay back by other means."
    ),
  ])
  func `a refund that did not go through says why`(event: RefundEvent, sentence: String) {
    var sale = Self.paidSale(with: .sending)
    let entries = sale.apply(event, toRefund: Self.key)
    #expect(sale.refunds[0].problem == sentence)
    #expect(entries.map(\.detail) == ["Rp 10.000: " + sentence])
  }

  @Test func `nothing is learnt from an answer about something else, not even an id`() {
    let others = [
      gatewayRefund(.succeeded, amount: 1_000_000, clientRef: ClientRef("another")),
      gatewayRefund(.succeeded, amount: 1_000_000, intent: PaymentIntentID("pi_2")),
    ]
    for other in others {
      var sale = Self.paidSale(with: .sending)
      _ = sale.apply(.ended(.done(other)), toRefund: Self.key)
      #expect(sale.refunds[0].id == nil)
      #expect(sale.reserved == rupiah(10_000))
    }
  }

  @Test func `a second difference is news, the same one is not`() {
    var sale = Self.paidSale(with: .unknown)
    let one = RefundEvent.ended(.done(gatewayRefund(.succeeded, amount: 1)))
    let other = RefundEvent.ended(.done(gatewayRefund(.succeeded, amount: 2)))
    #expect(sale.apply(one, toRefund: Self.key).count == 1)
    #expect(sale.apply(one, toRefund: Self.key) == [])
    #expect(sale.apply(other, toRefund: Self.key).count == 1)
    #expect(sale.refunds[0].id == RefundID("re_1680950003880689664"))
  }

  @Test func `an absence is counted while the refund is unknown, and told when it is proven`() {
    var sale = Self.paidSale(with: .unknown)
    for minute in 1...3 {
      let moment = sampleNow + .seconds(60 * minute)
      #expect(sale.apply(.notListed(at: moment), toRefund: Self.key) == [])
      #expect(sale.refunds[0].absences == minute)
      #expect(sale.refunds[0].absentAt == moment)
    }
    _ = sale.apply(.provenAbsent, toRefund: Self.key)
    #expect(
      sale.refunds[0].problem
        == "The gateway was asked 3 times, and has no such refund: it can be made again.")
    #expect(sale.remaining == sampleAmount)
    var again = Self.paidSale(with: .unknown)
    _ = again.apply(.notListed(at: sampleNow), toRefund: Self.key)
    _ = again.apply(.sentAgain, toRefund: Self.key)
    #expect(again.refunds[0].absences == 0 && again.refunds[0].absentAt == nil)
    var known = Self.paidSale(with: .pending)
    _ = known.apply(.notListed(at: sampleNow), toRefund: Self.key)
    #expect(known.refunds[0].absences == 0)
  }

  @Test func `a refund for a person says whom to ask`() {
    var sale = Self.paidSale(with: .unknown)
    _ = sale.apply(.gaveUpAsking, toRefund: Self.key)
    #expect(
      sale.refunds[0].problem == "The gateway cannot say what became of it: ask WooshPay.")
  }

  @Test func `a refund that succeeds has no problem any more`() {
    var sale = Self.paidSale(with: .sending)
    _ = sale.apply(.interrupted, toRefund: Self.key)
    let answer = gatewayRefund(.succeeded, amount: 1_000_000)
    let entries = sale.apply(.ended(.done(answer)), toRefund: Self.key)
    #expect(sale.refunds[0].problem == nil)
    #expect(entries == [TimelineEntry("refund_refunded", "Rp 10.000")])
  }
}
