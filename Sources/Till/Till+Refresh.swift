package import CheckoutDomain

extension Till {
  /// How long an unanswered create request is looked up before its absence counts as proven.
  ///
  /// Its link was never shown to anybody, so sending it again cannot make two payable codes.
  static let createQuarantine = Duration.seconds(20)
  /// After this long an unknown refund is for a person.
  static let refundQuarantine = Duration.seconds(24 * 3600)

  /// Asks the gateway whatever is not known of a sale, and moves the sale by the answers.
  ///
  /// - Parameter session: The session, where it has just been seen.
  /// - Returns: The sale as it is now, with the reason where the gateway could not be asked; nil
  ///   where the ledger has no such sale.
  package func refresh(_ clientRef: ClientRef, session: CheckoutSession? = nil) async -> TillResult?
  {
    do {
      guard let sale = try read({ try $0.sale(clientRef) }) else { return nil }
      switch sale.progress.phase {
      case .draft, .sending: return TillResult(sale: sale)
      case .unknown: return try await lookUpSession(of: sale)
      case .waiting, .expired, .canceled, .failed: return try await ask(sale, session: session)
      case .paid, .mismatch: return try await askRefunds(of: sale)
      }
    } catch {
      guard let sale = try? read({ try $0.sale(clientRef) }) else { return nil }
      return TillResult(sale: sale, error: error)
    }
  }

  private func ask(_ sale: Sale, session seen: CheckoutSession?) async throws(TillError)
    -> TillResult
  {
    var intent: PaymentIntent?
    var error: TillError?
    if let id = sale.progress.paymentIntent {
      let outcome = await gateway.paymentIntent(id)
      intent = outcome.value
      error = TillError(outcome, isQuestion: true)
      // Without the intent a session cannot move the sale, and a gateway that does not answer would
      // let whoever waits for an expiry wait twice.
      if outcome.isUnanswered { return TillResult(sale: sale, error: error) }
    }
    var session = seen
    if intent?.status != .succeeded, session == nil, let id = sale.progress.sessionID {
      let outcome = await gateway.session(id)
      session = outcome.value
      error = error ?? TillError(outcome, isQuestion: true)
    }
    // A session that has ended with an intent nobody could read may be a payment: ask again later.
    guard
      intent != nil || session.map({ !$0.status.isEnded }) ?? false
        || sale.progress.paymentIntent == nil
    else { return TillResult(sale: sale, error: error) }
    let (session_, intent_) = (session, intent)
    let changed = try change(sale.clientRef) {
      $0.apply(.seen(session: session_, intent: intent_), at: time.now)
    }
    return TillResult(sale: changed, error: error)
  }

  private func lookUpSession(of sale: Sale) async throws(TillError) -> TillResult {
    switch await findSession(of: sale) {
    case .done(.some(let session)):
      let opened = try change(sale.clientRef) {
        $0.apply(.createEnded(.done(session)), at: time.now)
      }
      return opened.isOpen ? try await ask(opened, session: session) : TillResult(sale: opened)
    case .done(.none):
      let sentAt =
        try read { try $0.timeline(of: sale.clientRef) }
        .last { $0.entry.kind == "sending" }?.at ?? sale.createdAt
      guard time.now - sentAt >= Self.createQuarantine else { return TillResult(sale: sale) }
      return TillResult(
        sale: try change(sale.clientRef) { $0.apply(.provenAbsent, at: time.now) })
    case let outcome:
      return TillResult(sale: sale, error: TillError(outcome, isQuestion: true))
    }
  }

  /// Finds the session that carries a sale's `client_ref`: through its intent, then in the list.
  private func findSession(of sale: Sale) async -> GatewayOutcome<CheckoutSession?> {
    let intents = await gateway.paymentIntents(of: sale.clientRef)
    if let intent = intents.value?.first,
      case .done(.some(let session)) = await gateway.session(of: intent.id)
    {
      return .done(session)
    }
    let listed = await gateway.sessions(limit: 100, since: sale.createdAt - .seconds(600))
    if let session = listed.value?.first(where: { $0.clientRef == sale.clientRef }) {
      return .done(session)
    }
    // Absent only where both ways of finding it answered, and agree.
    guard let found = intents.value else { return intents.map { _ in nil } }
    guard found.isEmpty else {
      return .unknown("The gateway has an intent of this sale, but does not say its session.")
    }
    return listed.map { _ in nil }
  }

  private func askRefunds(of sale: Sale) async throws(TillError) -> TillResult {
    var current = sale
    var error: TillError?
    for refund in sale.refunds where [.unknown, .pending].contains(refund.state) {
      let (event, problem) =
        if let id = refund.id { await ask(id) } else { await lookUp(refund, of: sale) }
      error = error ?? problem
      if let event {
        current = try change(sale.clientRef) { $0.apply(event, toRefund: refund.key) }
      }
    }
    return TillResult(sale: current, error: error)
  }

  private func ask(_ id: RefundID) async -> (RefundEvent?, TillError?) {
    let outcome = await gateway.refund(id)
    return (
      outcome.value.map { .ended(.done($0)) }, TillError(outcome, isQuestion: true)
    )
  }

  /// Looks for an unknown refund among those of its intent.
  ///
  /// No page documents that list, so a gateway that does not answer it proves nothing; only one
  /// that could be asked, and could not say, makes it a matter for a person.
  private func lookUp(_ refund: Refund, of sale: Sale) async -> (RefundEvent?, TillError?) {
    guard let intent = sale.progress.paymentIntent else { return (nil, nil) }
    let listed = await gateway.refunds(of: intent)
    switch listed {
    case .done(let refunds):
      if let found = refunds.first(where: { $0.clientRef == refund.clientRef }) {
        return (.ended(.done(found)), nil)
      }
    case .rejected(let rejection) where rejection.status != 401: break
    default: return (nil, TillError(listed, isQuestion: true))
    }
    let isOver = time.now - refund.createdAt >= Self.refundQuarantine
    return (isOver ? .gaveUpAsking : nil, nil)
  }
}

extension GatewayOutcome {
  /// Whether the gateway did not say what was asked, not even that it will not.
  fileprivate var isUnanswered: Bool {
    switch self {
    case .done, .rejected: false
    case .notSent, .unknown: true
    }
  }
}
