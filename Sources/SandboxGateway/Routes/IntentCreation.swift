import StrictJSON

/// `POST /v1/payment_intents` and its confirmation (contract sheet §5).
extension Sandbox {
  mutating func createIntent(_ parameters: Parameters, now: Int64) throws(Refusal) -> JSONValue {
    try parameters.allow([
      "amount", "currency", "confirm", "return_url", "payment_method_types",
      "payment_method_data", "payment_method_options", "description", "metadata",
      "merchant_order_id", "merchant_user_id", "customer", "shipping", "quantity", "off-session",
      "capture_method",
    ])
    let currency = try PaymentParameters.currency(parameters)
    guard let amount = try parameters.wholeNumber("amount") else { throw Refusal.missing("amount") }
    try PaymentParameters.checkLimits(amount, currency: currency, param: "amount")
    try PaymentParameters.checkCapture(parameters)
    let metadata = try parameters.metadata()
    let orderID = try parameters.string("merchant_order_id")
    var intent = IntentRecord(
      serial: state.serials.next(now: now), created: now, currency: currency, amount: amount,
      session: nil, clientSecret: state.random.text(length: 24), merchantOrderID: orderID,
      description: try parameters.string("description"), metadata: metadata,
      customer: customer(metadata, orderID))
    let confirms = try parameters.bool("confirm") ?? false
    try readMethod(parameters, into: &intent)
    if confirms { try confirm(&intent) }
    state.intents.append(intent)
    revision += 1
    tell("payment_intent.created", ofIntent: state.intents.count - 1, at: now)
    if intent.status == .requiresAction {
      tell("payment_intent.requires_action", ofIntent: state.intents.count - 1, at: now)
      plan(customerOf: intent.serial, at: now)
    }
    return wire(intent)
  }

  mutating func confirmIntent(_ id: String, _ parameters: Parameters, now: Int64)
    throws(Refusal) -> JSONValue
  {
    let place = try intentPlace(id)
    try parameters.allow([
      "return_url", "payment_method_types", "payment_method_data", "payment_method_options",
    ])
    var intent = state.intents[place]
    guard intent.session == nil,
      [.requiresPaymentMethod, .requiresConfirmation].contains(intent.status)
    else {
      throw Refusal.unexpectedState(
        "A PaymentIntent with a status of \(intent.status.rawValue) cannot be confirmed.")
    }
    try readMethod(parameters, into: &intent)
    try confirm(&intent)
    state.intents[place] = intent
    revision += 1
    if intent.status == .requiresAction {
      tell("payment_intent.requires_action", ofIntent: place, at: now)
      plan(customerOf: intent.serial, at: now)
    }
    return wire(intent)
  }

  /// Takes the payment method from either form that the sheet shows.
  private func readMethod(_ parameters: Parameters, into intent: inout IntentRecord)
    throws(Refusal)
  {
    if let types = try PaymentParameters.methodTypes(parameters) {
      intent.paymentMethodTypes = types
    }
    if let data = try parameters.parameters("payment_method_data") {
      guard try data.requiredString("type") == "akulaku" else {
        throw Refusal.invalid(
          data.path("type"), "this account has only akulaku", code: "payment_method_unactivated")
      }
      intent.paymentMethodTypes = ["akulaku"]
    }
    if let options = try PaymentParameters.methodOptions(parameters) {
      intent.paymentMethodOptions = options
    }
    if let url = try parameters.string("return_url") { intent.returnURL = url }
    if intent.paymentMethodTypes != nil { intent.status = .requiresConfirmation }
  }

  /// With ``NextActionShape/none`` the outcome is the one of the only Akulaku sample:
  /// `requires_payment_method`, no `next_action`.
  private mutating func confirm(_ intent: inout IntentRecord) throws(Refusal) {
    guard intent.returnURL?.isEmpty == false else { throw Refusal.missing("return_url") }
    guard intent.paymentMethodTypes != nil else { throw Refusal.missing("payment_method_types") }
    let references = [intent.metadata?.value["reference"]?.string, intent.merchantOrderID]
    let shape =
      references.lazy.compactMap(\.self).compactMap { NextActionShape(steeredBy: $0) }.first
      ?? behaviour.nextAction
    intent.status = shape == .none ? .requiresPaymentMethod : .requiresAction
    if shape != .none { intent.paymentMethod = state.serials.next(now: intent.created) }
  }
}
