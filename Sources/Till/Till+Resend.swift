import CheckoutDomain

/// Sending a refund again, with its own key and its own bytes, and only where table R7 of
/// `reliability.md` allows it.
extension Till {
  /// A key that is honoured is known to be for this long.
  private static let keyTime = Duration.seconds(20 * 3600)
  /// So much time lies between two sendings.
  private static let pause = Duration.seconds(30)

  /// Why a refund may be sent again.
  private enum Permission {
    /// The gateway honours keys: a second sending is the same refund.
    case keyIsHonoured
    /// Two of them are more than what was captured, and the gateway keeps within that.
    case twoAreTooMuch

    var mostSendings: Int {
      switch self {
      case .keyIsHonoured: 3
      case .twoAreTooMuch: 2
      }
    }
  }

  /// Sends an unknown refund again where that cannot make two of it.
  ///
  /// - Returns: What that tells of the refund; nil where it was not sent or nothing is known.
  func resend(_ refund: Refund, of sale: Sale) async throws(TillError) -> RefundEvent? {
    let asked = time.sinceBoot
    guard let permission = try permission(toResend: refund, of: sale),
      let (request, attempt) = try beginAgain(refund, of: sale, permission, asked)
    else { return nil }
    let outcome = gateway.refund(in: await deliver(request, attempt: attempt))
      .asAnswer(to: refund.clientRef)
    // A refusal says nothing of the first sending: "more than what is left" most likely means that
    // it has arrived.
    return outcome.value == nil ? nil : .ended(outcome)
  }

  private func permission(
    toResend refund: Refund, of sale: Sale
  ) throws(TillError) -> Permission? {
    guard refund.state == .unknown else { return nil }
    let facts = try facts()
    if facts.isProven(.honoursRefundKeys) {
      let age = laterTime - refund.createdAt
      return (.zero..<Self.keyTime).contains(age) ? .keyIsHonoured : nil
    }
    guard facts.isProven(.enforcesCaptured),
      try read({ try $0.attempts(of: refund.key) }).count(where: mayHaveArrived)
        < Permission.twoAreTooMuch.mostSendings
    else { return nil }
    // What others of the payment leave is not asked: a provider may take back that they arrived, and then
    // there is room for both.
    let captured = sale.progress.captured?.minorUnits ?? 0
    return refund.amount.minorUnits > captured - refund.amount.minorUnits ? .twoAreTooMuch : nil
  }

  /// Commits one more attempt; nil where there were enough, one is still on the wire, or an answer that
  /// was kept tells the outcome.
  ///
  /// - Parameter asked: When what permits it was asked for, since the machine was started.
  private func beginAgain(
    _ refund: Refund, of sale: Sale, _ permission: Permission, _ asked: Duration
  ) throws(TillError) -> (GatewayRequest, CommittedAttempt)? {
    let now = time.now
    return try write { ledger in
      let sendings = try ledger.attempts(of: refund.key)
      guard let first = sendings.first,
        sendings.count(where: mayHaveArrived) < permission.mostSendings,
        sendings.allSatisfy({ $0.endedAt.map { now - $0 >= Self.pause } ?? false }),
        try stored(answersTo: refund, of: sale, in: ledger) == nil,
        var current = try ledger.sale(sale.clientRef),
        current.refunds.first(where: { $0.key == refund.key })?.state == .unknown,
        try ledger.leaseHolder(WatchLease.name) == process,
        time.sinceBoot - asked <= Self.freshness
      else { return nil }
      // What was not listed before says nothing of this sending.
      _ = current.apply(.sentAgain, toRefund: refund.key)
      try ledger.save(current)
      let attempt = try begin(.refund, of: sale.clientRef, first.attempt.request, in: ledger)
      try ledger.record(
        [TimelineEntry("refund_sent_again", refund.amount.formatted)], of: sale.clientRef, at: now)
      return (first.attempt.request, attempt)
    }
  }

  /// Whether a sending may have done something: one that certainly did not takes no risk.
  private func mayHaveArrived(_ record: AttemptRecord) -> Bool {
    if let delivery = record.delivery, case .notSent = gateway.refund(in: delivery) { return false }
    return true
  }
}
