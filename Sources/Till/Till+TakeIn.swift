package import CheckoutDomain

/// Taking in what was made past the till.
extension Till {
  /// Takes in what the gateway says of one refund of a sale.
  @discardableResult
  func take(_ found: GatewayRefund, of sale: Sale) throws(TillError) -> Sale {
    let now = time.now
    let namesAreTold = try facts().isProven(.returnsMetadata)
    return try change(sale.clientRef) {
      $0.take(found, names.clientRef(), namesAreTold: namesAreTold, at: now)
    }
  }

  /// Takes in a refund that was made past the till, of a sale that the ledger has.
  package func takeIn(_ refund: GatewayRefund) throws(TillError) {
    guard let intent = refund.paymentIntent,
      let sale = try read({ try $0.sale(paymentIntent: intent) })
    else { return }
    try take(refund, of: sale)
  }

  /// Takes in a session that was made past the till, as a sale of its own.
  package func takeIn(_ session: CheckoutSession) async throws(TillError) {
    guard let sale = importable(session) else { return }
    _ = try await adopt(sale, session: session)
  }

  /// Takes in an intent without a session that was made past the till, as a sale of its own.
  package func takeIn(_ intent: PaymentIntent) async throws(TillError) {
    guard let sale = importable(intent) else { return }
    _ = try await adopt(sale, session: nil)
  }
}
