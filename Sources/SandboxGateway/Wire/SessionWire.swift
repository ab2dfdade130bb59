import StrictJSON

/// Sessions as they go over the wire (contract sheet §11), with the untidy members they have there.
extension Sandbox {
  func wire(_ session: SessionRecord) -> JSONValue {
    var object = JSONObject([
      "id": .string(session.id),
      "object": "checkout.session",
      "created": .integer(created(session.created)),
      "livemode": false,
      "currency": .string(session.currency),
      "customer": .string(session.customer ?? ""),
      "mode": "payment",
      "status": .string(session.status.rawValue),
      "url": .string(paymentURL(of: session)),
      "cancel_url": .string(session.cancelURL),
    ])
    object["client_reference_id"] = session.clientReferenceID.map { .string($0) }
    object["customer_email"] = session.customerEmail.map { .string($0) }
    object["line_items"] = [
      "object": "list", "data": .array(session.items.map { wire($0, of: session) }),
    ]
    object["metadata"] = session.metadata?.value
    object["payment_intent"] = .string(IntentRecord.id(session.intent))
    object["payment_method_types"] = wire(session.paymentMethodTypes)
    object["payment_status"] = session.isPaid ? "paid" : "unpaid"
    object["success_url"] = .string(session.successURL)
    object["amount_subtotal"] = .integer(session.total)
    object["amount_total"] = .integer(session.total)
    object["billing_address_collection"] = "auto"
    object["expires_at"] = .integer(moment(session.expiresAt))
    object["payment_link"] = ""
    object["client_secret"] = .string(clientSecret(ofIntent: session.intent))
    return .object(object)
  }

  /// A line item.
  ///
  /// `livemode` inside price and product says true even in test mode: the sheet calls it unreliable
  /// there, and a client must not read it.
  func wire(_ item: LineItemRecord, of session: SessionRecord) -> JSONValue {
    let time = JSONValue.integer(created(session.created))
    var product = JSONObject([
      "id": .string("prod_\(item.product)"),
      "object": "product",
      "created": time,
      "livemode": true,
      "active": false,
      "name": .string(item.name),
    ])
    product["description"] = item.description.map { .string($0) }
    product["updated"] = time
    var price = JSONObject([
      "id": .string("price_\(item.price)"),
      "object": "price",
      "created": time,
      "livemode": true,
      "active": false,
      "currency": .string(session.currency),
      "product": .object(product),
      "type": "one_time",
      "unit_amount": .integer(item.unitAmount),
      "billing_scheme": "per_unit",
    ])
    price["lookup_key"] = item.lookupKey.map { .string($0) }
    return [
      "id": .string(item.id),
      "object": "item",
      "currency": .string(session.currency),
      "description": .string(item.name),
      "price": .object(price),
      "quantity": .integer(item.quantity),
      "amount_subtotal": .integer(item.total),
      "amount_total": .integer(item.total),
    ]
  }

  /// The link that the customer opens, of the shape and length of contract sheet §1, on the
  /// sandbox itself.
  private func paymentURL(of session: SessionRecord) -> String {
    "\(baseURL)/pay/cs_test_\(session.serial)?key=pk_test_\(state.publishableKeyBody)"
  }

  private func clientSecret(ofIntent serial: Int64) -> String {
    let secret = state.intents.place(ofSerial: serial).map { state.intents[$0].clientSecret } ?? ""
    return "\(IntentRecord.id(serial))_secret_\(secret)"
  }

  func wire(_ types: [String]?) -> JSONValue {
    types.map { .array($0.map { .string($0) }) } ?? .null
  }

  /// `created` of an object: milliseconds rounded to the nearest second (contract sheet §1).
  func created(_ milliseconds: Int64) -> Int64 {
    moment((milliseconds + 500) / 1000 * 1000)
  }

  /// A moment in the unit that the wire counts in.
  func moment(_ milliseconds: Int64) -> Int64 {
    behaviour.timestampsInSeconds ? milliseconds / 1000 : milliseconds
  }
}
