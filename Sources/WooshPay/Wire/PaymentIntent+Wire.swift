import CheckoutDomain
import StrictJSON

extension PaymentIntent {
  /// Reads an intent (contract sheet §5).
  init(wire value: JSONValue) throws(WireError) {
    let wire = try WireObject(value, kind: "payment_intent")
    let metadata = wire.object("metadata")
    self.init(
      id: PaymentIntentID(try wire.requiredID()),
      status: Status(rawValue: wire.text("status", limit: 40) ?? "unknown"),
      amount: try wire.amount("amount"),
      amountReceived: try wire.amount("amount_received"),
      amountRefunded: try wire.amount("amount_refunded"),
      currency: try wire.currency(),
      mode: wire.mode,
      clientRef: (wire.text("merchant_order_id", limit: 255)
        ?? metadata?.text("client_ref", limit: 255)).map { ClientRef($0) },
      reference: metadata?.text("reference", limit: 255),
      lastPaymentError: Self.lastError(wire),
      created: wire.time("created"),
      redirect: NextAction.redirect(wire),
      cancelAt: wire.time("cancel_at"))
  }

  /// A sentence, a code, or what is there of them: no page shows the member's shape.
  private static func lastError(_ wire: WireObject) -> String? {
    guard let error = wire.object("last_payment_error") else {
      return wire.text("last_payment_error", limit: 300)
    }
    return error.text("message", limit: 300) ?? error.text("decline_code", limit: 100)
      ?? error.text("code", limit: 100)
  }
}
