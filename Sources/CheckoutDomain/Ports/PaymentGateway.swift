/// The gateway port: what Kasir asks of WooshPay, over any transport.
///
/// A money action is three steps, so that the ledger can stand between them: make the request
/// (pure), send it (once, never retried), read the answer (pure).
public protocol PaymentGateway: Sendable {
  /// Whether this gateway moves real money.
  var mode: Mode { get }
  /// What is shown of the gateway: its host, and its port where it is no usual one.
  var host: String { get }

  /// The request that creates a sale's checkout session (contract sheet §4).
  func request(creatingSessionFor sale: Sale, key: IdempotencyKey) -> GatewayRequest
  /// The request that creates and confirms a sale's payment intent, in one step (contract sheet §5).
  func request(creatingIntentFor sale: Sale, key: IdempotencyKey) -> GatewayRequest
  /// The request that cancels an intent that has no session (contract sheet §5); the reason is free
  /// text.
  func request(
    canceling intent: PaymentIntentID, reason: String, key: IdempotencyKey
  ) -> GatewayRequest
  /// The request that expires a session (contract sheet §4).
  func request(expiring session: SessionID, key: IdempotencyKey) -> GatewayRequest
  /// The request that refunds a part or all of an intent (contract sheet §6): always an explicit
  /// amount, as an integer.
  func request(refunding intent: PaymentIntentID, with refund: Refund) -> GatewayRequest

  /// Sends a request once, on a connection of its own.
  ///
  /// - Parameter limit: The most time for all of it, from the first look-up to the last byte; never
  ///   more than the gateway's own, which is 45 s (`reliability.md` §1.4).
  func send(_ request: GatewayRequest, within limit: Duration) async -> Delivery

  /// Reads the answer to a session's create or expire request.
  func session(in delivery: Delivery) -> GatewayOutcome<CheckoutSession>
  /// Reads the answer to an intent's create or cancel request.
  func paymentIntent(in delivery: Delivery) -> GatewayOutcome<PaymentIntent>
  /// Reads the answer to a refund request.
  func refund(in delivery: Delivery) -> GatewayOutcome<GatewayRefund>

  /// Reads an event as it was delivered.
  func event(body: [UInt8]) -> GatewayOutcome<GatewayEvent>

  /// Asks for a session. A question is never unknown in a way that matters: it can be asked again.
  func session(_ id: SessionID) async -> GatewayOutcome<CheckoutSession>
  /// Asks for an intent.
  func paymentIntent(_ id: PaymentIntentID) async -> GatewayOutcome<PaymentIntent>
  /// Asks for a refund.
  func refund(_ id: RefundID) async -> GatewayOutcome<GatewayRefund>
  /// Asks for an event: what the gateway says by itself, asked for (contract sheet §7).
  func event(_ id: String) async -> GatewayOutcome<GatewayEvent>
  /// Asks for the newest sessions, newest first, `limit` at the most (1…100), all of them created
  /// at or after `since` where it is given.
  func sessions(limit: Int, since: Timestamp?) async -> GatewayOutcome<[CheckoutSession]>
  /// Asks for every session created in a window, page by page and bounded.
  func sessions(created window: Range<Timestamp>) async -> GatewayOutcome<
    GatewayList<CheckoutSession>
  >
  /// Asks for every intent created in a window, those of sessions too, page by page and bounded.
  func paymentIntents(created window: Range<Timestamp>) async -> GatewayOutcome<
    GatewayList<PaymentIntent>
  >
  /// Asks for the intents that carry a sale's `client_ref` as their `merchant_order_id`.
  func paymentIntents(of clientRef: ClientRef) async -> GatewayOutcome<[PaymentIntent]>
  /// Asks for the newest intents, newest first, `limit` at the most (1…100), all of them created at
  /// or after `since` where it is given.
  func paymentIntents(limit: Int, since: Timestamp?) async -> GatewayOutcome<[PaymentIntent]>
  /// Asks for the session that an intent belongs to, by the list's `payment_intent` filter.
  func session(of intent: PaymentIntentID) async -> GatewayOutcome<CheckoutSession?>
  /// Asks for the refunds of an intent, page by page and bounded. No page documents this; a gateway that
  /// cannot say answers ``GatewayOutcome/rejected(_:)``.
  func refunds(of intent: PaymentIntentID) async -> GatewayOutcome<GatewayList<GatewayRefund>>
}

extension PaymentGateway {
  /// Sends a request once, in the most time that one may take.
  public func send(_ request: GatewayRequest) async -> Delivery {
    await send(request, within: Attempt.longestSending)
  }
}
