package import CheckoutDomain

extension Till {
  /// How long an unanswered create request is looked up before its absence counts as proven.
  ///
  /// Its link was never shown to anybody, so sending it again cannot make two payable codes.
  static let createQuarantine = Duration.seconds(20)

  /// Asks the gateway whatever is not known of a sale, and moves the sale by the answers.
  ///
  /// - Parameters:
  ///   - session: The session, where it has just been seen.
  ///   - maySend: Whether a refund may be sent again where that is allowed: for whoever holds the
  ///     watch lease, so that only one process does.
  /// - Returns: The sale as it is now, with the reason where the gateway could not be asked; nil
  ///   where the ledger has no such sale.
  package func refresh(
    _ clientRef: ClientRef, session: CheckoutSession? = nil, maySend: Bool = false
  ) async -> TillResult? {
    let before = (try? read { try $0.sale(clientRef) }) ?? nil
    let result = await ask(clientRef, session: session, maySend: maySend)
    if let before, let result { await dealWithTwins(of: result.sale, before: before) }
    return result
  }

  /// Asks about one sale alone.
  func ask(
    _ clientRef: ClientRef, session: CheckoutSession? = nil, maySend: Bool = false
  ) async -> TillResult? {
    do {
      guard let sale = try read({ try $0.sale(clientRef) }) else { return nil }
      // The other mode's gateway knows nothing of it.
      guard sale.mode == gateway.mode else { return TillResult(sale: sale) }
      switch sale.progress.phase {
      case .draft, .sending: return TillResult(sale: sale)
      case .unknown where sale.progress.chargedBy == .intent:
        return try await lookUpIntent(of: sale)
      case .unknown: return try await lookUpSession(of: sale)
      case .waiting, .expired, .canceled, .failed: return try await ask(sale, session: session)
      case .mismatch where sale.progress.captured == nil: return try await askCapture(of: sale)
      case .paid, .mismatch:
        let result = try await askRefunds(of: sale, maySend: maySend)
        return result.error == nil ? try await reread(result.sale) : result
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
    if sale.progress.paymentIntent == nil, let seen = session, seen.paymentIntent == nil,
      seen.status != .open
    {
      // It never named its intent, and may be paid.
      let searched = await searchedIntent(of: sale)
      guard case .done(let found) = searched else {
        return TillResult(sale: sale, error: error ?? TillError(searched, isQuestion: true))
      }
      intent = found
    }
    // A session that has ended with an intent nobody could read may be a payment: ask again later.
    guard
      intent != nil || session.map({ !$0.status.isEnded }) ?? false
        || sale.progress.paymentIntent == nil
    else { return TillResult(sale: sale, error: error) }
    let (session_, intent_) = (session, intent)
    let changed = try change(sale.clientRef) { sale, ledger in
      if let problem = try session_.flatMap({ try Self.strange($0, for: sale, ledger) }) {
        return sale.apply(.answeredWithOther(problem), at: time.now)
      }
      return sale.apply(.seen(session: session_, intent: intent_), at: time.now)
    }
    return TillResult(sale: changed, error: error)
  }

  /// Asks whether a sale that differs was paid all the same: then there is money to give back.
  private func askCapture(of sale: Sale) async throws(TillError) -> TillResult {
    let outcome: GatewayOutcome<PaymentIntent?>
    if let id = sale.progress.paymentIntent {
      outcome = await gateway.paymentIntent(id).map { $0 }
    } else {
      outcome = await searchedIntent(of: sale)
    }
    guard case .done(let found) = outcome else {
      return TillResult(sale: sale, error: TillError(outcome, isQuestion: true))
    }
    guard let intent = found else { return TillResult(sale: sale) }
    return TillResult(
      sale: try change(sale.clientRef) {
        $0.apply(.seen(session: nil, intent: intent), at: time.now)
      })
  }

  /// The intent of a sale whose session never named it: the one that was paid, or may yet be, of those
  /// that carry its name and are no other sale's; nil where there is none.
  func searchedIntent(of sale: Sale) async -> GatewayOutcome<PaymentIntent?> {
    let searched = await gateway.paymentIntents(of: sale.clientRef)
    return searched.map { found in
      found.mostPromisingFirst.first { intent in
        guard intent.id != sale.progress.replacedIntent else { return false }
        let owner = try? read { try $0.sale(paymentIntent: intent.id) }
        return (owner ?? nil).map { $0.clientRef == sale.clientRef } ?? true
      }
    }
  }

  private func lookUpSession(of unread: Sale) async throws(TillError) -> TillResult {
    let sale = try readStoredAnswers(of: unread)
    guard sale.progress.phase == .unknown else { return TillResult(sale: sale) }
    let sending = try lastCreate(of: sale)
    let found = await findSessions(of: sale)
    guard let sessions = found.value else {
      return TillResult(sale: sale, error: TillError(found, isQuestion: true))
    }
    if let session = sessions.first {
      let opened = try endCreate(of: sale.clientRef) { _ in .done(session) }
      return opened.isOpen ? try await ask(opened, session: session) : TillResult(sale: opened)
    }
    return TillResult(sale: try concludeAbsence(of: sale, sending))
  }

  /// The last sending of a sale's create request.
  func lastCreate(of sale: Sale) throws(TillError) -> AttemptRecord? {
    try read { try $0.lastAttempt(sale.progress.chargedBy.creation, of: sale.clientRef) }
  }

  /// Calls a create request absent that the gateway does not know, once its last sending is long enough
  /// ago.
  ///
  /// - Parameter sending: The last one that there was before the gateway was asked: of a later one it has
  ///   said nothing.
  func concludeAbsence(of sale: Sale, _ sending: AttemptRecord?) throws(TillError) -> Sale {
    let now = time.now
    guard now - (sending?.attempt.startedAt ?? sale.createdAt) >= Self.createQuarantine else {
      return sale
    }
    return try change(sale.clientRef) { sale, ledger in
      let last = try ledger.lastAttempt(sale.progress.chargedBy.creation, of: sale.clientRef)
      guard last == sending else { return [] }
      return sale.apply(.provenAbsent, at: now)
    }
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
