import CheckoutDomain

/// The create request of a sale's checkout session on its way.
struct SessionSending: Sending {
  typealias Value = CheckoutSession

  let purpose = Attempt.Purpose.createSession
  let sale: Sale
  let request: GatewayRequest
  let attempt: Int64

  var clientRef: ClientRef { sale.clientRef }

  func read(_ delivery: Delivery, _ till: Till) -> GatewayOutcome<CheckoutSession> {
    till.gateway.session(in: delivery)
  }

  /// Its link was never shown: one more session costs nothing, and whatever else turns up under this
  /// `client_ref` is expired.
  func survivesConflict(_ till: Till) -> Bool { true }

  func lookUp(_ till: Till) async -> GatewayOutcome<CheckoutSession?> {
    await till.findSessions(of: sale).map(\.first)
  }

  func prepare(_ till: Till, after pause: Duration) async throws(TillError) {}

  func isOnItsWay(in sale: Sale) -> Bool { sale.progress.phase == .sending }

  func delay(_ sale: inout Sale, _ reason: String, at now: Timestamp) -> [TimelineEntry] {
    sale.apply(.sendingDelayed(reason), at: now)
  }
}
