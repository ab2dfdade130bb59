import IndependentGateway

extension Wire {
  /// A request for a session of two lines, Rp 41.000 together.
  static let sampleSession: Wire = [
    "mode": "payment", "success_url": "https://wooshpay.com/",
    "cancel_url": "https://wooshpay.com/", "client_reference_id": "REF-1",
    "payment_method_types": ["akulaku"],
    "payment_method_options": ["akulaku": ["terminal_type": "WEB"]],
    "line_items": [line("kopi susu", 1_800_000, 2), line("teh", 500_000, 1)],
    "payment_intent_data": ["merchant_order_id": "order-1", "metadata": ["shop": "Toko Melati"]],
  ]

  static func line(_ name: String, _ unit: Int64, _ quantity: Int64, currency: String = "IDR")
    -> Wire
  {
    [
      "quantity": .int(quantity),
      "price_data": [
        "currency": .text(currency), "unit_amount": .int(unit),
        "product_data": ["name": .text(name)],
      ],
    ]
  }

  /// The same with members replaced, or removed where nil.
  func with(_ name: String, _ value: Wire?) -> Wire {
    var copy = self
    copy[name] = value
    return copy
  }
}

/// A running gateway, its client and one session.
struct Counter {
  let gateway: IndependentGateway
  var client: RawClient

  init(switches: GatewaySwitches = GatewaySwitches()) throws {
    gateway = try IndependentGateway.start(switches: switches)
    client = RawClient(port: gateway.port)
  }

  /// Creates a session and returns it.
  func session(_ body: Wire = .sampleSession) -> Wire {
    client.post("/v1/checkout/sessions", body, idempotencyKey: "key-\(gateway.requests.count)").json
  }

  /// Creates a session that is paid, and returns its intent's id.
  func paidIntent() throws -> String {
    let intent = session()["payment_intent"]?.text ?? ""
    try gateway.pay(intent)
    return intent
  }

  func refund(_ intent: String, _ amount: Wire?, reason: Wire? = "requested_by_customer")
    -> RawClient.Reply
  {
    var body: Wire = ["payment_intent": .text(intent)]
    if let amount { body["amount"] = amount }
    if let reason { body["reason"] = reason }
    return client.post("/v1/refunds", body, idempotencyKey: "key-\(gateway.requests.count)")
  }
}
