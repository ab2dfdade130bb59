import CheckoutDomain
import StrictJSON

extension GatewayRefund {
  /// Reads a refund (contract sheet §6).
  init(wire value: JSONValue) throws(WireError) {
    let wire = try WireObject(value, kind: "refund")
    self.init(
      id: RefundID(try wire.requiredID()),
      status: Status(rawValue: wire.text("status", limit: 40) ?? "unknown"),
      amount: try wire.amount("amount", allowsText: true),
      currency: try wire.currency(),
      mode: wire.mode,
      paymentIntent: try wire.id("payment_intent").map { PaymentIntentID($0) },
      clientRef: wire.object("metadata")?.text("client_ref", limit: 255).map { ClientRef($0) },
      reason: wire.text("reason", limit: 100),
      failureReason: wire.text("failure_reason", limit: 300),
      created: wire.time("created"))
  }
}
