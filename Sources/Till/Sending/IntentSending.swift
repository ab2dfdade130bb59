import CheckoutDomain

/// The create request of a sale's payment intent on its way, where there is no session.
struct IntentSending: CreateSending {
  typealias Value = PaymentIntent

  let purpose = Attempt.Purpose.createIntent
  let sale: Sale
  let request: GatewayRequest
  let attempt: CommittedAttempt

  func read(_ delivery: Delivery, _ till: Till) -> GatewayOutcome<PaymentIntent> {
    till.gateway.paymentIntent(in: delivery)
  }

  /// It is confirmed as it is made: of two, both may be paid.
  func survivesConflict(_ till: Till) -> Bool {
    (try? till.facts().isProven(.honoursSessionKeys)) == true
  }

  func lookUp(_ till: Till) async -> GatewayOutcome<PaymentIntent?> {
    await till.findIntents(of: sale).map(\.first)
  }
}
