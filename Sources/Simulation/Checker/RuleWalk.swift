import CheckoutDomain

/// I7 by itself: whatever is said of one refund, in whatever order, what is known of it never becomes
/// less.
///
/// A simulation rarely has two answers about one refund overtake each other; here they do nothing else.
package enum RuleWalk {
  private static let intent = PaymentIntentID("pi_1680914308331995136")
  private static let start = Timestamp(milliseconds: World.start)

  /// Walks from one paid sale with one refund; nil where the rule held all the way.
  package static func violation(seed: UInt64) -> Violation? {
    var draw = Draw(seed: seed, 21)
    var sale = paidSale
    let refund = Refund(
      key: IdempotencyKey("rule-\(seed)"), clientRef: ClientRef("R\(seed)"),
      amount: Money(minorUnits: 300_000, .idr), reason: .requestedByCustomer, createdAt: start,
      refundedBefore: 0)
    guard (try? sale.begin(refund, allowsSeveral: true)) != nil else {
      return Violation(rule: .broken, detail: "a refund of less than was paid is refused")
    }
    for _ in 0..<24 {
      let before = sale
      _ = sale.apply(event(about: refund, &draw), toRefund: refund.key)
      if let regress = SaleHistory.regress(from: before, to: sale) {
        return Violation(rule: .onlyForward, detail: regress)
      }
    }
    return nil
  }

  private static var paidSale: Sale {
    let amount = Money(minorUnits: 1_000_000, .idr)
    return Sale(
      clientRef: ClientRef("RULES"), reference: "RULES", mode: .test, items: [], amount: amount,
      terminalType: .web, createdAt: start,
      progress: Sale.Progress(
        phase: .paid, sessionID: SessionID("cs_1680914308084531200"), paymentIntent: intent,
        captured: amount))
  }

  private static func event(about refund: Refund, _ draw: inout Draw) -> RefundEvent {
    switch draw.below(12) {
    case 0: return .interrupted
    case 1: return .ended(.unknown("Nobody knows."))
    case 2: return .ended(.notSent("It never left."))
    case 3:
      return .ended(.rejected(GatewayRejection(status: 400, code: nil, message: "Refused.")))
    case 4:
      return
        .countedByGateway(sum: refund.amount.minorUnits, isSettled: draw.happens(500))
    case 5: return .gaveUpAsking
    case 6: return .notListed(at: start)
    case 7: return .provenAbsent
    default:
      let status = draw.one(of: ["pending", "succeeded", "failed", "canceled"])
      return .ended(
        .done(
          GatewayRefund(
            id: RefundID("re_1680914308331995137"), status: .init(rawValue: status),
            amount: refund.amount.minorUnits, currency: refund.amount.currency.code, mode: .test,
            paymentIntent: intent, clientRef: refund.clientRef)))
    }
  }
}
