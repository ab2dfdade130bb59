/// A manner of the gateway that nobody has seen, by the name that people give it: the switches of
/// ``SandboxBehaviour`` as words.
package enum NamedManner: String, CaseIterable, Sendable {
  case keysHonoured = "keys-honoured"
  case keysIgnored = "keys-ignored"
  /// Keys are honoured for a minute.
  case keysExpire = "keys-expire"
  /// Refunds of the last hour do not count against what was captured.
  case capRacy = "cap-racy"
  case noCap = "no-cap"
  case pendingThenPaidOut = "pending-then-ok"
  case pendingThenFails = "pending-then-failed"
  case succeedsThenFails = "ok-then-failed"
  /// Refunds can be listed.
  case listed
  /// Refunds can be listed an hour after they were made.
  case listedLate = "listed-late"
  /// An intent says how much of it was refunded.
  case refundedTold = "refunded-told"
  /// One refund a payment.
  case oneRefund = "one-refund"
  case seconds
  case amountAsText = "amount-as-text"
  case jsonInText = "json-in-text"
  case bareErrors = "bare-errors"
  case clockAhead = "clock-ahead"
  case clockBehind = "clock-behind"
  case maintenance

  /// A gateway that behaves so, and otherwise as `behaviour` says.
  ///
  /// - Parameter settling: How long a refund is pending, or has succeeded, before that changes.
  package func applied(
    to behaviour: SandboxBehaviour, settling: Duration = .seconds(15)
  ) -> SandboxBehaviour {
    var behaviour = behaviour
    switch self {
    case .keysHonoured: behaviour.keys = .honoured(for: .seconds(86_400))
    case .keysIgnored: behaviour.keys = .ignored
    case .keysExpire: behaviour.keys = .honoured(for: .seconds(60))
    case .capRacy: behaviour.cap = .racy(window: .seconds(3600))
    case .noCap: behaviour.cap = .none
    case .pendingThenPaidOut: behaviour.refundLife = .pendingThenSucceeds(after: settling)
    case .pendingThenFails: behaviour.refundLife = .pendingThenFails(after: settling)
    case .succeedsThenFails: behaviour.refundLife = .succeedsThenFails(after: settling)
    case .listed: behaviour.refundList = .present
    case .listedLate: behaviour.refundList = .lagging(by: .seconds(3600))
    case .refundedTold: behaviour.tellsRefunded = true
    case .oneRefund: behaviour.allowsSeveralRefunds = false
    case .seconds: behaviour.timestampsInSeconds = true
    case .amountAsText: behaviour.refundAmountAsString = true
    case .jsonInText: behaviour.writesJSONInStrings = true
    case .bareErrors: behaviour.wrapsErrors = false
    case .clockAhead: behaviour.clockSkew = .seconds(600)
    case .clockBehind: behaviour.clockSkew = .seconds(-600)
    case .maintenance: behaviour.isUnderMaintenance = true
    }
    return behaviour
  }
}
