import CheckoutDomain
import SandboxGateway
import Till
import WooshPay

/// The gateway as one task of a console asks it: the real one, over a simulated wire.
struct SimulatedGateway: PaymentGateway {
  private let wire: WooshPayGateway
  private let transport: any HTTPTransport
  private let reading: ReadAnswers
  private let pace: RequestPace?
  /// Told of each refund just before it is committed.
  private let willRefund: @Sendable (Refund) -> Void

  init(
    _ transport: any HTTPTransport, _ reading: ReadAnswers, pace: RequestPace?,
    willRefund: @escaping @Sendable (Refund) -> Void = { _ in }
  ) {
    wire = Self.template.gateway(transport, pace)
    self.pace = pace
    self.transport = transport
    self.reading = reading
    self.willRefund = willRefund
  }

  /// An address and a key that could never be real, read once.
  private struct Template {
    let address: GatewayAddress
    let key: SecretKey

    func gateway(_ transport: any HTTPTransport, _ pace: RequestPace?) -> WooshPayGateway {
      WooshPayGateway(address: address, key: key, transport: transport, pacing: pace)
    }
  }

  /// Where the simulated gateway is.
  static var origin: WebOrigin { template.address.origin }

  private static let template: Template = {
    guard let key = try? SecretKey(parsing: "sk_test_simulation", from: "the simulation"),
      let address = try? GatewayAddress(base: "http://127.0.0.1", for: key)
    else { preconditionFailure("the simulation's own key is well formed") }
    return Template(address: address, key: key)
  }()

  var mode: Mode { wire.mode }
  var host: String { wire.host }

  func request(creatingSessionFor sale: Sale, key: IdempotencyKey) -> GatewayRequest {
    wire.request(creatingSessionFor: sale, key: key)
  }
  func request(creatingIntentFor sale: Sale, key: IdempotencyKey) -> GatewayRequest {
    wire.request(creatingIntentFor: sale, key: key)
  }
  func request(
    canceling intent: PaymentIntentID, reason: String, key: IdempotencyKey
  ) -> GatewayRequest {
    wire.request(canceling: intent, reason: reason, key: key)
  }
  func request(expiring session: SessionID, key: IdempotencyKey) -> GatewayRequest {
    wire.request(expiring: session, key: key)
  }
  func request(refunding intent: PaymentIntentID, with refund: Refund) -> GatewayRequest {
    willRefund(refund)
    return wire.request(refunding: intent, with: refund)
  }
  func send(_ request: GatewayRequest, within limit: Duration) async -> Delivery {
    await wire.send(request, within: limit)
  }
  func session(in delivery: Delivery) -> GatewayOutcome<CheckoutSession> {
    reading.created.outcome(delivery) { wire.session(in: delivery) }
  }
  func paymentIntent(in delivery: Delivery) -> GatewayOutcome<PaymentIntent> {
    reading.createdIntents.outcome(delivery) { wire.paymentIntent(in: delivery) }
  }
  func refund(in delivery: Delivery) -> GatewayOutcome<GatewayRefund> { wire.refund(in: delivery) }
  func session(_ id: SessionID) async -> GatewayOutcome<CheckoutSession> {
    let result = await ask("checkout/sessions/" + id.text)
    return await reading.sessions.outcome(id.text, result) { await told(result).session(id) }
  }
  func paymentIntent(_ id: PaymentIntentID) async -> GatewayOutcome<PaymentIntent> {
    let result = await ask("payment_intents/" + id.text)
    return await reading.intents.outcome(id.text, result) { await told(result).paymentIntent(id) }
  }
  func refund(_ id: RefundID) async -> GatewayOutcome<GatewayRefund> { await wire.refund(id) }
  func sessions(limit: Int, since: Timestamp?) async -> GatewayOutcome<[CheckoutSession]> {
    await wire.sessions(limit: limit, since: since)
  }
  func sessions(
    created window: Range<Timestamp>
  ) async -> GatewayOutcome<GatewayList<CheckoutSession>> {
    await wire.sessions(created: window)
  }
  func paymentIntents(
    created window: Range<Timestamp>
  ) async -> GatewayOutcome<GatewayList<PaymentIntent>> {
    await wire.paymentIntents(created: window)
  }
  func paymentIntents(of clientRef: ClientRef) async -> GatewayOutcome<[PaymentIntent]> {
    await wire.paymentIntents(of: clientRef)
  }
  func paymentIntents(limit: Int, since: Timestamp?) async -> GatewayOutcome<[PaymentIntent]> {
    await wire.paymentIntents(limit: limit, since: since)
  }
  func event(body: [UInt8]) -> GatewayOutcome<GatewayEvent> { wire.event(body: body) }
  func event(_ id: String) async -> GatewayOutcome<GatewayEvent> { await wire.event(id) }
  func session(of intent: PaymentIntentID) async -> GatewayOutcome<CheckoutSession?> {
    await wire.session(of: intent)
  }
  func refunds(of intent: PaymentIntentID) async -> GatewayOutcome<GatewayList<GatewayRefund>> {
    await wire.refunds(of: intent)
  }
}

// The two questions that are asked all the time are read once for each answer.
extension SimulatedGateway {
  private func ask(_ target: String) async -> HTTPResult {
    if let hold = await pace?.turn() {
      return .notSent("\(host) asks to be left alone for \(hold.milliseconds) ms more.")
    }
    let result = await transport.perform(
      HTTPRequest(
        .get, Self.template.address.origin, "/v1/" + target, timeLimit: TimeLimits().poll))
    if case .answered(let answer) = result { pace?.note(answer.sign) }
    return result
  }

  private func told(_ result: HTTPResult) -> WooshPayGateway {
    Self.template.gateway(Told(result: result), nil)
  }

  /// A wire on which the answer has arrived already.
  private struct Told: HTTPTransport {
    let result: HTTPResult

    func perform(_ request: HTTPRequest) async -> HTTPResult { result }
  }
}
