import StrictJSON

/// The endpoints of payment intents (contract sheet §5), all but creation.
extension Sandbox {
  func intentPlace(_ id: String, param: String = "id") throws(Refusal) -> Int {
    guard let serial = IntentRecord.serial(of: id),
      let place = state.intents.place(ofSerial: serial)
    else { throw Refusal.noSuch("payment_intent", id, param: param) }
    return place
  }

  /// Newest first.
  func listIntents(_ page: PageRequest) throws(Refusal) -> JSONValue {
    let matching = state.intents.reversed().lazy.filter { page.created.contains($0.created) }
    return try page.list(matching, url: "/v1/payment_intents") { wire($0) }
  }

  /// Understands `merchant_order_id:'…'`, the only query that the documentation shows.
  func searchIntents(_ request: SandboxRequest) throws(Refusal) -> JSONValue {
    let page = try PageRequest(request)
    let inBody = try Parameters(bodyOf: request).string("query")
    guard let query = request.queryValue("query") ?? inBody else { throw Refusal.missing("query") }
    let halves = query.split(separator: ":", maxSplits: 1)
    guard halves.count == 2, halves[0] == "merchant_order_id", halves[1].count >= 2,
      let quote = halves[1].first, quote == "'" || quote == "\"", halves[1].last == quote
    else {
      throw Refusal.invalid("query", "use merchant_order_id:'…'")
    }
    let orderID = String(halves[1].dropFirst().dropLast())
    let matching = state.intents.reversed().lazy.filter {
      $0.merchantOrderID == orderID && page.created.contains($0.created)
    }
    return try page.list(matching, url: "/v1/payment_intents/search") { wire($0) }
  }

  /// Cancels an intent of the direct API; the intent of a session ends with its session.
  mutating func cancelIntent(
    _ id: String, _ parameters: Parameters, now: Int64
  ) throws(Refusal) -> JSONValue {
    let place = try intentPlace(id)
    try parameters.allow(["cancellation_reason"])
    let reason = try parameters.requiredString("cancellation_reason")
    let intent = state.intents[place]
    guard intent.session == nil else {
      throw Refusal.unexpectedState(
        "This PaymentIntent belongs to a Checkout Session; expire the Checkout Session instead.")
    }
    guard [.requiresPaymentMethod, .requiresConfirmation, .requiresAction].contains(intent.status)
    else {
      throw Refusal.unexpectedState(
        "A PaymentIntent with a status of \(intent.status.rawValue) cannot be canceled.")
    }
    state.intents[place].status = .canceled
    state.intents[place].cancellationReason = reason
    tell("payment_intent.canceled", ofIntent: place, at: now)
    revision += 1
    return wire(state.intents[place])
  }
}
