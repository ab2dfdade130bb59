import CheckoutDomain
import SandboxGateway

extension World {
  /// Does what others do with a payment of this shop.
  func interfere(_ step: Step) -> Bool {
    switch step.deed {
    case .refundElsewhere(let pick, let wanted): return refund(wanted, pick, step)
    case .dispute(let pick):
      guard let intent = choose(pick, where: \.hasCaptured)?.progress.paymentIntent else {
        return false
      }
      return gateway.dispute(intent.text, at: loop.now)
    default: return false
    }
  }

  private func refund(_ wanted: RefundElsewhere, _ pick: Int, _ step: Step) -> Bool {
    let unclear = wanted.isImpatient ? choose(pick) { $0.unclearRefund != nil } : nil
    guard let sale = unclear ?? choose(pick, where: \.hasCaptured),
      let intent = sale.progress.paymentIntent?.text, let captured = sale.progress.captured
    else { return false }
    let most =
      unclear?.unclearRefund?.amount.minorUnits
      ?? captured.minorUnits * Int64(wanted.permille) / 1000
    guard
      let refund = gateway.refundElsewhere(
        intent, atMost: most, name: wanted.isNamed ? "OTHER\(step.number)" : nil,
        life: wanted.life, at: loop.now)
    else { return false }
    note("refunded elsewhere: \(refund.id), \(refund.amount) of \(intent)")
    checker.strangers.append(
      StrangeRefund(
        id: refund.id, intent: intent, amount: refund.amount, at: loop.now,
        isRevised: wanted.isRevised))
    return true
  }
}

extension Sale {
  /// A refund of which nobody knows what became.
  fileprivate var unclearRefund: Refund? {
    refunds.first { $0.state == .unknown || $0.state == .needsHuman }
  }
}
