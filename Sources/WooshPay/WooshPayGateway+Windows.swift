package import CheckoutDomain
import StrictJSON

/// Everything that was created in a window of time.
extension WooshPayGateway {
  private static var pageSize: Int { 100 }
  /// The most rows of one window: whoever has more of them asks for a shorter one.
  private static var mostRows: Int { 10_000 }

  package func sessions(
    created window: Range<Timestamp>
  ) async -> GatewayOutcome<GatewayList<CheckoutSession>> {
    await rows(
      of: RequestTarget.path("checkout", "sessions", "list"), created: window, id: \.id.text,
      at: \.created
    ) { value throws(WireError) in try CheckoutSession(wire: value) }
  }

  package func paymentIntents(
    created window: Range<Timestamp>
  ) async -> GatewayOutcome<GatewayList<PaymentIntent>> {
    await rows(
      of: RequestTarget.path("payment_intents"), created: window, id: \.id.text, at: \.created
    ) { value throws(WireError) in try PaymentIntent(wire: value) }
  }

  /// Asks with the `created` filter and, where that finds nothing or is refused, without it: no page
  /// shows the filter's unit, or that a query is honoured here (contract sheet §3).
  private func rows<Row>(
    of path: String, created window: Range<Timestamp>, id: (Row) -> String,
    at created: (Row) -> Timestamp?, row: (JSONValue) throws(WireError) -> Row
  ) async -> GatewayOutcome<GatewayList<Row>> {
    // `created` is rounded to the second (contract sheet §1).
    let filter = [
      ("created[gte]", String(window.lowerBound.milliseconds / 1000 * 1000)),
      ("created[lte]", String(window.upperBound.milliseconds / 1000 * 1000 + 1000)),
    ]
    for query in [filter, []] {
      let asked = await list(
        path, query, pageSize: Self.pageSize, wanted: Self.mostRows,
        pages: Self.mostRows / Self.pageSize, id: id,
        until: { row in created(row).map { $0 < window.lowerBound } ?? false }, row: row)
      if case .rejected(let rejection) = asked, rejection.status == 400, !query.isEmpty { continue }
      guard let list = asked.value else { return asked }
      let inside = list.rows.filter { created($0).map(window.contains) ?? true }
      guard inside.isEmpty, !query.isEmpty else {
        return .done(
          GatewayList(
            rows: inside,
            isComplete: list.isComplete || Self.isPast(window, list.rows.map(created))))
      }
    }
    return .done(GatewayList())
  }

  /// Whether a list that is in order, newest first, has gone past the beginning of a window.
  private static func isPast(_ window: Range<Timestamp>, _ times: [Timestamp?]) -> Bool {
    let times = times.compactMap(\.self)
    guard let last = times.last, last < window.lowerBound else { return false }
    return zip(times, times.dropFirst()).allSatisfy { $0 >= $1 }
  }
}
