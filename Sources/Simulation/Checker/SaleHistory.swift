import CheckoutDomain

/// I7: what a sale may become, stated apart from the rules it is to check.
enum SaleHistory {
  /// Says what a saved sale has lost or changed since it was saved last; nil for nothing.
  ///
  /// - Parameter strangers: The refunds that no console made.
  static func regress(
    from old: Sale, to new: Sale, beside strangers: [StrangeRefund] = []
  ) -> String? {
    if old.amount != new.amount || old.items != new.items || old.reference != new.reference {
      return "\(old.reference) was changed"
    }
    let (before, after) = (old.progress, new.progress)
    let isReplaced = after.replacedIntent != nil && after.replacedIntent == before.paymentIntent
    if isReplaced {
      // A session takes the place of an intent that has ended unpaid, and of no other.
      return [.canceled, .expired].contains(before.phase) && before.captured == nil
        && after.phase == .draft && new.refunds.isEmpty
        ? nil : "\(old.reference) lost its intent as \(before.phase)"
    }
    if before.phase != after.phase, !mayBecome(old)[after.phase] {
      return "\(old.reference) went from \(before.phase) to \(after.phase)"
    }
    if let captured = before.captured, captured != after.captured {
      return "\(old.reference) had captured \(captured)"
    }
    if let session = before.sessionID, session != after.sessionID, before.phase != .failed {
      return "\(old.reference) lost its session \(session)"
    }
    if let intent = before.paymentIntent, intent != after.paymentIntent, before.phase != .failed {
      return "\(old.reference) lost its intent \(intent)"
    }
    return regress(from: old.refunds, to: new.refunds, strangers)
  }

  private static func regress(
    from old: [Refund], to new: [Refund], _ strangers: [StrangeRefund]
  ) -> String? {
    guard new.count >= old.count else { return "a refund is gone" }
    for (before, after) in zip(old, new) {
      if before.key != after.key || before.amount != after.amount
        || before.clientRef != after.clientRef || before.lines != after.lines
      {
        return "the refund \(before.key) was changed"
      }
      // A fresh answer that differs is for a person, whatever was believed before.
      // What was known by its sum alone was never more than taken for done.
      if before.reason == .madeElsewhere { continue }
      // Somebody else's, that was taken for it, said nothing of it; and the gateway may revise one.
      let stranger = strangers.first { $0.id == before.id?.text }
      if let stranger, before.id != after.id || stranger.isRevised { continue }
      let isForAPerson = after.state == .needsHuman && certainty(before.state) < 6
      if certainty(after.state) < certainty(before.state), !isForAPerson {
        return "the refund \(before.key) went from \(before.state) to \(after.state)"
      }
    }
    return nil
  }

  private struct Phases {
    let phases: [Sale.Phase]
    subscript(phase: Sale.Phase) -> Bool { phases.contains(phase) }
  }

  private static func mayBecome(_ sale: Sale) -> Phases {
    let seen: [Sale.Phase] = [.waiting, .paid, .mismatch, .expired, .canceled, .failed]
    switch sale.progress.phase {
    case .draft: return Phases(phases: [.sending] + seen)
    case .sending, .unknown: return Phases(phases: [.draft, .unknown] + seen)
    case .waiting: return Phases(phases: seen)
    case .failed where sale.progress.sessionID == nil: return Phases(phases: [.sending] + seen)
    case .expired, .canceled, .failed: return Phases(phases: [.paid, .mismatch])
    case .paid, .mismatch: return Phases(phases: [])
    }
  }

  /// How much is known of a refund in a state (`reliability.md` §1.6).
  private static func certainty(_ state: RefundState) -> Int {
    switch state {
    case .awaiting: 0
    case .sending: 1
    case .unknown: 2
    case .needsHuman: 3
    case .notSent, .denied, .rejected: 4
    case .pending: 5
    case .canceled: 6
    case .failed: 7
    case .refunded: 8
    }
  }
}
