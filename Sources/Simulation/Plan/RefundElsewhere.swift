import SandboxGateway

/// A refund that somebody makes without any of the consoles: at the gateway's own pages, or at a till whose
/// ledger is another one and that names its refunds.
package struct RefundElsewhere: Hashable, Sendable {
  /// How much of what was captured, in thousandths.
  let permille: Int
  /// Whether it carries a `client_ref`.
  let isNamed: Bool
  /// Whether somebody makes it who has seen that nobody knows what became of a console's refund, where
  /// there is one: it is as much as that one.
  var isImpatient = false
  /// When the provider fails it, in milliseconds after it was made; nil where it does with it as with all.
  var failsAfter: Int64?
  /// Whether the provider says until then that it has arrived.
  var isRevised = false

  /// What the provider does with it; nil for what it does with all.
  var life: SandboxBehaviour.RefundLife? {
    failsAfter.map { time in
      isRevised
        ? .succeedsThenFails(after: .milliseconds(time))
        : .pendingThenFails(after: .milliseconds(time))
    }
  }
}
