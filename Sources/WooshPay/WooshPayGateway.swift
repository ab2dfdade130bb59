package import CheckoutDomain
import StrictJSON

/// The gateway port over WooshPay's HTTP API.
package struct WooshPayGateway: PaymentGateway {
  package let mode: Mode
  package let host: String
  let reader: AnswerReader
  let address: GatewayAddress
  let key: SecretKey
  let transport: any HTTPTransport
  private let urls: ReturnAddresses
  let limits: TimeLimits
  private let pacing: (any RequestPacing)?

  /// Makes a gateway.
  ///
  /// - Parameters:
  ///   - address: Where it is, checked against `key`.
  ///   - key: The merchant's key.
  ///   - transport: What carries the requests.
  ///   - urls: Where customers are sent back to.
  ///   - limits: How long a request may take.
  ///   - pacing: Says when a question may be asked; nil for at once.
  package init(
    address: GatewayAddress, key: SecretKey, transport: any HTTPTransport = CurlTransport(),
    urls: ReturnAddresses = ReturnAddresses(), limits: TimeLimits = TimeLimits(),
    pacing: (any RequestPacing)? = nil
  ) {
    mode = key.mode
    host = address.display
    reader = AnswerReader(host: address.display)
    self.address = address
    self.key = key
    self.transport = transport
    self.urls = urls
    self.limits = limits
    self.pacing = pacing
  }

  // MARK: Requests

  package func request(creatingSessionFor sale: Sale, key: IdempotencyKey) -> GatewayRequest {
    GatewayRequest(
      path: RequestTarget.path("checkout", "sessions"), body: RequestBodies.session(sale, urls),
      key: key)
  }

  package func request(creatingIntentFor sale: Sale, key: IdempotencyKey) -> GatewayRequest {
    GatewayRequest(
      path: RequestTarget.path("payment_intents"), body: RequestBodies.intent(sale, urls), key: key)
  }

  package func request(
    canceling intent: PaymentIntentID, reason: String, key: IdempotencyKey
  ) -> GatewayRequest {
    GatewayRequest(
      path: RequestTarget.path("payment_intents", intent.text, "cancel"),
      body: RequestBodies.cancellation(reason), key: key)
  }

  package func request(expiring session: SessionID, key: IdempotencyKey) -> GatewayRequest {
    GatewayRequest(
      path: RequestTarget.path("checkout", "sessions", session.text, "expire"), body: [], key: key)
  }

  package func request(refunding intent: PaymentIntentID, with refund: Refund) -> GatewayRequest {
    GatewayRequest(
      path: RequestTarget.path("refunds"), body: RequestBodies.refund(refund, of: intent),
      key: refund.key)
  }

  // MARK: Sending

  package func send(_ request: GatewayRequest, within limit: Duration) async -> Delivery {
    guard request.path.hasPrefix("/v1/"), Self.isPlain(request.path), Self.isPlain(request.key.text)
    else { return .notSent("The request in the ledger is damaged, and was not sent to \(host).") }
    var headers = [("Accept", "application/json"), ("Idempotency-Key", request.key.text)]
    if !request.body.isEmpty { headers.append(("Content-Type", "application/json")) }
    pacing?.spend()
    return await deliver(
      HTTPRequest(
        .post, address.origin, request.path, headers: headers, authorization: key.authorization,
        body: request.body, timeLimit: min(limit, limits.money)))
  }

  /// Asks a question.
  func ask(_ target: String, bodyLimit: Int = 1 << 20) async -> Delivery {
    if let hold = await pacing?.turn() {
      let seconds = (hold.milliseconds + 999) / 1000
      return .notSent(
        "\(host) asks to be left alone for \(seconds) s more, so it was not asked.")
    }
    return await deliver(
      HTTPRequest(
        .get, address.origin, target, headers: [("Accept", "application/json")],
        authorization: key.authorization, timeLimit: limits.poll, bodyLimit: bodyLimit))
  }

  /// Takes something away that holds no money.
  func remove(_ target: String) async -> Delivery {
    await deliver(
      HTTPRequest(
        .delete, address.origin, target, headers: [("Accept", "application/json")],
        authorization: key.authorization, timeLimit: limits.money))
  }

  private func deliver(_ request: HTTPRequest) async -> Delivery {
    switch await transport.perform(request) {
    case .notSent(let reason): return .notSent(reason)
    case .unknown(let reason): return .unknown(reason)
    case .answered(let answer):
      let sign = answer.sign
      pacing?.note(sign)
      return .answered(
        GatewayAnswer(
          status: answer.status, retryAfter: sign.retryAfter,
          body: Redaction.body(answer.body, without: key.forbidden)))
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  // MARK: Answers

  package func session(in delivery: Delivery) -> GatewayOutcome<CheckoutSession> {
    reader.read(delivery) { value throws(WireError) in try CheckoutSession(wire: value) }
  }

  package func paymentIntent(in delivery: Delivery) -> GatewayOutcome<PaymentIntent> {
    reader.read(delivery) { value throws(WireError) in try PaymentIntent(wire: value) }
  }

  package func refund(in delivery: Delivery) -> GatewayOutcome<GatewayRefund> {
    reader.read(delivery) { value throws(WireError) in try GatewayRefund(wire: value) }
  }
}
