import StrictJSON

/// Payment intents as they go over the wire (contract sheet §5, §11).
extension Sandbox {
  func wire(_ intent: IntentRecord) -> JSONValue {
    var object = JSONObject([
      "id": .string(intent.id),
      "object": "payment_intent",
      "created": .integer(created(intent.created)),
      "livemode": false,
      "currency": .string(intent.currency),
      "amount": .integer(intent.amount),
    ])
    object["amount_received"] = intent.amountReceived.map { .integer($0) }
    if behaviour.tellsRefunded {
      object["amount_refunded"] = .integer(state.refunded(ofIntent: intent.serial))
    }
    object["status"] = .string(intent.status.rawValue)
    object["client_secret"] = .string("\(intent.id)_secret_\(intent.clientSecret)")
    object["description"] = intent.description.map { .string($0) }
    object["merchant_order_id"] = intent.merchantOrderID.map { .string($0) }
    object["metadata"] = intent.metadata?.value
    object["next_action"] = nextAction(of: intent)
    if intent.wasDeclined { object["last_payment_error"] = Self.decline }
    object["payment_method_types"] = asOldSamples(wire(intent.paymentMethodTypes))
    object["confirmation_method"] = "automatic"
    object["payment_method_options"] = (intent.paymentMethodOptions?.value).map(asOldSamples)
    object["return_url"] = intent.returnURL.map { .string($0) }
    object["payment_method"] = intent.paymentMethod.map { .string("pm_\($0)") }
    object["capture_method"] = "automatic"
    object["cancellation_reason"] = intent.cancellationReason.map { .string($0) }
    return .object(object)
  }

  /// Modelled on the redirects of other methods; Akulaku's own was never seen.
  private func nextAction(of intent: IntentRecord) -> JSONValue? {
    guard intent.status == .requiresAction else {
      return behaviour.writesJSONInStrings ? .some("") : .none
    }
    // A customer at the page of a session is sent on by its checkout page.
    let shape = intent.session == nil ? behaviour.nextAction : .named
    let action = shape.value("\(baseURL)/v1/receives/c12/pay/\(intent.id)")
    return action?.string == nil ? action.map(asOldSamples) : action
  }

  private static var decline: JSONValue {
    [
      "type": "card_error",
      "code": "payment_method_provider_decline",
      "message": "The payment was declined by akulaku.",
    ]
  }

  private func asOldSamples(_ value: JSONValue) -> JSONValue {
    behaviour.writesJSONInStrings && !value.isNull ? .string(value.compact) : value
  }
}
