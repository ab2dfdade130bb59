/// The gateway's list of sessions, a page at a time, for whoever looks through it.
public protocol SessionListing: Sendable {
  /// Asks for one page, newest first.
  ///
  /// - Parameters:
  ///   - after: The last session of the page before; nil for the newest ones.
  ///   - size: How many at the most, 1…100.
  func sessions(
    after: SessionID?, size: Int
  ) async -> GatewayOutcome<SessionListPage>
}

/// One page of the gateway's sessions.
public struct SessionListPage: Hashable, Sendable {
  /// The sessions, newest first.
  public let sessions: [CheckoutSession]
  /// Whether there is more after them.
  public let hasMore: Bool

  /// Makes a page.
  public init(sessions: [CheckoutSession], hasMore: Bool) {
    self.sessions = sessions
    self.hasMore = hasMore
  }
}
