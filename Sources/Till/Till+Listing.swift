package import CheckoutDomain

/// What is looked for in the gateway's list of sessions.
package struct SessionQuery: Sendable {
  /// Only sales in this state.
  package var state: SaleState?
  /// Only sessions made at this moment or later.
  package var since: Timestamp?
  /// Only sessions made before this moment.
  package var until: Timestamp?
  /// Only sessions after this one in the list.
  package var after: SessionID?
  /// How many at the most.
  package var limit: Int

  package init(
    state: SaleState? = nil, since: Timestamp? = nil, until: Timestamp? = nil,
    after: SessionID? = nil, limit: Int = 20
  ) {
    self.state = state
    self.since = since
    self.until = until
    self.after = after
    self.limit = limit
  }
}

/// How a look through the gateway's list ended.
package enum SessionListEnd: Sendable {
  /// There is no more, or enough was found, or whoever looks has seen enough.
  case done
  /// So many sessions were looked at without an end; the last one was this.
  case tooMany(looked: Int, last: SessionID)
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
    _ query: SessionQuery, in listing: any SessionListing,
    take: (CheckoutSession, Sale?) -> Bool
  ) async throws(TillError) -> SessionListEnd {
    var (left, looked, after) = (query.limit, 0, query.after)
    let isFiltered = query.state != nil || query.until != nil
    for _ in 0..<Self.mostPages {
      let outcome = await listing.sessions(after: after, size: isFiltered ? 100 : min(left, 100))
      if let error = TillError(outcome, isQuestion: true) { throw error }
      guard let page = outcome.value, let last = page.sessions.last else { return .done }
      for session in page.sessions {
        // The list is newest first: what follows is older still.
        if let since = query.since, let created = session.created, created < since { return .done }
        if let until = query.until, let created = session.created, created >= until { continue }
        let sale = try sale(of: session)
        if let state = query.state, sale?.state != state { continue }
        guard take(session, sale) else { return .done }
        if sale != nil { left -= 1 }
        if left == 0 { return .done }
      }
      guard page.hasMore else { return .done }
      (looked, after) = (looked + page.sessions.count, last.id)
    }
    guard let after else { return .done }
    return .tooMany(looked: looked, last: after)
  }
}
