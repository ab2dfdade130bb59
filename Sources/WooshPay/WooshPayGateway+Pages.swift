package import CheckoutDomain
import StrictJSON

extension WooshPayGateway: SessionListing {
  package func sessions(
    after: SessionID?, size: Int
  ) async -> GatewayOutcome<SessionListPage> {
    var query = [(name: "limit", value: String(min(max(size, 1), 100)))]
    if let after { query.append(("starting_after", after.text)) }
    let delivery = await ask(
      RequestTarget.with(query, RequestTarget.path("checkout", "sessions", "list")),
      bodyLimit: Self.listLimit)
    let outcome = reader.read(delivery, isQuestion: true) { value throws(WireError) in
      try ListPage(wire: value) { row throws(WireError) in try CheckoutSession(wire: row) }
    }
    return outcome.map { page in
      // A gateway that does not know the cursor would give the same page for ever.
      let isStuck = after.map { last in page.rows.contains { $0.id == last } } ?? false
      return SessionListPage(
        sessions: isStuck ? [] : page.rows,
        hasMore: !isStuck && !page.rows.isEmpty && (page.hasMore ?? true))
    }
  }
}
