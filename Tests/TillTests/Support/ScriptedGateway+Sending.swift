import CheckoutDomain
import Synchronization

extension ScriptedGateway {
  func request(creatingSessionFor sale: Sale, key: IdempotencyKey) -> GatewayRequest {
    let page = state.withLock { state in
      state.prepared[key] = sale
      return state.successPage
    }
    return GatewayRequest(
      path: "/v1/checkout/sessions",
      body: Array("\(sale.clientRef) \(sale.amount.minorUnits) \(page)".utf8), key: key)
  }

  func request(creatingIntentFor sale: Sale, key: IdempotencyKey) -> GatewayRequest {
    state.withLock { $0.prepared[key] = sale }
    return GatewayRequest(
      path: "/v1/payment_intents",
      body: Array("\(sale.clientRef) \(sale.amount.minorUnits)".utf8), key: key)
  }

  func request(
    canceling intent: PaymentIntentID, reason: String, key: IdempotencyKey
  ) -> GatewayRequest {
    GatewayRequest(
      path: "/v1/payment_intents/\(intent)/cancel", body: Array(reason.utf8), key: key)
  }

  func request(expiring session: SessionID, key: IdempotencyKey) -> GatewayRequest {
    GatewayRequest(path: "/v1/checkout/sessions/\(session)/expire", body: [], key: key)
  }

  func request(refunding intent: PaymentIntentID, with refund: Refund) -> GatewayRequest {
    state.withLock { $0.preparedRefunds[refund.key] = (intent, refund) }
    return GatewayRequest(
      path: "/v1/refunds",
      body: Array("\(intent) \(refund.amount.minorUnits) \(refund.clientRef)".utf8),
      key: refund.key)
  }
}

extension ScriptedGateway.State {
  /// Does what a request asks, or not, and answers as the script says.
  mutating func deliver(_ request: GatewayRequest) -> Delivery {
    switch endings.isEmpty ? .obeys : endings.removeFirst() {
    case .obeys: return answered(200, perform(request))
    case .refuses(let status): return refused(request, status)
    case .refusesSaying(let message): return refused(request, 400, message)
    case .unreachable: return .notSent("No route to the gateway.")
    case .busy: return .answered(GatewayAnswer(status: 429, retryAfter: .seconds(7), body: []))
    case .tooMany(let wait):
      return .answered(GatewayAnswer(status: 429, retryAfter: wait, body: []))
    case .silent(let did):
      if did { _ = perform(request) }
      return .unknown("The line went dead.")
    case .garbled(let status, let did):
      if did { _ = perform(request) }
      return .answered(GatewayAnswer(status: status, body: Array("<html>".utf8)))
    case .answers(let edit):
      guard case .session(let outcome) = perform(request), var session = outcome.value else {
        return .unknown("The script does not fit.")
      }
      edit(&session)
      return answered(200, .session(.done(session)))
    case .answersFor(let sale):
      guard var session = sessions.first(where: { $0.clientRef == sale.clientRef }) else {
        return .unknown("The script does not fit.")
      }
      session.status = .expired
      return answered(200, .session(.done(session)))
    case .answersIntent(let edit):
      guard case .intent(let outcome) = perform(request), var intent = outcome.value else {
        return .unknown("The script does not fit.")
      }
      edit(&intent)
      return answered(200, .intent(.done(intent)))
    case .answersRefund(let edit):
      guard case .refund(let outcome) = perform(request), var refund = outcome.value else {
        return .unknown("The script does not fit.")
      }
      edit(&refund)
      return answered(200, .refund(.done(refund)))
    }
  }

  private mutating func answered(
    _ status: Int, _ answer: ScriptedGateway.Answer
  ) -> Delivery {
    answers.append(answer)
    return .answered(
      GatewayAnswer(status: status, body: Array(String(answers.count - 1).utf8)))
  }

  private mutating func refused(
    _ request: GatewayRequest, _ status: Int, _ message: String = "No."
  ) -> Delivery {
    let rejection = GatewayRejection(status: status, code: "sample_code", message: message)
    let answer: ScriptedGateway.Answer =
      request.path == "/v1/refunds"
      ? .refund(.rejected(rejection))
      : request.path.hasPrefix("/v1/payment_intents")
        ? .intent(.rejected(rejection)) : .session(.rejected(rejection))
    return answered(status, answer)
  }

  private mutating func perform(_ request: GatewayRequest) -> ScriptedGateway.Answer {
    if let sale = prepared[request.key] {
      return request.path == "/v1/payment_intents"
        ? .intent(.done(createIntent(sale))) : .session(.done(create(sale)))
    }
    if request.path.hasPrefix("/v1/payment_intents") { return .intent(cancel(request.path)) }
    if let (intent, refund) = preparedRefunds[request.key] {
      return .refund(.done(make(refund, of: intent)))
    }
    let id = SessionID(request.path.split(separator: "/").dropLast().last.map(String.init) ?? "")
    guard let place = sessions.firstIndex(where: { $0.id == id }) else {
      return .session(.rejected(GatewayRejection(status: 404, code: nil, message: nil)))
    }
    sessions[place].status = .expired
    return .session(.done(sessions[place]))
  }

  private mutating func createIntent(_ sale: Sale) -> PaymentIntent {
    let direct = intents.filter { intent in
      intent.clientRef == sale.clientRef && !sessions.contains { $0.paymentIntent == intent.id }
    }
    if honoursKeys, let known = direct.first { return known }
    let id = PaymentIntentID("pi_d\(intents.count + 1)")
    let intent = PaymentIntent(
      id: id, status: givesRedirects ? .init(rawValue: "requires_action") : .requiresPaymentMethod,
      amount: sale.amount.minorUnits, currency: sale.amount.currency.code, mode: sale.mode,
      clientRef: sale.clientRef, reference: sale.reference, created: sale.createdAt,
      redirect: givesRedirects ? "https://akulaku.test/\(id)" : nil)
    intents.append(intent)
    return intent
  }

  /// Cancels an intent that has no session and is not over.
  private mutating func cancel(_ path: String) -> GatewayOutcome<PaymentIntent> {
    let id = PaymentIntentID(path.split(separator: "/").dropLast().last.map(String.init) ?? "")
    guard let place = intents.firstIndex(where: { $0.id == id }) else {
      return .rejected(GatewayRejection(status: 404, code: nil, message: nil))
    }
    let isOver = [.succeeded, .canceled, .failed].contains(intents[place].status)
    guard !isOver, !sessions.contains(where: { $0.paymentIntent == id }) else {
      return .rejected(
        GatewayRejection(status: 400, code: "payment_intent_unexpected_state", message: nil))
    }
    intents[place].status = .canceled
    return .done(intents[place])
  }

  private mutating func create(_ sale: Sale) -> CheckoutSession {
    // A key that was honoured once is honoured again with the same session.
    if honoursKeys, let known = sessions.first(where: { $0.clientRef == sale.clientRef }) {
      return known
    }
    let number = sessions.count + 1
    let session = CheckoutSession(
      id: SessionID("cs_\(number)"), status: .open, url: "https://pay.test/\(number)",
      paymentIntent: PaymentIntentID("pi_\(number)"), amountTotal: sale.amount.minorUnits,
      currency: sale.amount.currency.code, mode: sale.mode, clientRef: sale.clientRef,
      reference: sale.reference,
      items: sale.items.map {
        .init(name: $0.name, quantity: $0.quantity, unitAmount: $0.unitAmount.minorUnits)
      }, created: sale.createdAt)
    sessions.append(session)
    intents.append(
      PaymentIntent(
        id: PaymentIntentID("pi_\(number)"), status: .requiresPaymentMethod,
        amount: sale.amount.minorUnits, currency: sale.amount.currency.code, mode: sale.mode,
        clientRef: sale.clientRef, reference: sale.reference, created: sale.createdAt))
    return session
  }

  private mutating func make(_ refund: Refund, of intent: PaymentIntentID) -> GatewayRefund {
    let made = GatewayRefund(
      id: RefundID("re_\(refunds.count + 1)"), status: .succeeded,
      amount: refund.amount.minorUnits, currency: refund.amount.currency.code,
      paymentIntent: intent, clientRef: refund.clientRef, reason: refund.reason.rawValue)
    refunds.append(made)
    return made
  }
}
