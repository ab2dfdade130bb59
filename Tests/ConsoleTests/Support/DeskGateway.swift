import CheckoutDomain
import Synchronization

/// A gateway in a variable: it remembers what it was sent, and its customer pays when told to.
final class DeskGateway: PaymentGateway {
  private struct Desk {
    var clientRefs: [SessionID: ClientRef] = [:]
    var expired: Set<SessionID> = []
    var paid: Set<SessionID> = []
    var sale: Sale?
    var sent: [String] = []
    var refunds: [Refund] = []
    var givesRedirect = true
  }

  private let desk = Mutex(Desk())
  private let id = SessionID("cs_1680914308084531200")
  private let intent = PaymentIntentID("pi_1680914308331995136")

  var mode: Mode { .test }
  var host: String { "127.0.0.1:4242" }

  /// Every request that was sent, by its path.
  var sent: [String] { desk.withLock { $0.sent } }

  /// The customer pays.
  func pay() { desk.withLock { _ = $0.paid.insert(id) } }

  func request(creatingSessionFor sale: Sale, key: IdempotencyKey) -> GatewayRequest {
    desk.withLock { $0.sale = sale }
    return GatewayRequest(path: "/v1/checkout/sessions", body: [], key: key)
  }

  func request(creatingIntentFor sale: Sale, key: IdempotencyKey) -> GatewayRequest {
    desk.withLock { $0.sale = sale }
    return GatewayRequest(path: "/v1/payment_intents", body: [], key: key)
  }

  func request(
    canceling intent: PaymentIntentID, reason: String, key: IdempotencyKey
  ) -> GatewayRequest {
    GatewayRequest(path: "/v1/payment_intents/\(intent)/cancel", body: [], key: key)
  }

  func request(expiring session: SessionID, key: IdempotencyKey) -> GatewayRequest {
    GatewayRequest(path: "/v1/checkout/sessions/expire", body: [], key: key)
  }

  func request(refunding intent: PaymentIntentID, with refund: Refund) -> GatewayRequest {
    desk.withLock { $0.refunds.append(refund) }
    return GatewayRequest(path: "/v1/refunds", body: [], key: refund.key)
  }

  func send(_ request: GatewayRequest, within limit: Duration) async -> Delivery {
    desk.withLock { desk in
      desk.sent.append(request.path)
      let isEnd = request.path.hasSuffix("expire") || request.path.hasSuffix("cancel")
      if isEnd, !desk.paid.contains(id) { desk.expired.insert(id) }
    }
    return .answered(GatewayAnswer(status: 200, body: []))
  }

  func session(in delivery: Delivery) -> GatewayOutcome<CheckoutSession> { .done(session) }

  func paymentIntent(in delivery: Delivery) -> GatewayOutcome<PaymentIntent> { .done(directIntent) }

  func refund(in delivery: Delivery) -> GatewayOutcome<GatewayRefund> {
    guard let refund = desk.withLock({ $0.refunds.last }) else {
      return .unknown("There is no refund.")
    }
    return .done(
      GatewayRefund(
        id: RefundID("re_" + refund.key.text), status: .succeeded,
        amount: refund.amount.minorUnits, currency: refund.amount.currency.code,
        paymentIntent: intent, clientRef: refund.clientRef))
  }

  func session(_ id: SessionID) async -> GatewayOutcome<CheckoutSession> { .done(session) }

  func paymentIntent(_ id: PaymentIntentID) async -> GatewayOutcome<PaymentIntent> {
    .done(directIntent)
  }

  func refund(_ id: RefundID) async -> GatewayOutcome<GatewayRefund> {
    refund(in: .unknown(""))
  }

  func sessions(limit: Int, since: Timestamp?) async -> GatewayOutcome<[CheckoutSession]> {
    .done([session])
  }

  func sessions(
    created window: Range<Timestamp>
  ) async -> GatewayOutcome<GatewayList<CheckoutSession>> {
    .done(GatewayList(rows: desk.withLock(\.sale) == nil ? [] : [session], isComplete: true))
  }

  func paymentIntents(
    created window: Range<Timestamp>
  ) async -> GatewayOutcome<GatewayList<PaymentIntent>> {
    guard desk.withLock(\.sale) != nil else { return .done(GatewayList(isComplete: true)) }
    return await paymentIntent(intent).map { GatewayList(rows: [$0], isComplete: true) }
  }

  func paymentIntents(of clientRef: ClientRef) async -> GatewayOutcome<[PaymentIntent]> {
    .done([])
  }

  func paymentIntents(limit: Int, since: Timestamp?) async -> GatewayOutcome<[PaymentIntent]> {
    .done([directIntent])
  }

  func event(body: [UInt8]) -> GatewayOutcome<GatewayEvent> { .unknown("There is no event.") }

  func event(_ id: String) async -> GatewayOutcome<GatewayEvent> { .unknown("There is no event.") }

  func session(of intent: PaymentIntentID) async -> GatewayOutcome<CheckoutSession?> {
    .done(session)
  }

  func refunds(of intent: PaymentIntentID) async -> GatewayOutcome<GatewayList<GatewayRefund>> {
    .rejected(GatewayRejection(status: 404, code: nil, message: nil))
  }

  private var directIntent: PaymentIntent {
    desk.withLock { desk in
      let isPaid = desk.paid.contains(id)
      let isDirect = desk.sale?.progress.chargedBy == .intent
      let isEnded = isDirect && desk.expired.contains(id)
      return PaymentIntent(
        id: intent, status: isPaid ? .succeeded : isEnded ? .canceled : .requiresPaymentMethod,
        amount: desk.sale?.amount.minorUnits,
        amountReceived: isPaid ? desk.sale?.amount.minorUnits : 0,
        currency: desk.sale?.amount.currency.code, mode: .test, clientRef: desk.sale?.clientRef,
        redirect: isDirect && desk.givesRedirect
          ? "http://127.0.0.1:4242/v1/receives/c12/pay/\(intent)" : nil)
    }
  }

  /// Whether an intent without a session comes with a link.
  func giveRedirects(_ gives: Bool) { desk.withLock { $0.givesRedirect = gives } }

  private var session: CheckoutSession {
    desk.withLock { desk in
      CheckoutSession(
        id: id, status: desk.expired.contains(id) ? .expired : .open,
        url: "http://127.0.0.1:4242/pay/cs_1680914308084531200", paymentIntent: intent,
        amountTotal: desk.sale?.amount.minorUnits, currency: desk.sale?.amount.currency.code,
        mode: .test, clientRef: desk.sale?.clientRef,
        expiresAt: (desk.sale?.createdAt ?? Samples.now) + .seconds(86_400))
    }
  }
}
