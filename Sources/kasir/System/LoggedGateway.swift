import CheckoutDomain
import Logging

/// A gateway whose sendings are logged: the path and how it ended, never a body or a key.
struct LoggedGateway: PaymentGateway {
  let gateway: any PaymentGateway
  let log: Logger

  var mode: Mode { gateway.mode }
  var host: String { gateway.host }

  func request(creatingSessionFor sale: Sale, key: IdempotencyKey) -> GatewayRequest {
    gateway.request(creatingSessionFor: sale, key: key)
  }
  func request(creatingIntentFor sale: Sale, key: IdempotencyKey) -> GatewayRequest {
    gateway.request(creatingIntentFor: sale, key: key)
  }
  func request(
    canceling intent: PaymentIntentID, reason: String, key: IdempotencyKey
  ) -> GatewayRequest {
    gateway.request(canceling: intent, reason: reason, key: key)
  }
  func request(expiring session: SessionID, key: IdempotencyKey) -> GatewayRequest {
    gateway.request(expiring: session, key: key)
  }
  func request(refunding intent: PaymentIntentID, with refund: Refund) -> GatewayRequest {
    gateway.request(refunding: intent, with: refund)
  }

  func send(_ request: GatewayRequest, within limit: Duration) async -> Delivery {
    log.info("sending", metadata: ["path": "\(request.path)"])
    let delivery = await gateway.send(request, within: limit)
    let ending =
      switch delivery {
      case .answered(let answer): "answered \(answer.status)"
      case .notSent(let reason): "not sent: \(reason)"
      case .unknown(let reason): "unknown: \(reason)"
      }
    log.info("sent", metadata: ["path": "\(request.path)", "ending": "\(ending)"])
    return delivery
  }

  func session(in delivery: Delivery) -> GatewayOutcome<CheckoutSession> {
    gateway.session(in: delivery)
  }
  func paymentIntent(in delivery: Delivery) -> GatewayOutcome<PaymentIntent> {
    gateway.paymentIntent(in: delivery)
  }
  func refund(in delivery: Delivery) -> GatewayOutcome<GatewayRefund> {
    gateway.refund(in: delivery)
  }
  func session(_ id: SessionID) async -> GatewayOutcome<CheckoutSession> {
    await gateway.session(id)
  }
  func paymentIntent(_ id: PaymentIntentID) async -> GatewayOutcome<PaymentIntent> {
    await gateway.paymentIntent(id)
  }
  func refund(_ id: RefundID) async -> GatewayOutcome<GatewayRefund> { await gateway.refund(id) }
  func sessions(limit: Int, since: Timestamp?) async -> GatewayOutcome<[CheckoutSession]> {
    await gateway.sessions(limit: limit, since: since)
  }
  func sessions(
    created window: Range<Timestamp>
  ) async -> GatewayOutcome<GatewayList<CheckoutSession>> {
    await gateway.sessions(created: window)
  }
  func paymentIntents(
    created window: Range<Timestamp>
  ) async -> GatewayOutcome<GatewayList<PaymentIntent>> {
    await gateway.paymentIntents(created: window)
  }
  func paymentIntents(of clientRef: ClientRef) async -> GatewayOutcome<[PaymentIntent]> {
    await gateway.paymentIntents(of: clientRef)
  }
  func paymentIntents(limit: Int, since: Timestamp?) async -> GatewayOutcome<[PaymentIntent]> {
    await gateway.paymentIntents(limit: limit, since: since)
  }
  func event(body: [UInt8]) -> GatewayOutcome<GatewayEvent> { gateway.event(body: body) }
  func event(_ id: String) async -> GatewayOutcome<GatewayEvent> { await gateway.event(id) }
  func session(of intent: PaymentIntentID) async -> GatewayOutcome<CheckoutSession?> {
    await gateway.session(of: intent)
  }
  func refunds(of intent: PaymentIntentID) async -> GatewayOutcome<GatewayList<GatewayRefund>> {
    await gateway.refunds(of: intent)
  }
}
