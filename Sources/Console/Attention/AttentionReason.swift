import CheckoutDomain

/// Why a person should look at a sale; the most pressing reason of it.
enum AttentionReason: Hashable {
  /// Nobody knows whether its create request arrived.
  case unknownSale
  /// The gateway's answer differs from what was asked.
  case mismatch
  /// A second payment for another sale.
  case duplicate
  /// Only a person can find out what became of a refund.
  case needsHuman(Refund)
  /// Nobody knows yet what became of a refund.
  case unknownRefund(Refund)
  /// A refund failed at the provider: the customer still waits for the money.
  case failedRefund(Refund)
  /// It was paid after it had ended.
  case latePayment
  /// It was paid, and the ledger knew nothing of it until it was compared with the gateway.
  case lostSale
  /// The customer disputes the payment.
  case disputed(Dispute)
  /// The gateway gave no link with its intent: nobody can pay it.
  case lacksLink
  /// The gateway gave no usable answer about it for long.
  case unanswered
  /// The gateway took back what it had said of its money.
  case revised

  /// The reason of a sale; nil where nobody need look at it.
  init?(_ sale: Sale) {
    func last(_ state: RefundState) -> Refund? { sale.refunds.last { $0.state == state } }
    if let refund = last(.needsHuman) {
      self = .needsHuman(refund)
    } else if sale.isDisputed, let dispute = sale.dispute {
      self = .disputed(dispute)
    } else if sale.lacksLink {
      self = .lacksLink
    } else if sale.progress.phase == .mismatch, sale.needsAttention {
      self = .mismatch
    } else if sale.progress.phase == .unknown {
      self = .unknownSale
    } else if let refund = last(.unknown) {
      self = .unknownRefund(refund)
    } else if sale.duplicateOf != nil, sale.needsAttention {
      self = .duplicate
    } else if sale.progress.alarm == .lostSale {
      self = .lostSale
    } else if sale.progress.alarm == .revised {
      self = .revised
    } else if sale.progress.alarm == .unanswered {
      self = .unanswered
    } else if let refund = last(.failed) {
      self = .failedRefund(refund)
    } else if sale.progress.alarm == .latePayment, sale.needsAttention {
      self = .latePayment
    } else {
      return nil
    }
  }
}
