package import CheckoutDomain
import StrictJSON

extension WooshPayGateway: GatewayListing {
  package func sessions(
    after: SessionID?, size: Int
  ) async -> GatewayOutcome<ListingPage<CheckoutSession>> {
    await page(
      RequestTarget.path("checkout", "sessions", "list"), after: after?.text, size: size, \.id.text
    ) { row throws(WireError) in try CheckoutSession(wire: row) }
  }

  package func paymentIntents(
    after: PaymentIntentID?, size: Int
  ) async -> GatewayOutcome<ListingPage<PaymentIntent>> {
    await page(RequestTarget.path("payment_intents"), after: after?.text, size: size, \.id.text) {
      row throws(WireError) in try PaymentIntent(wire: row)
    }
  }

  /// One page of a list by its cursor (contract sheet §3).
  private func page<Row: Hashable & Sendable>(
    _ target: String, after: String?, size: Int, _ id: (Row) -> String,
    _ decode: (JSONValue) throws(WireError) -> Row
  ) async -> GatewayOutcome<ListingPage<Row>> {
    var query = [(name: "limit", value: String(min(max(size, 1), 100)))]
    if let after { query.append(("starting_after", after)) }
    let delivery = await ask(RequestTarget.with(query, target), bodyLimit: Self.listLimit)
    let outcome = reader.read(delivery, isQuestion: true) { value throws(WireError) in
      try ListPage(wire: value, row: decode)
    }
    return outcome.map { page in
      // A gateway that does not know the cursor would give the same page for ever.
      let isStuck = after.map { last in page.rows.contains { id($0) == last } } ?? false
      return ListingPage(
        rows: isStuck ? [] : page.rows,
        hasMore: !isStuck && !page.rows.isEmpty && (page.hasMore ?? true))
    }
  }
}
