import CheckoutDomain
import SandboxGateway

/// What holds where somebody else refunds the same payments.
extension Checker {
  /// I2, of what the consoles gave back: what was refunded elsewhere counts where the gateway had said so
  /// before the refund was decided.
  func checkSum(
    of own: [SandboxBooks.Refund], beside strange: [StrangeRefund], _ intent: SandboxBooks.Intent
  ) {
    let received = intent.received ?? 0
    let sum = own.reduce(0) { $0 + $1.amount }
    if sum > received {
      fail(.withinCaptured, "\(sum) of \(received) of \(intent.id) was refunded")
    }
    guard behaviour.tellsRefunded, !strange.isEmpty else { return }
    for refund in own {
      guard let decided = refund.clientReference.flatMap({ decidedAt[$0] }) else { continue }
      let known = strange.filter { $0.at < decided - Self.oldestAnswer }.reduce(0) {
        $0 + $1.amount
      }
      let before = own.filter {
        $0.clientReference.flatMap { decidedAt[$0] } ?? .max <= decided
      }.reduce(0) { $0 + $1.amount }
      guard known > 0, known + before > received else { continue }
      fail(
        .withinCaptured,
        "\(before) of \(received) of \(intent.id) was refunded, although \(known) had gone elsewhere"
      )
    }
  }

  /// How old an answer may be that a refund is decided by, in milliseconds: that of a lagging gateway, and
  /// the time that it takes.
  private static let oldestAnswer: Int64 = 60_000

  /// Whether what is believed of a refund may be true of one that was made elsewhere, of the same amount,
  /// or of several that are as much together where the gateway tells their sum: nobody can tell them apart.
  func isMistakable(_ refund: Refund) -> Bool {
    guard let sale = sales.first(where: { $0.refunds.contains { $0.key == refund.key } }) else {
      return false
    }
    let amounts = strangers.filter { $0.intent == sale.progress.paymentIntent?.text }.map(\.amount)
    let sums = amounts.reduce([Int64(0)]) { sums, amount in sums + sums.map { $0 + amount } }
    return sums.dropFirst().contains(refund.amount.minorUnits)
  }
}
