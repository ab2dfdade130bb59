import CheckoutDomain
import StrictJSON

extension CheckoutSession {
  /// Reads a session (contract sheet §4).
  init(wire value: JSONValue) throws(WireError) {
    let wire = try WireObject(value, kind: "checkout.session")
    let metadata = wire.object("metadata")
    self.init(
      id: SessionID(try wire.requiredID()),
      status: Status(rawValue: wire.text("status", limit: 40) ?? "unknown"),
      paymentStatus: wire.text("payment_status", limit: 40),
      url: wire.text("url"),
      paymentIntent: try wire.id("payment_intent").map { PaymentIntentID($0) },
      amountTotal: try wire.amount("amount_total"),
      currency: try wire.currency(),
      mode: wire.mode,
      clientRef: (wire.text("client_reference_id", limit: 255)
        ?? metadata?.text("client_ref", limit: 255)).map { ClientRef($0) },
      reference: metadata?.text("reference", limit: 255),
      items: try Self.items(wire.object("line_items")),
      created: wire.time("created"),
      expiresAt: wire.time("expires_at"))
  }

  /// The lines, where all of them are told; some of them would mislead.
  private static func items(_ list: WireObject?) throws(WireError) -> [Item] {
    guard let list, list.bool("has_more") != true, let rows = list.array("data") else { return [] }
    var items: [Item] = []
    for row in rows {
      guard let item = try item(row) else { return [] }
      items.append(item)
    }
    return items
  }

  private static func item(_ value: JSONValue) throws(WireError) -> Item? {
    guard let wire = WireObject(value), let price = wire.object("price") else { return nil }
    guard let quantity = try wire.amount("quantity"), let unit = try price.amount("unit_amount"),
      let name = wire.text("description", limit: 200)
        ?? price.object("product")?.text("name", limit: 200)
    else { return nil }
    return Item(name: name, quantity: quantity, unitAmount: unit)
  }
}
