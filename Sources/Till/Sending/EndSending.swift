import CheckoutDomain

/// The request that ends an open sale on its way: its session is expired, or its intent is canceled
/// where it has no session.
///
/// Ending something twice ends it once, so that a conflict is no reason against one more sending.
struct EndSending: Sending {
  /// What is ended.
  enum Target: Hashable {
    case session(SessionID)
    case intent(PaymentIntentID)
  }

  /// What the gateway says of it.
  struct Value: Hashable, Sendable {
    var hasEnded: Bool
    /// The session, where it is one.
    var session: CheckoutSession?
  }

  let clientRef: ClientRef
  let target: Target
  let request: GatewayRequest
  let attempt: CommittedAttempt

  var purpose: Attempt.Purpose { target.purpose }

  func read(_ delivery: Delivery, _ till: Till) -> GatewayOutcome<Value> {
    switch target {
    case .session: own(till.gateway.session(in: delivery))
    case .intent: own(till.gateway.paymentIntent(in: delivery))
    }
  }

  func survivesConflict(_ till: Till) -> Bool { true }

  func lookUp(_ till: Till) async -> GatewayOutcome<Value?> {
    let seen: GatewayOutcome<Value> =
      switch target {
      case .session(let id): own(await till.gateway.session(id))
      case .intent(let id): own(await till.gateway.paymentIntent(id))
      }
    return seen.map { $0.hasEnded ? $0 : nil }
  }

  func prepare(_ till: Till, after pause: Duration) async throws(TillError) {}

  func isOnItsWay(in sale: Sale) -> Bool { sale.canCancel }

  func delay(_ sale: inout Sale, _ reason: String, at now: Timestamp) -> [TimelineEntry] {
    [TimelineEntry("sending_delayed", reason)]
  }

  private func own(_ outcome: GatewayOutcome<CheckoutSession>) -> GatewayOutcome<Value> {
    if let value = outcome.value, target != .session(value.id) { return Self.other }
    return outcome.map { Value(hasEnded: $0.status.isEnded, session: $0) }
  }

  private func own(_ outcome: GatewayOutcome<PaymentIntent>) -> GatewayOutcome<Value> {
    if let value = outcome.value, target != .intent(value.id) { return Self.other }
    return outcome.map { Value(hasEnded: $0.status == .canceled) }
  }

  private static var other: GatewayOutcome<Value> {
    .unknown("The gateway answered about another sale.")
  }
}

extension EndSending.Target {
  /// What its request is for.
  var purpose: Attempt.Purpose {
    switch self {
    case .session: .expireSession
    case .intent: .cancelIntent
    }
  }
}
