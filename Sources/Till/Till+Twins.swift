import CheckoutDomain

/// Finding the sessions of a sale, and ending all but one: two payable codes for one sale would be
/// paid twice (`reliability.md` §1.7).
extension Till {
  static let pageSize = 100
  private static let expiryPause = Duration.seconds(60)

  /// The sessions that carry a sale's `client_ref`: one that was paid first, then an open one.
  ///
  /// Empty only where both ways of finding one answered, and agree. A gateway that wants to be left
  /// alone, or that nobody reaches, is not asked the other way.
  func findSessions(of sale: Sale) async -> GatewayOutcome<[CheckoutSession]> {
    // The intent that a session is to replace is known, and canceled.
    let intents = await gateway.paymentIntents(of: sale.clientRef)
      .map { $0.filter { $0.id != sale.progress.replacedIntent } }
    if case .notSent = intents { return intents.map { _ in [] } }
    let inOrder = (intents.value ?? []).mostPromisingFirst
    var found: [CheckoutSession] = []
    for intent in inOrder {
      let told = await gateway.session(of: intent.id)
      if case .notSent = told, found.isEmpty { return told.map { _ in [] } }
      guard case .done(.some(let session)) = told,
        session.clientRef ?? sale.clientRef == sale.clientRef
      else { continue }
      found.append(session)
    }
    guard found.isEmpty else { return .done(found) }
    let listed = await gateway.sessions(
      limit: Self.pageSize, since: sale.createdAt - .seconds(600))
    found = (listed.value ?? []).filter { $0.clientRef == sale.clientRef }
    guard found.isEmpty else { return .done(found) }
    guard let intents = intents.value else { return intents.map { _ in [] } }
    guard listed.value != nil else { return listed.map { _ in [] } }
    guard intents.isEmpty else {
      return .unknown("The gateway has an intent of this sale, but does not say its session.")
    }
    if let page = listed.value, page.count >= Self.pageSize {
      return .unknown("The gateway has more sessions since then than one page tells.")
    }
    return listed.map { _ in [] }
  }

  /// Ends every other session of a sale, where there may be one: its create was in doubt once, or
  /// the sale has just ended.
  func dealWithTwins(of sale: Sale, before: Sale) async {
    guard sale.mode == gateway.mode else { return }
    if sale.duplicateOf != nil {
      // A second session is expired until the gateway confirms it, whoever found it.
      guard sale.isOpen, sale.canCancel, (try? isEndingDue(sale)) ?? false else { return }
      _ = try? await cancel(sale.clientRef)
      return
    }
    guard let own = sale.progress.paymentIntent,
      sale.progress.sessionID != nil || sale.progress.chargedBy == .intent
    else { return }
    guard isTwinDue(sale, before: before) || (try? isCreateDoubtful(sale)) ?? false else { return }
    let intents = await gateway.paymentIntents(of: sale.clientRef).value ?? []
    for intent in intents where intent.id != own {
      // A replaced intent is over, unless the gateway has changed its mind.
      if intent.id == sale.progress.replacedIntent, intent.status == .canceled { continue }
      await end(intent, besides: sale)
    }
  }

  /// Looks at an intent that the gateway has told of, where it carries a sale's name and is not its own:
  /// a replaced one that was paid after all, or a second one.
  ///
  /// - Returns: Why that has to be done again later; nil where it is done.
  func dealWithTwin(_ id: PaymentIntentID, of sale: Sale) async -> TillError? {
    guard let own = sale.progress.paymentIntent, own != id, sale.duplicateOf == nil,
      let isKnown = try? read({ try $0.sale(paymentIntent: id) != nil }), !isKnown
    else { return nil }
    let told = await gateway.paymentIntent(id)
    guard let intent = told.value else { return TillError(told, isQuestion: true) }
    guard intent.clientRef == sale.clientRef,
      id != sale.progress.replacedIntent || intent.status != .canceled
    else { return nil }
    await end(intent, besides: sale)
    return nil
  }

  /// Whether it is the time to look for other sessions of a sale whose create was answered: when it
  /// ends, and each time that it is looked at after that, since nobody may have answered before.
  private func isTwinDue(_ sale: Sale, before: Sale) -> Bool {
    guard !sale.isOpen else { return false }
    return before.isOpen || before.isRereadDue(time.now)
      || before.progress.captured == nil && before.isWatched
  }

  /// Whether any sending of its create request may have arrived without an answer that says so.
  private func isCreateDoubtful(_ sale: Sale) throws(TillError) -> Bool {
    // One whose intent was replaced was created twice.
    for kind in ChargeKind.allCases {
      let last = try read { try $0.lastAttempt(kind.creation, of: sale.clientRef) }
      guard let key = last?.attempt.request.key else { continue }
      let isDoubtful = try read { try $0.attempts(of: key) }.contains { record in
        guard let delivery = record.delivery else { return true }
        return isUnreadable(delivery, asAnswerTo: kind)
      }
      if isDoubtful { return true }
    }
    return false
  }

  private func isUnreadable(_ delivery: Delivery, asAnswerTo kind: ChargeKind) -> Bool {
    switch kind {
    case .session: if case .unknown = gateway.session(in: delivery) { true } else { false }
    case .intent: if case .unknown = gateway.paymentIntent(in: delivery) { true } else { false }
    }
  }

  /// Whether enough time has passed since it was to be ended last.
  private func isEndingDue(_ sale: Sale) throws(TillError) -> Bool {
    let purpose: Attempt.Purpose =
      sale.progress.sessionID == nil ? .cancelIntent : .expireSession
    let last = try read { try $0.lastAttempt(purpose, of: sale.clientRef) }
    return last.map { time.now - $0.attempt.startedAt >= Self.expiryPause } ?? true
  }

  private func end(_ intent: PaymentIntent, besides sale: Sale) async {
    guard let known = try? read({ try $0.sale(paymentIntent: intent.id) != nil }), !known,
      let twin = await keep(intent, besides: sale)
    else { return }
    if twin.isOpen, twin.canCancel {
      _ = try? await cancel(twin.clientRef)
    } else {
      _ = await ask(twin.clientRef)
    }
  }

  /// Keeps a second session of a sale, or an intent whose session nobody tells, as a row of its own.
  private func keep(_ intent: PaymentIntent, besides sale: Sale) async -> Sale? {
    let told = await gateway.session(of: intent.id)
    var session = told.value ?? nil
    // The intent was found by this name; a session that lacks it is of the same sale.
    if session?.clientRef == nil { session?.clientRef = sale.clientRef }
    let twin =
      session.flatMap { $0.paymentIntent == intent.id ? importable($0) : nil }
      ?? importable(intent, isDirect: told == .done(nil))
    guard let twin, twin.clientRef == sale.clientRef else { return nil }
    let now = time.now
    return try? write { ledger in
      // Another process may have found it since.
      if let known = try ledger.sale(paymentIntent: intent.id) { return known }
      let row = try unmistakable(twin, in: ledger)
      try ledger.save(row)
      try ledger.record([TimelineEntry("imported")], of: row.clientRef, at: now)
      try ledger.record(
        [TimelineEntry("duplicate_found", row.reference)], of: sale.clientRef, at: now)
      return row
    }
  }
}
