package import CheckoutDomain
import StrictJSON

extension WooshPayGateway {
  package func session(_ id: SessionID) async -> GatewayOutcome<CheckoutSession> {
    await one(RequestTarget.path("checkout", "sessions", id.text), id.text, \.id.text) {
      value throws(WireError) in try CheckoutSession(wire: value)
    }
  }

  package func paymentIntent(_ id: PaymentIntentID) async -> GatewayOutcome<PaymentIntent> {
    await one(RequestTarget.path("payment_intents", id.text), id.text, \.id.text) {
      value throws(WireError) in try PaymentIntent(wire: value)
    }
  }

  package func refund(_ id: RefundID) async -> GatewayOutcome<GatewayRefund> {
    await one(RequestTarget.path("refunds", id.text), id.text, \.id.text) {
      value throws(WireError) in try GatewayRefund(wire: value)
    }
  }

  package func sessions(
    limit: Int, since: Timestamp?
  ) async -> GatewayOutcome<[CheckoutSession]> {
    await newest(limit: limit, since: since, \.created) { await newest($0, $1) }
  }

  package func paymentIntents(
    limit: Int, since: Timestamp?
  ) async -> GatewayOutcome<[PaymentIntent]> {
    await newest(limit: limit, since: since, \.created) { limit, query in
      await list(
        RequestTarget.path("payment_intents"), query, pageSize: limit, wanted: limit, id: \.id.text
      ) { value throws(WireError) in try PaymentIntent(wire: value) }
    }
  }

  /// The newest rows of a list, all of them made at or after `since`.
  private func newest<Row>(
    limit: Int, since: Timestamp?, _ created: @escaping (Row) -> Timestamp?,
    _ ask: (Int, [(name: String, value: String)]) async -> GatewayOutcome<GatewayList<Row>>
  ) async -> GatewayOutcome<[Row]> {
    let limit = min(max(limit, 1), 100)
    guard let since else { return await ask(limit, []).map(\.rows) }
    // `created` is rounded to the second (contract sheet §1).
    let whole = since.milliseconds / 1000 * 1000
    let isLater = { (row: Row) in created(row).map { $0.milliseconds >= whole } ?? true }
    let asked = await ask(limit, [("created[gte]", String(whole))])
      .map { $0.rows.filter(isLater) }
    // No page shows the filter's unit: nothing found is believed only without the filter.
    guard asked.value == [] else { return asked }
    return await ask(limit, []).map { $0.rows.filter(isLater) }
  }

  package func paymentIntents(
    of clientRef: ClientRef
  ) async -> GatewayOutcome<[PaymentIntent]> {
    let name = clientRef.text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    let list = await list(
      RequestTarget.path("payment_intents", "search"),
      [("query", "merchant_order_id:'\(name)'")], pageSize: 10, wanted: 100, id: \.id.text
    ) { value throws(WireError) in try PaymentIntent(wire: value) }
    return sift(list) { $0.clientRef.map { $0 == clientRef } }
  }

  package func session(
    of intent: PaymentIntentID
  ) async -> GatewayOutcome<CheckoutSession?> {
    let list = await newest(100, [("payment_intent", intent.text)]) { $0.paymentIntent == intent }
    return sift(list, oneIsEnough: true) { $0.paymentIntent.map { $0 == intent } }.map(\.first)
  }

  package func refunds(
    of intent: PaymentIntentID
  ) async -> GatewayOutcome<GatewayList<GatewayRefund>> {
    let list = await list(
      RequestTarget.path("refunds"), [("payment_intent", intent.text)], pageSize: 100,
      wanted: 1000, id: \.id.text
    ) { value throws(WireError) in try GatewayRefund(wire: value) }
    let isComplete = list.value?.isComplete ?? false
    return sift(list) { $0.paymentIntent.map { $0 == intent } }
      .map { GatewayList(rows: $0, isComplete: isComplete) }
  }

  private func newest(
    _ limit: Int, _ query: [(name: String, value: String)],
    until isEnough: (CheckoutSession) -> Bool = { _ in false }
  ) async -> GatewayOutcome<GatewayList<CheckoutSession>> {
    await list(
      RequestTarget.path("checkout", "sessions", "list"), query, pageSize: limit, wanted: limit,
      id: \.id.text, until: isEnough
    ) { value throws(WireError) in try CheckoutSession(wire: value) }
  }

  private func one<Value>(
    _ target: String, _ id: String, _ idOf: @Sendable (Value) -> String,
    _ decode: (JSONValue) throws(WireError) -> Value
  ) async -> GatewayOutcome<Value> {
    reader.read(await ask(target), isQuestion: true) { value throws(WireError) in
      let found = try decode(value)
      guard idOf(found) == id else { throw WireError("it is about another object") }
      return found
    }
  }
}
