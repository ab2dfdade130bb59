package import CheckoutDomain

/// What a gateway did, beside what the contract sheet says that it does.
package struct ConformanceRow: Hashable, Sendable {
  /// How the two compare.
  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    case asDocumented = "as_documented"
    case differs
    case notTestable = "not_testable"
  }

  /// The section of the contract sheet, 1 to 7.
  package let section: Int
  /// What the sheet says, in a few words.
  package let expectation: String
  /// What the gateway did, or why that cannot be seen here.
  package let seen: String
  /// How the two compare.
  package let verdict: Verdict
}

/// What came of driving a gateway through the contract sheet.
package struct ConformanceReport: Sendable {
  /// The rows, in the order of the sheet.
  package private(set) var rows: [ConformanceRow] = []
  /// The sessions that were made for it, as they were told last.
  package private(set) var sessions: [CheckoutSession] = []
  /// The intents without a session that were made for it, as they were told last.
  package private(set) var intents: [PaymentIntent] = []
  /// The refunds that were made for it.
  package private(set) var refunds: [GatewayRefund] = []

  /// How many rows have a verdict.
  package func count(_ verdict: ConformanceRow.Verdict) -> Int {
    rows.count { $0.verdict == verdict }
  }

  mutating func note(
    _ section: Int, _ expectation: String, _ seen: String, _ isAsDocumented: Bool
  ) {
    rows.append(
      ConformanceRow(
        section: section, expectation: expectation, seen: SafeText.line(seen, limit: 160),
        verdict: isAsDocumented ? .asDocumented : .differs))
  }

  mutating func skip(_ section: Int, _ expectation: String, _ reason: String) {
    rows.append(
      ConformanceRow(
        section: section, expectation: expectation, seen: reason, verdict: .notTestable))
  }

  /// Puts the rows in the order of the sheet; those of one section stay as they came.
  mutating func sort() {
    let inOrder = rows.enumerated().sorted {
      ($0.element.section, $0.offset) < ($1.element.section, $1.offset)
    }
    rows = inOrder.map(\.element)
  }

  mutating func note(session reply: TestReply) {
    guard reply.isDone, let json = reply.json, let session = try? CheckoutSession(wire: json) else {
      return
    }
    if let place = sessions.firstIndex(where: { $0.id == session.id }) {
      sessions[place] = session
    } else {
      sessions.append(session)
    }
  }

  mutating func note(intent reply: TestReply) {
    guard reply.isDone, let json = reply.json, let intent = try? PaymentIntent(wire: json) else {
      return
    }
    intents.removeAll { $0.id == intent.id }
    intents.append(intent)
  }

  mutating func note(refund reply: TestReply) {
    guard reply.isDone, let json = reply.json, let refund = try? GatewayRefund(wire: json),
      !refunds.contains(where: { $0.id == refund.id })
    else { return }
    refunds.append(refund)
  }
}
