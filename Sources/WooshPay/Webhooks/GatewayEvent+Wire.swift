package import CheckoutDomain
import StrictJSON

extension GatewayEvent {
  /// Reads an event (contract sheet §7).
  init(wire value: JSONValue) throws(WireError) {
    let wire = try WireObject(value, kind: "event")
    let type = wire.text("type", limit: 100) ?? ""
    let object = wire.object("data")?.object("object")
    self.init(
      id: try wire.requiredID(), type: type, mode: wire.mode,
      subject: try object.map { (object) throws(WireError) in
        try Self.subject(object, type: type, at: wire.time("created"))
      } ?? .other)
  }

  private static func subject(
    _ object: WireObject, type: String, at created: Timestamp?
  ) throws(WireError) -> Subject {
    guard let id = try object.id("id") else { return .other }
    let intent = try object.id("payment_intent").map { PaymentIntentID($0) }
    switch object.text("object", limit: 40) ?? kind(of: type) {
    case "checkout.session": return .session(SessionID(id))
    case "payment_intent":
      let order = object.text("merchant_order_id", limit: 255)
      return .intent(PaymentIntentID(id), order.map { ClientRef($0) })
    case "refund":
      // A hint: one that cannot be read is none.
      return .refund(RefundID(id), intent, try? object.amount("amount", allowsText: true))
    case "charge": return intent.map { .intent($0, nil) } ?? .other
    case "dispute": return .dispute(try dispute(object, id, created), intent)
    default: return .other
    }
  }

  private static func kind(of type: String) -> String {
    if type.hasPrefix("charge.dispute.") { return "dispute" }
    if type.hasPrefix("charge.refund.") { return "refund" }
    return String(type.prefix { $0 != "." })
  }

  private static func dispute(
    _ object: WireObject, _ id: String, _ created: Timestamp?
  ) throws(WireError) -> Dispute {
    Dispute(
      id: id, status: Dispute.Status(rawValue: object.text("status", limit: 40) ?? "unknown"),
      amount: try object.amount("amount"), reason: object.text("reason", limit: 100),
      updatedAt: created ?? object.time("created") ?? Timestamp(milliseconds: 0))
  }
}

extension WooshPayGateway {
  package func event(body: [UInt8]) -> GatewayOutcome<GatewayEvent> {
    reader.read(
      .answered(GatewayAnswer(status: 200, body: body)), isQuestion: true
    ) { value throws(WireError) in try GatewayEvent(wire: value) }
  }

  package func event(_ id: String) async -> GatewayOutcome<GatewayEvent> {
    reader.read(await ask(RequestTarget.path("events", id)), isQuestion: true) {
      value throws(WireError) in
      let event = try GatewayEvent(wire: value)
      guard event.id == id else { throw WireError("it is about another event") }
      return event
    }
  }
}
