import CheckoutDomain

/// The create request of a sale's checkout session on its way.
struct SessionSending: CreateSending {
  typealias Value = CheckoutSession

  let purpose = Attempt.Purpose.createSession
  let sale: Sale
  let request: GatewayRequest
  let attempt: CommittedAttempt

  func read(_ delivery: Delivery, _ till: Till) -> GatewayOutcome<CheckoutSession> {
    till.gateway.session(in: delivery)
  }

  /// Its link was never shown: one more session costs nothing, and whatever else turns up under this
  /// `client_ref` is expired.
  func survivesConflict(_ till: Till) -> Bool { true }

  func lookUp(_ till: Till) async -> GatewayOutcome<CheckoutSession?> {
    await till.findSessions(of: sale).map(\.first)
  }
}
