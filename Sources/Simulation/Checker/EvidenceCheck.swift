import CheckoutDomain
import StrictJSON

/// I8: whatever is said of a request that was sent follows from the raw answer that was kept first.
///
/// Table R7 of `reliability.md` and the rules of a session's answer, stated apart from the code that
/// is to be checked.
enum EvidenceCheck {
  /// Says what about a sale has no evidence; nil where all has.
  ///
  /// - Parameter attempts: Every sending of a request, by its key.
  static func gap(
    from old: Sale, to new: Sale, createAttempt: () -> AttemptRecord?,
    attempts: (IdempotencyKey) -> [AttemptRecord]
  ) -> String? {
    if old.progress.phase == .sending, new.progress.phase != .sending,
      let problem = problem(with: new, createAttempt())
    {
      return "\(new.reference) went from sending to \(new.progress.phase): \(problem)"
    }
    for (before, after) in zip(old.refunds, new.refunds)
    where before.state == .sending && after.state != .sending {
      if let problem = problem(with: after, attempts(after.key).last) {
        return "the refund \(after.key) went from sending to \(after.state): \(problem)"
      }
    }
    return nil
  }

  private enum Said {
    case nothing
    case neverSent
    case refused
    case done(JSONValue)
  }

  private static func said(_ delivery: Delivery?) -> Said {
    switch delivery {
    case nil, .unknown: return .nothing
    case .notSent: return .neverSent
    case .answered(let answer):
      switch answer.status {
      case 200...299: return (try? JSONValue(parsing: answer.body)).map(Said.done) ?? .nothing
      case 429: return .neverSent
      case 408, 409, 425: return .nothing
      case 400...499: return .refused
      default: return .nothing
      }
    }
  }

  private static func problem(with refund: Refund, _ attempt: AttemptRecord?) -> String? {
    // That nobody knows needs no evidence: a disk that was full may have kept none.
    if refund.state == .unknown { return nil }
    let isSeen = [.refunded, .pending, .failed, .canceled, .needsHuman].contains(refund.state)
    guard let attempt, attempt.endedAt != nil else {
      // The gateway may have been asked about it meanwhile, by anybody.
      return isSeen ? nil : "its attempt has not ended"
    }
    switch (refund.state, said(attempt.delivery)) {
    case (.notSent, .neverSent), (.rejected, .refused), (.needsHuman, _):
      return nil
    case (_, .done(let answer)) where isSeen:
      let amount = answer["amount"]?.integer ?? answer["amount"]?.string.flatMap { Int64($0) }
      return amount == refund.amount.minorUnits
        && answer["currency"]?.string == refund.amount.currency.code
        ? nil : "the answer says another amount"
    default: return isSeen ? nil : "the answer that was kept does not say so"
    }
  }

  private static func problem(with sale: Sale, _ attempt: AttemptRecord?) -> String? {
    if sale.progress.phase == .unknown { return nil }
    let isSeen = ![.draft, .failed].contains(sale.progress.phase)
    guard let attempt, attempt.endedAt != nil else {
      return isSeen ? nil : "its attempt has not ended"
    }
    switch (sale.progress.phase, said(attempt.delivery)) {
    case (.draft, .neverSent), (.failed, .refused), (.mismatch, _): return nil
    case (_, .done(let answer)) where isSeen:
      let asked = sale.progress.chargedBy == .intent ? answer["amount"] : answer["amount_total"]
      return asked?.integer == sale.amount.minorUnits
        && answer["currency"]?.string == sale.amount.currency.code
        && answer["livemode"]?.bool == false
        ? nil : "the answer differs from what was asked"
    default: return isSeen ? nil : "the answer that was kept does not say so"
    }
  }
}
