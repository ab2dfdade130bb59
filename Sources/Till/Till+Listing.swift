package import CheckoutDomain

/// What is looked for in a list of the gateway.
package struct ListingQuery<ID: Sendable>: Sendable {
  /// Only sales in this state.
  package var state: SaleState?
  /// Only what was made at this moment or later.
  package var since: Timestamp?
  /// Only what was made before this moment.
  package var until: Timestamp?
  /// Only what comes after this one in the list.
  package var after: ID?
  /// How many at the most.
  package var limit: Int

  package init(
    state: SaleState? = nil, since: Timestamp? = nil, until: Timestamp? = nil, after: ID? = nil,
    limit: Int = 20
  ) {
    self.state = state
    self.since = since
    self.until = until
    self.after = after
    self.limit = limit
  }
}

/// How a look through a list of the gateway ended.
package enum ListingEnd<ID: Hashable & Sendable>: Hashable, Sendable {
  /// There is no more, or enough was found, or whoever looks has seen enough.
  case done
  /// So many rows were looked at without an end; the last one was this.
  case tooMany(looked: Int, last: ID)
}

extension Till {
  /// The most pages of a hundred that are asked for one question.
  private static let mostPages = 50

  /// Looks through the gateway's sessions, newest first, page after page, never holding more than one.
  ///
  /// The filters are ours alone: which ones the gateway honours, and in which unit, is not known.
  ///
  /// - Parameters:
  ///   - take: Takes the sale of a session that fits, nil for one in a currency that Kasir does not
  ///     know; false ends the look.
  package func sessions(
    _ query: ListingQuery<SessionID>, in listing: any GatewayListing,
    take: (CheckoutSession, Sale?) -> Bool
  ) async throws(TillError) -> ListingEnd<SessionID> {
    try await look(
      query, id: \.id, created: \.created,
      ask: { await listing.sessions(after: $0, size: $1) },
      sale: { row throws(TillError) in try sale(of: row) }, take: take)
  }

  /// Looks through the gateway's payment intents, those of sessions too, in the same way.
  package func paymentIntents(
    _ query: ListingQuery<PaymentIntentID>, in listing: any GatewayListing,
    take: (PaymentIntent, Sale?) -> Bool
  ) async throws(TillError) -> ListingEnd<PaymentIntentID> {
    try await look(
      query, id: \.id, created: \.created,
      ask: { await listing.paymentIntents(after: $0, size: $1) },
      sale: { row throws(TillError) in try sale(of: row) }, take: take)
  }

  private func look<Row: Hashable & Sendable, ID: Hashable & Sendable>(
    _ query: ListingQuery<ID>, id: (Row) -> ID, created: (Row) -> Timestamp?,
    ask: (ID?, Int) async -> GatewayOutcome<ListingPage<Row>>,
    sale: (Row) throws(TillError) -> Sale?, take: (Row, Sale?) -> Bool
  ) async throws(TillError) -> ListingEnd<ID> {
    var (left, looked, after) = (query.limit, 0, query.after)
    let isFiltered = query.state != nil || query.until != nil
    for _ in 0..<Self.mostPages {
      let outcome = await ask(after, isFiltered ? 100 : min(left, 100))
      if let error = TillError(outcome, isQuestion: true) { throw error }
      guard let page = outcome.value, let last = page.rows.last else { return .done }
      for row in page.rows {
        let made = created(row)
        // The list is newest first: what follows is older still.
        if let since = query.since, let made, made < since { return .done }
        if let until = query.until, let made, made >= until { continue }
        let sale = try sale(row)
        if let state = query.state, sale?.state != state { continue }
        guard take(row, sale) else { return .done }
        if sale != nil { left -= 1 }
        if left == 0 { return .done }
      }
      guard page.hasMore else { return .done }
      (looked, after) = (looked + page.rows.count, id(last))
    }
    guard let after else { return .done }
    return .tooMany(looked: looked, last: after)
  }
}
