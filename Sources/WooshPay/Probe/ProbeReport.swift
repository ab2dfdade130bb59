package import CheckoutDomain

/// What a test gateway was seen to do.
package struct ProbeReport: Sendable {
  /// The questions that were answered.
  package internal(set) var answers: [GatewayFacts.Question: Bool] = [:]
  /// Why the others were not.
  package internal(set) var reasons: [GatewayFacts.Question: String] = [:]
  /// The sessions that were made for it, as they were told last.
  package internal(set) var sessions: [CheckoutSession] = []
  /// The refunds that were made for it.
  package internal(set) var refunds: [GatewayRefund] = []

  mutating func answer(_ question: GatewayFacts.Question, _ isYes: Bool) {
    answers[question] = isYes
    reasons[question] = nil
  }

  mutating func leave(_ question: GatewayFacts.Question, _ reason: String) {
    if answers[question] == nil { reasons[question] = SafeText.line(reason, limit: 200) }
  }

  /// Remembers a session that an answer tells of.
  mutating func note(session reply: TestReply) -> CheckoutSession? {
    guard reply.isDone, let json = reply.json, let session = try? CheckoutSession(wire: json) else {
      return nil
    }
    if let place = sessions.firstIndex(where: { $0.id == session.id }) {
      sessions[place] = session
    } else {
      sessions.append(session)
    }
    return session
  }

  /// Remembers a refund that an answer tells of.
  mutating func note(refund reply: TestReply) -> GatewayRefund? {
    guard reply.isDone, let json = reply.json, let refund = try? GatewayRefund(wire: json) else {
      return nil
    }
    if !refunds.contains(where: { $0.id == refund.id }) { refunds.append(refund) }
    return refund
  }
}
