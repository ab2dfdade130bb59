import CheckoutDomain

/// The request of a refund on its way.
struct RefundSending: Sending {
  typealias Value = GatewayRefund

  let purpose = Attempt.Purpose.refund
  /// What is left is read again before a sending, unless it was read this shortly before
  /// (`reliability.md` §3.1).
  private static let freshness = Duration.seconds(5)

  let sale: ClientRef
  let key: IdempotencyKey
  let name: ClientRef
  let request: GatewayRequest
  let attempt: CommittedAttempt

  var clientRef: ClientRef { sale }

  func read(_ delivery: Delivery, _ till: Till) -> GatewayOutcome<GatewayRefund> {
    till.gateway.refund(in: delivery).asAnswer(to: name)
  }

  /// Only a gateway that is known to honour keys makes one refund of two sendings.
  func survivesConflict(_ till: Till) -> Bool {
    (try? till.facts().isProven(.honoursRefundKeys)) == true
  }

  func lookUp(_ till: Till) async -> GatewayOutcome<GatewayRefund?> {
    guard let intent = try? till.read({ try $0.sale(sale) })?.progress.paymentIntent else {
      return .unknown("The ledger does not say which payment it is of.")
    }
    let listed = await till.gateway.refunds(of: intent)
    return .done(listed.value?.rows.first { $0.clientRef == name })
  }

  func prepare(_ till: Till, after pause: Duration) async throws(TillError) {
    guard pause >= Self.freshness, let known = try till.read({ try $0.sale(sale) }) else { return }
    try await till.rereadRemainingNow(of: known, before: key)
  }

  func isOnItsWay(in sale: Sale) -> Bool {
    sale.refunds.contains { $0.key == key && $0.state == .sending }
  }

  func delay(_ sale: inout Sale, _ reason: String, at now: Timestamp) -> [TimelineEntry] {
    sale.apply(.sendingDelayed(reason), toRefund: key)
  }
}

extension GatewayOutcome<GatewayRefund> {
  /// The outcome of a request of our own: what it was answered with is ours, also where the gateway does
  /// not tell the name that it was sent with.
  func asAnswer(to name: ClientRef) -> Self {
    guard case .done(var refund) = self else { return self }
    refund.clientRef = refund.clientRef ?? name
    return .done(refund)
  }
}
