package import SandboxGateway

/// What somebody does in a cell of the fault matrix, and which of its requests goes wrong.
package enum MatrixDeed: String, CaseIterable, Sendable {
  /// A sale is charged.
  case charge
  /// Its session is expired.
  case expire
  /// Rp 2.000 of Rp 5.000 are refunded: two of them would fit.
  case refund
  /// Rp 3.000 of Rp 5.000 are refunded: two of them are more than there is.
  case refundMost = "refund-most"
  /// Rp 2.000 more are refunded after a first Rp 2.000.
  case refundMore = "refund-more"
  /// What is left cannot be read before that refund.
  case reread
  /// A sale that the customer has paid is asked about: its intent.
  case readIntent = "read-intent"
  /// A sale whose session has ended elsewhere is asked about: its session.
  case readSession = "read-session"
  /// A refund that was pending, and is through by now, is asked about.
  case readRefund = "read-refund"
  /// A sale whose create was lost, and had arrived, is looked for: among the intents.
  case find
  /// The same, where only the list of sessions can help.
  case findInList = "find-in-list"
  /// A refund whose answer was lost, and had arrived, is looked for, where refunds are listed.
  case findRefund = "find-refund"
  /// The gateway's newest sessions are listed.
  case list
  /// A sale is charged by a payment intent without a session.
  case chargeIntent = "charge-intent"
  /// Its intent is canceled.
  case cancelIntent = "cancel-intent"
  /// A sale whose intent was lost, and had arrived, is looked for.
  case findIntent = "find-intent"

  /// One step towards a deed, or the deed itself.
  package enum Step: Hashable, Sendable {
    case charge, chargeIntent, show, expire, cancelIntent, showRefund, list
    /// So many rupiah are refunded.
    case refund(Int64)
    /// The customer pays.
    case pay
    /// Somebody ends the session without Kasir.
    case endElsewhere
    /// Time passes.
    case wait(Duration)
    /// The next requests of that kind go wrong, so many of them; nil for all.
    case strike(SandboxAction, NamedFault, Int?)
  }

  /// The requests that go wrong.
  package var struck: SandboxAction {
    switch self {
    case .charge: .createSession
    case .expire: .expireSession
    case .refund, .refundMost, .refundMore: .createRefund
    case .reread, .readIntent: .getIntent
    case .readSession: .getSession
    case .readRefund: .getRefund
    case .find, .findIntent: .searchIntents
    case .chargeIntent: .createIntent
    case .cancelIntent: .cancelIntent
    case .findInList, .list: .listSessions
    case .findRefund: .listRefunds
    }
  }

  /// The request of the same command that comes before the struck one; nil where that is the first.
  ///
  /// What a connection is for is not known before it is made: where nobody is to listen for the
  /// struck request, nobody listens for any that follows this one.
  package var passes: SandboxAction? {
    switch self {
    case .refund, .refundMost, .refundMore, .readSession: .getIntent
    default: nil
    }
  }

  /// What happens before.
  package var before: [Step] {
    let paid: [Step] = [.charge, .pay, .show]
    switch self {
    case .charge, .chargeIntent: return []
    case .cancelIntent: return [.chargeIntent]
    case .findIntent: return [.strike(.createIntent, .resetAfter, 1), .chargeIntent]
    case .expire, .list: return [.charge]
    case .refund, .refundMost, .reread: return paid
    case .refundMore: return paid + [.refund(2_000), .wait(Self.settled)]
    case .readIntent: return [.charge, .pay]
    case .readSession: return [.charge, .endElsewhere]
    case .readRefund: return paid + [.refund(2_000), .wait(Self.settled)]
    case .find: return [.strike(.createSession, .resetAfter, 1), .charge]
    case .findInList:
      return [
        .strike(.createSession, .resetAfter, 1), .charge,
        .strike(.searchIntents, .error500Before, nil),
      ]
    case .findRefund: return paid + [.strike(.createRefund, .resetAfter, 1), .refund(2_000)]
    }
  }

  /// The command that is struck.
  package var command: Step {
    switch self {
    case .charge: .charge
    case .chargeIntent: .chargeIntent
    case .cancelIntent: .cancelIntent
    case .expire: .expire
    case .refund, .reread, .refundMore: .refund(2_000)
    case .refundMost: .refund(3_000)
    case .readIntent, .readSession, .find, .findInList, .findIntent: .show
    case .readRefund, .findRefund: .showRefund
    case .list: .list
    }
  }

  /// How the gateway is asked again once the fault is over.
  package var again: Step { isAboutRefunds && self != .reread ? .showRefund : .show }

  /// Whether its books are those of refunds.
  var isAboutRefunds: Bool {
    switch self {
    case .refund, .refundMost, .refundMore, .reread, .readRefund, .findRefund: true
    default: false
    }
  }

  /// Whether its sale has an intent without a session.
  var isWithoutSession: Bool { [.chargeIntent, .cancelIntent, .findIntent].contains(self) }

  /// How long a refund of a gateway that changes its mind stays as it was made.
  package static let settling = Duration.seconds(2)

  /// After so long it is what it will be.
  package static let settled = settling + .milliseconds(300)

  /// The gateway of the deed: one that ignores keys, so that whatever is sent twice is done twice.
  package var behaviour: SandboxBehaviour {
    var behaviour = SandboxBehaviour()
    behaviour.keys = .ignored
    if self == .readRefund {
      behaviour.refundLife = .pendingThenSucceeds(after: Self.settling)
    }
    if self == .findRefund { behaviour.refundList = .present }
    return behaviour
  }
}
