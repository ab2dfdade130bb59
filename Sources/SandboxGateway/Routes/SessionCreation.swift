import StrictJSON

/// `POST /v1/checkout/sessions` (contract sheet §4).
extension Sandbox {
  mutating func createSession(_ parameters: Parameters, now: Int64) throws(Refusal) -> JSONValue {
    let request = try SessionRequest(parameters)
    let session = add(request, now: now)
    plan(customerOf: session.intent, at: now)
    state.timeline.add(
      .sessionEnds(session: session.serial), at: session.expiresAt)
    tell("payment_intent.created", ofIntent: state.intents.count - 1, at: now)
    revision += 1
    return wire(session)
  }

  private mutating func add(_ request: SessionRequest, now: Int64) -> SessionRecord {
    let serial = state.serials.next(now: now)
    let items = request.items.map { item in
      LineItemRecord(
        serial: state.serials.next(now: now), price: state.serials.next(now: now),
        product: state.serials.next(now: now), name: item.name, description: item.description,
        lookupKey: item.lookupKey, unitAmount: item.unitAmount, quantity: item.quantity,
        total: item.total)
    }
    let intent = IntentRecord(
      serial: state.serials.next(now: now), created: now, currency: request.currency,
      amount: request.total, session: serial, clientSecret: state.random.text(length: 24),
      merchantOrderID: request.merchantOrderID, description: request.intentDescription,
      metadata: request.intentMetadata, paymentMethodTypes: request.paymentMethodTypes,
      paymentMethodOptions: request.paymentMethodOptions, returnURL: request.successURL,
      customer: customer(request.metadata, request.clientReferenceID))
    let session = SessionRecord(
      serial: serial, created: now, currency: request.currency, total: request.total,
      items: items, successURL: request.successURL, cancelURL: request.cancelURL,
      clientReferenceID: request.clientReferenceID, customerEmail: request.customerEmail,
      customer: request.customer, metadata: request.metadata,
      paymentMethodTypes: request.paymentMethodTypes, intent: intent.serial,
      lifetime: configuration.sessionLifetime?.milliseconds)
    state.intents.append(intent)
    state.sessions.append(session)
    return session
  }
}
