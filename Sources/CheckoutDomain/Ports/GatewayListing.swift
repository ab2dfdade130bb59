/// The gateway's lists, a page at a time, for whoever looks through them.
public protocol GatewayListing: Sendable {
  /// Asks for one page of sessions, newest first.
  ///
  /// - Parameters:
  ///   - after: The last session of the page before; nil for the newest ones.
  ///   - size: How many at the most, 1…100.
  func sessions(
    after: SessionID?, size: Int
  ) async -> GatewayOutcome<ListingPage<CheckoutSession>>

  /// Asks for one page of payment intents, those of sessions too, newest first.
  ///
  /// - Parameters:
  ///   - after: The last intent of the page before; nil for the newest ones.
  ///   - size: How many at the most, 1…100.
  func paymentIntents(
    after: PaymentIntentID?, size: Int
  ) async -> GatewayOutcome<ListingPage<PaymentIntent>>
}

/// One page of a list of the gateway.
public struct ListingPage<Row: Hashable & Sendable>: Hashable, Sendable {
  /// The rows, newest first.
  public let rows: [Row]
  /// Whether there is more after them.
  public let hasMore: Bool

  /// Makes a page.
  public init(rows: [Row], hasMore: Bool) {
    self.rows = rows
    self.hasMore = hasMore
  }
}
