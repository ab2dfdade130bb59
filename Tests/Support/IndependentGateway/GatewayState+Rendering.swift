/// Records as the JSON objects of contract sheet §11, with its untidiness where a switch asks for it.
extension GatewayState {
  func render(_ session: SessionRecord) -> Wire {
    let request = session.request
    var object: Wire = [
      "id": .text(session.id), "object": "checkout.session", "created": time(session.created),
      "livemode": false, "currency": .text(session.currency), "customer": "", "mode": "payment",
      "status": .text(switches.sessionStatus ?? session.status), "url": .text(link(to: session)),
      "cancel_url": request["cancel_url"] ?? .null,
      "client_reference_id": request["client_reference_id"] ?? .null,
      "metadata": request["metadata"] ?? [:],
      "line_items": [
        "object": "list", "data": .list(session.items.map { render($0, of: session) }),
        "url": nil, "has_more": nil,
      ],
      "payment_intent": .text(session.intentID),
      "payment_method_types": request["payment_method_types"] ?? ["akulaku"],
      "payment_method_options": request["payment_method_options"] ?? [:],
      "payment_status": .text(switches.sessionPaymentStatus ?? session.paymentStatus),
      "success_url": request["success_url"] ?? .null, "amount_subtotal": .int(session.amount),
      "amount_total": .int(session.amount), "billing_address_collection": "auto",
      "expires_at": time(session.expires), "payment_link": "",
    ]
    if let intent = intents.first(where: { $0.id == session.intentID }) {
      object["client_secret"] = .text("\(intent.id)_secret_\(intent.secret)")
    }
    if switches.paymentMethodTypesIsNull { object["payment_method_types"] = .null }
    if switches.omitsLineItems { object["line_items"] = nil }
    // A second member of that meaning that is known to be wrong.
    object["live_mode"] = true
    if switches.omitsLiveMode { object["livemode"] = nil }
    if switches.hasNullsAndBlanks {
      for name in ["shipping", "setup_intent", "customer_details"] { object[name] = .null }
      for name in ["customer_email", "after_expiration"] { object[name] = "" }
      object["customer"] = .null
      object["payment_link"] = .null
      object["unheard_of"] = ["deep": [1, nil, "x"]]
      if request["client_reference_id"] == nil { object["client_reference_id"] = "" }
    }
    return object
  }

  func render(_ item: ItemRecord, of session: SessionRecord) -> Wire {
    let total = item.unitAmount * item.quantity
    // Products and prices of test mode say livemode true: known to be wrong (contract sheet §4).
    return [
      "id": .text(item.itemID), "object": "item", "currency": .text(session.currency),
      "description": .text(item.name),
      "price": [
        "id": .text(item.priceID), "object": "price", "created": time(session.created),
        "livemode": true, "active": false, "currency": .text(session.currency),
        "product": [
          "id": .text(item.productID), "object": "product", "created": time(session.created),
          "livemode": true, "active": false, "name": .text(item.name),
          "updated": time(session.created),
        ],
        "type": "one_time", "unit_amount": .int(item.unitAmount), "billing_scheme": "per_unit",
        "lookup_key": item.lookupKey ?? .null,
      ],
      "quantity": .int(item.quantity), "amount_subtotal": .int(total), "amount_total": .int(total),
    ]
  }

  func render(_ intent: IntentRecord) -> Wire {
    let request = intent.request
    var object: Wire = [
      "id": .text(intent.id), "object": "payment_intent", "created": time(intent.created),
      "livemode": false, "currency": .text(intent.currency), "amount": .int(intent.amount),
      "status": .text(switches.intentStatus ?? intent.status),
      "client_secret": .text("\(intent.id)_secret_\(intent.secret)"),
      "payment_method_types": ["akulaku"], "confirmation_method": "automatic",
      "payment_method_options": request["payment_method_options"] ?? [
        "akulaku": ["terminal_type": "WEB"]
      ],
      "return_url": request["return_url"] ?? .null, "capture_method": "automatic",
      "metadata": request["metadata"] ?? [:], "last_payment_error": intent.lastPaymentError,
      "merchant_order_id": intent.merchantOrderID.map(Wire.text) ?? .null,
      "amount_received": .int(intent.amountReceived),
    ]
    if intent.status == "requires_action" {
      let url = "\(origin)/v1/receives/c12/pay/\(intent.id)"
      object["next_action"] = [
        "type": "akulaku_handle_redirect", "akulaku_handle_redirect": ["url": .text(url)],
      ]
    }
    if let reason = intent.cancellationReason { object["cancellation_reason"] = .text(reason) }
    if switches.omitsAmountReceived { object["amount_received"] = nil }
    if switches.omitsLiveMode { object["livemode"] = nil }
    if switches.paymentMethodTypesIsNull { object["payment_method_types"] = .null }
    if switches.nextActionIsBlank { object["next_action"] = "" }
    if switches.hasNullsAndBlanks {
      for name in ["shipping", "customer", "payment_method"] { object[name] = .null }
      for name in ["cancel_at", "receipt_email", "statement_descriptor"] { object[name] = "" }
      if intent.merchantOrderID == nil { object["merchant_order_id"] = "" }
      object["3ds_status"] = ""
      object["unheard_of"] = [true, 1, nil]
    }
    if switches.hasJSONInsideStrings {
      for name in ["payment_method_types", "payment_method_options", "next_action"] {
        if let value = object[name], value.text == nil { object[name] = .text(value.json) }
      }
    }
    return object
  }

  func render(_ refund: RefundRecord) -> Wire {
    let amount = Wire.int(refund.amount)
    var object: Wire = [
      "id": .text(refund.id), "object": "refund",
      "amount": switches.refundAmountShape == .text ? .text(String(refund.amount)) : amount,
      "created": time(refund.created), "currency": .text(refund.currency),
      "metadata": refund.metadata, "payment_intent": .text(refund.intentID),
      "reason": refund.reason.map(Wire.text) ?? .null, "status": .text(refund.status),
      "description": nil, "failure_reason": refund.failureReason.map(Wire.text) ?? .null,
    ]
    if switches.hasNullsAndBlanks {
      object["receipt_number"] = .null
      object["balance_transaction"] = ""
      object["description"] = ""
      object["unheard_of"] = .null
    }
    return object
  }

  // MARK: Parts

  private func time(_ milliseconds: Int64) -> Wire {
    .int(switches.timeUnit == .seconds ? milliseconds / 1000 : milliseconds)
  }

  /// The payment page's address.
  ///
  /// Inside it the id of test mode begins with `cs_test_` (contract sheet §1).
  private func link(to session: SessionRecord) -> String {
    let host =
      switch switches.paymentHost {
      case .own: origin
      case .providerTest: "https://checkouttest.wooshpay.com"
      case .other(let name): "https://\(name)"
      }
    let alphabet = Array("c2FtcGxlS2V5Qm9keU5vdFJlYWwxMjM0NTY3ODkw")
    let key = (0..<switches.publicKeyLength).map { alphabet[$0 % alphabet.count] }
    return "\(host)/pay/cs_test_\(session.digits)?key=pk_test_\(String(key))"
  }
}
