package import SandboxGateway

/// How a gateway can behave that nobody has seen, by name: each of them must end as well.
package enum MatrixManner: String, CaseIterable, Sendable {
  case keysHonoured = "keys-honoured"
  case keysExpire = "keys-expire"
  case capRacy = "cap-racy"
  case noCap = "no-cap"
  case pendingThenPaidOut = "pending-then-ok"
  case pendingThenFails = "pending-then-failed"
  case succeedsThenFails = "ok-then-failed"
  case listed
  case listedLate = "listed-late"
  case oneRefund = "one-refund"
  case seconds
  case amountAsText = "amount-as-text"
  case jsonInText = "json-in-text"
  case bareErrors = "bare-errors"
  case clockAhead = "clock-ahead"
  case clockBehind = "clock-behind"
  case maintenance

  /// A gateway that behaves so, and otherwise as `behaviour` says.
  package func applied(to behaviour: SandboxBehaviour) -> SandboxBehaviour {
    var behaviour = behaviour
    let soon = Duration.milliseconds(200)
    switch self {
    case .keysHonoured: behaviour.keys = .honoured(for: .seconds(86_400))
    case .keysExpire: behaviour.keys = .honoured(for: .seconds(60))
    case .capRacy: behaviour.cap = .racy(window: .seconds(3600))
    case .noCap: behaviour.cap = .none
    case .pendingThenPaidOut: behaviour.refundLife = .pendingThenSucceeds(after: soon)
    case .pendingThenFails: behaviour.refundLife = .pendingThenFails(after: soon)
    case .succeedsThenFails: behaviour.refundLife = .succeedsThenFails(after: soon)
    case .listed: behaviour.refundList = .present
    case .listedLate: behaviour.refundList = .lagging(by: .seconds(3600))
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
