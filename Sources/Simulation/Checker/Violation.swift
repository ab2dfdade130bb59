/// A rule of `reliability.md` §6 that did not hold.
package struct Violation: Error, Hashable, Sendable, CustomStringConvertible {
  /// The rule.
  package enum Rule: String, Hashable, Sendable {
    /// One decision, at most one refund at the gateway.
    case oneRefund = "I1"
    /// No more is given back than was captured.
    case withinCaptured = "I2"
    /// Nothing is called failed that the gateway has done.
    case noFalseFailure = "I3"
    /// Nothing is called paid or refunded that the gateway has not done.
    case noFalseSuccess = "I4"
    /// No payment without a sale that is paid, watched or in needs attention.
    case noLostSale = "I5"
    /// Never two payable codes for one sale.
    case onePayableCode = "I6"
    /// What is known never becomes less, and what was decided never changes.
    case onlyForward = "I7"
    /// What is said of a request follows from the answer that was kept.
    case evidence = "I8"
    /// The ledger refuses what must never be, whoever asks, and the till does not even ask.
    case guarded = "guard"
    /// At least as much is kept back as has gone.
    case reserved = "I10"
    /// What is unknown is known within 24 hours, or a person's.
    case resolves = "L1"
    /// In the end ledger and gateway agree.
    case agrees = "L2"
    /// In the end nobody watches anything.
    case comesToRest = "L3"
    /// The run itself broke.
    case broken
  }

  package let rule: Rule
  package let detail: String

  package var description: String { "\(rule.rawValue): \(detail)" }
}
