/// Payment intents and refunds (contract sheet §5 and §6).
extension GatewayState {
  mutating func createIntent(_ request: Wire) throws(Refusal) -> IntentRecord {
    guard let amount = request["amount"] else { throw .missing("amount") }
    guard let minor = amount.int else {
      throw Refusal(
        400, code: "parameter_invalid_integer", "The amount must be an integer",
        parameter: "amount")
    }
    guard let currency = request["currency"]?.text else { throw .missing("currency") }
    let confirms = request["confirm"] == true
    if confirms, (request["return_url"]?.text ?? "").isEmpty { throw .missing("return_url") }
    try checkMethods(request)
    try checkAmount(minor, currency.uppercased())
    var intent = IntentRecord(
      id: newID("pi"), created: createdNow(), currency: currency.uppercased(), amount: minor,
      sessionID: nil, merchantOrderID: request["merchant_order_id"]?.text, secret: newSecret(),
      request: request)
    // The Akulaku sample stays requires_payment_method although it was confirmed.
    if confirms, switches.confirmGivesRedirect { intent.status = "requires_action" }
    intents.append(intent)
    return intent
  }

  mutating func cancelIntent(_ id: String, _ request: Wire) throws(Refusal) -> IntentRecord {
    let found = try intent(id)
    guard let reason = request["cancellation_reason"]?.text, !reason.isEmpty else {
      throw .missing("cancellation_reason")
    }
    guard found.sessionID == nil else {
      throw Refusal(
        400, code: "payment_intent_unexpected_state",
        "The payment intent of a checkout session cannot be canceled: expire the session instead")
    }
    let open = [
      "requires_payment_method", "requires_capture", "requires_confirmation", "requires_action",
    ]
    guard open.contains(found.status) else {
      throw Refusal(
        400, code: "payment_intent_unexpected_state",
        "A payment intent with a status of \(found.status) cannot be canceled")
    }
    change(intent: id) {
      $0.status = "canceled"
      $0.cancellationReason = reason
    }
    return try intent(id)
  }

  // MARK: Refunds

  /// What of a payment is neither refunded nor about to be.
  func remaining(of intent: IntentRecord) -> Int64 {
    intent.amountReceived
      - refunds.filter { $0.intentID == intent.id && $0.isHeld }.reduce(0) { $0 + $1.amount }
  }

  mutating func createRefund(_ request: Wire) throws(Refusal) -> RefundRecord {
    guard let intentID = request["payment_intent"]?.text, !intentID.isEmpty else {
      throw .missing("payment_intent")
    }
    let intent = try intent(intentID)
    guard intent.status == "succeeded" else {
      throw Refusal(
        400, code: "payment_intent_unexpected_state",
        "A payment intent with a status of \(intent.status) cannot be refunded")
    }
    let reason = try refundReason(request)
    let left = remaining(of: intent)
    guard left > 0 else {
      throw Refusal(400, code: "charge_already_refunded", "The payment was refunded already")
    }
    if !switches.allowsSeveralRefunds,
      refunds.contains(where: { $0.intentID == intentID && $0.isHeld })
    {
      throw Refusal(400, "This payment method takes one refund a payment")
    }
    let amount = try refundAmount(request) ?? left
    guard amount <= left else {
      throw Refusal(
        400, code: "amount_too_large",
        "The refund of \(amount) is more than the \(left) that is left", parameter: "amount")
    }
    let refund = RefundRecord(
      id: newID("re"), created: createdNow(), intentID: intentID, amount: amount,
      currency: intent.currency, reason: reason, metadata: request["metadata"] ?? [:],
      status: switches.refundStatus)
    refunds.append(refund)
    return refund
  }

  private func refundReason(_ request: Wire) throws(Refusal) -> String? {
    guard let reason = request["reason"], reason != .null else { return nil }
    let known: [Wire] = [
      "duplicate", "fraudulent", "requested_by_customer", "resolved_dispute",
    ]
    guard known.contains(reason), let text = reason.text else {
      throw .invalid("reason", "The reason is not one of the four that are known")
    }
    return text
  }

  /// An integer, or a string of one: the schema says string, integrations send integers.
  private func refundAmount(_ request: Wire) throws(Refusal) -> Int64? {
    guard let amount = request["amount"] else { return nil }
    guard let minor = amount.int ?? amount.text.flatMap({ Int64($0) }), minor > 0 else {
      throw Refusal(
        400, code: "parameter_invalid_integer", "The amount must be a positive integer",
        parameter: "amount")
    }
    return minor
  }
}
