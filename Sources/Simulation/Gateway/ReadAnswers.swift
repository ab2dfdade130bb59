import CheckoutDomain
import WooshPay

/// What answers were read as: the same bytes are not read twice.
final class ReadAnswers: @unchecked Sendable {
  let sessions = AnswerMemory<CheckoutSession>()
  let intents = AnswerMemory<PaymentIntent>()
  let created = DeliveryMemory<CheckoutSession>()
  let createdIntents = DeliveryMemory<PaymentIntent>()
}

extension HTTPResult {
  /// Whether both say the same, whenever they were given.
  fileprivate func says(_ other: HTTPResult) -> Bool {
    guard case .answered(let answer) = self, case .answered(let others) = other else {
      return self == other
    }
    return answer.status == others.status && answer.retryAfter == others.retryAfter
      && answer.body == others.body
  }
}

/// The last answer to each question, and what it was read as.
final class AnswerMemory<Value: Hashable & Sendable>: @unchecked Sendable {
  private var known: [String: (result: HTTPResult, outcome: GatewayOutcome<Value>)] = [:]

  func outcome(
    _ question: String, _ result: HTTPResult, read: () async -> GatewayOutcome<Value>
  ) async -> GatewayOutcome<Value> {
    if let known = known[question], known.result.says(result) { return known.outcome }
    let outcome = await read()
    known[question] = (result, outcome)
    return outcome
  }
}

/// The last few deliveries, and what they were read as.
final class DeliveryMemory<Value: Hashable & Sendable>: @unchecked Sendable {
  private var known: [(delivery: Delivery, outcome: GatewayOutcome<Value>)] = []

  func outcome(
    _ delivery: Delivery, read: () -> GatewayOutcome<Value>
  ) -> GatewayOutcome<Value> {
    if let known = known.first(where: { $0.delivery == delivery }) { return known.outcome }
    let outcome = read()
    if known.count == 16 { known.removeFirst() }
    known.append((delivery, outcome))
    return outcome
  }
}
