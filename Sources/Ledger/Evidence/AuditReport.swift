package import CheckoutDomain

/// What came of checking a ledger against its history.
package struct AuditReport: Sendable {
  /// How many events there are.
  package var events: Int64 = 0
  /// How many sales were checked.
  package var sales = 0
  /// What is wrong, in the order in which it was found.
  package var findings: [EvidenceFinding] = []
  /// What is worth knowing and no fault, a sentence each.
  package var notes: [String] = []

  /// Whether everything follows from the history.
  package var isSound: Bool { findings.isEmpty }
}
