import CheckoutDomain
import SandboxGateway

extension World {
  /// Does what others do with a payment of this shop.
  func interfere(_ step: Step) -> Bool {
    guard let sale = choose(step.pick, where: \.hasCaptured),
      let intent = sale.progress.paymentIntent?.text
    else { return false }
    switch step.deed {
    case .refundElsewhere(_, let permille, let isNamed):
      let name = isNamed ? "OTHER\(step.number)" : nil
      guard
        let refund = gateway.refundElsewhere(
          intent, permille: Int64(permille), name: name, at: loop.now)
      else { return false }
      note("refunded elsewhere: \(refund.id), \(refund.amount) of \(intent)")
      checker.strangers.append(
        StrangeRefund(id: refund.id, intent: intent, amount: refund.amount, at: loop.now))
    case .dispute:
      return gateway.dispute(intent, at: loop.now)
    default: return false
    }
    return true
  }
}

extension Step {
  fileprivate var pick: Int {
    switch deed {
    case .refundElsewhere(let pick, _, _), .dispute(let pick): pick
    default: 0
    }
  }
}
