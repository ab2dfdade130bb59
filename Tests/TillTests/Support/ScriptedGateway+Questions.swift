import CheckoutDomain
import Synchronization

extension ScriptedGateway {
  func session(_ id: SessionID) async -> GatewayOutcome<CheckoutSession> {
    await onEach.withLock(\.self)?("session \(id)")
    return ask("session \(id)") { $0.sessions.first { $0.id == id } }
  }

  func paymentIntent(_ id: PaymentIntentID) async -> GatewayOutcome<PaymentIntent> {
    await onAsk.withLock(\.self)?()
    await onEach.withLock(\.self)?("intent \(id)")
    return ask("intent \(id)") { $0.intents.first { $0.id == id } }
  }

  func refund(_ id: RefundID) async -> GatewayOutcome<GatewayRefund> {
    await onEach.withLock(\.self)?("refund \(id)")
    return ask("refund \(id)") { $0.refunds.first { $0.id == id } }
  }

  func sessions(limit: Int, since: Timestamp?) async -> GatewayOutcome<[CheckoutSession]> {
    ask("sessions") { state in
      Array(
        state.sessions.reversed()
          .filter { session in since.map { session.created ?? $0 >= $0 } ?? true }.prefix(limit))
    }
  }

  func sessions(
    created window: Range<Timestamp>
  ) async -> GatewayOutcome<GatewayList<CheckoutSession>> {
    await onEach.withLock(\.self)?("sessions created")
    return ask("sessions created") { state in
      guard state.listsSessions else { return nil }
      return GatewayList(
        rows: state.sessions.reversed().filter { $0.created.map(window.contains) ?? true },
        isComplete: state.endsLists)
    }
  }

  func paymentIntents(
    created window: Range<Timestamp>
  ) async -> GatewayOutcome<GatewayList<PaymentIntent>> {
    ask("intents created") { state in
      GatewayList(
        rows: state.intents.reversed().filter { $0.created.map(window.contains) ?? true },
        isComplete: state.endsLists)
    }
  }

  func paymentIntents(of clientRef: ClientRef) async -> GatewayOutcome<[PaymentIntent]> {
    await onEach.withLock(\.self)?("intents \(clientRef)")
    return ask("intents \(clientRef)") { state in
      state.searchLags ? [] : state.intents.filter { $0.clientRef == clientRef }
    }
  }

  func paymentIntents(limit: Int, since: Timestamp?) async -> GatewayOutcome<[PaymentIntent]> {
    ask("newest intents") { Array($0.intents.reversed().prefix(limit)) }
  }

  func event(body: [UInt8]) -> GatewayOutcome<GatewayEvent> {
    let id = String(decoding: body, as: UTF8.self)
    return state.withLock { $0.events.first { $0.id == id } }.map { .done($0) }
      ?? .unknown("That is no event.")
  }

  func event(_ id: String) async -> GatewayOutcome<GatewayEvent> {
    ask("event \(id)") { state in
      state.tellsEvents ? state.events.last { $0.id == id } : nil
    }
  }

  func session(of intent: PaymentIntentID) async -> GatewayOutcome<CheckoutSession?> {
    ask("session of \(intent)") { state in
      .some(state.sessions.first { $0.paymentIntent == intent })
    }
  }

  func refunds(of intent: PaymentIntentID) async -> GatewayOutcome<GatewayList<GatewayRefund>> {
    await onEach.withLock(\.self)?("refunds \(intent)")
    return ask("refunds \(intent)") { state in
      state.tellsRefunds
        ? GatewayList(
          rows: state.refunds.filter { $0.paymentIntent == intent }, isComplete: state.endsLists)
        : nil
    }
  }

  /// Answers a question, unless it is in trouble; what it does not know is refused as not found.
  private func ask<Value>(
    _ question: String, _ find: (State) -> Value?
  ) -> GatewayOutcome<Value> {
    defer { changeIfDue() }
    return state.withLock { state in
      state.questions.append(question)
      if state.isOffline { return .notSent("No route to the gateway.") }
      if state.isBusy { return .notSent("Too many.", retryAfter: .seconds(7)) }
      if let trouble = state.trouble { return .rejected(trouble) }
      return find(state).map { .done($0) }
        ?? .rejected(GatewayRejection(status: 404, code: nil, message: nil))
    }
  }

  private func changeIfDue() {
    let due = state.withLock { state in
      let asked = state.questions.count
      let due = state.later.filter { $0.questions <= asked }
      state.later.removeAll { $0.questions <= asked }
      return due
    }
    for entry in due { entry.change(self) }
  }
}

extension ScriptedGateway {
  /// The customer pays a sale.
  func pay(_ sale: Sale, received: Int64? = nil) {
    edit(sale) { intent, session in
      intent.status = .succeeded
      intent.amountReceived = received ?? intent.amount
      session.status = .complete
    }
  }

  /// Changes what the gateway knows of the newest intent of a sale, whether it has a session or not.
  func editIntent(_ sale: Sale, _ change: (inout PaymentIntent) -> Void) {
    state.withLock { state in
      guard let place = state.intents.lastIndex(where: { $0.clientRef == sale.clientRef }) else {
        return
      }
      change(&state.intents[place])
    }
  }

  /// The customer pays an intent that has no session.
  func payIntent(_ sale: Sale) {
    editIntent(sale) { intent in
      intent.status = .succeeded
      intent.amountReceived = intent.amount
    }
  }

  /// A sale's session ends by time.
  func expire(_ sale: Sale) { edit(sale) { $1.status = .expired } }

  /// Changes what the gateway knows of a sale.
  func edit(_ sale: Sale, _ change: (inout PaymentIntent, inout CheckoutSession) -> Void) {
    state.withLock { state in
      guard
        let intent = state.intents.firstIndex(where: { $0.clientRef == sale.clientRef }),
        let session = state.sessions.firstIndex(where: { $0.clientRef == sale.clientRef })
      else { return }
      change(&state.intents[intent], &state.sessions[session])
    }
  }

  /// Changes the gateway itself.
  func set(_ change: (inout sending State) -> Void) { state.withLock { change(&$0) } }
}
