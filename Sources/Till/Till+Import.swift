package import CheckoutDomain

extension Till {
  /// Finds a sale, in the ledger or else at the gateway, from where it is imported.
  ///
  /// - Parameter id: A reference, `cs_…` or `pi_…`. A reference is looked for in the ledger alone.
  /// - Returns: The sale, and whether it has just been imported.
  package func findOrImport(_ id: String) async throws(TillError) -> (sale: Sale, isNew: Bool) {
    if let sale = try find(id) { return (sale, false) }
    if id.hasPrefix("cs_") { return try await importSession(SessionID(id)) }
    if id.hasPrefix("pi_") { return try await importIntent(PaymentIntentID(id)) }
    throw TillError(
      .notFound, "There is no sale \(id) in this ledger.",
      hint: "Give a reference, cs_… or pi_….")
  }

  /// Finds the sale of a refund, in the ledger or else at the gateway, from where both are imported.
  ///
  /// - Parameter id: `re_…`, or the refund's idempotency key, which is looked for in the ledger alone.
  package func findOrImport(refund id: String) async throws(TillError) -> Sale {
    if let sale = try read({ try $0.sale(refund: id) }) { return sale }
    guard id.hasPrefix("re_") else {
      throw TillError(.notFound, "There is no refund \(id) in this ledger.", hint: "Give re_….")
    }
    let outcome = await gateway.refund(RefundID(id))
    if let error = TillError(outcome, isQuestion: true) { throw error }
    guard let found = outcome.value, let intent = found.paymentIntent else {
      throw TillError(.gateway, "The gateway does not say which payment \(id) belongs to.")
    }
    let sale = try await findOrImport(intent.text).sale
    guard money(found.amount, found.currency ?? sale.amount.currency.code) != nil else {
      throw unknownCurrency(found.currency)
    }
    return try take(found, of: sale)
  }

  /// What a session of the gateway says, as a sale: the ledger's where it has it, else as it would
  /// be imported; nil for a currency that Kasir does not know.
  package func sale(of session: CheckoutSession) throws(TillError) -> Sale? {
    if let sale = try read({ try $0.sale(session: session.id) }) { return sale }
    var sale = importable(session)
    _ = sale?.apply(.seen(session: session, intent: nil), at: time.now)
    return sale
  }

  /// The gateway's intents of a `merchant_order_id`; a reference of the ledger stands for the
  /// `client_ref` that its sale was sent with.
  package func searchIntents(_ order: String) async throws(TillError) -> [PaymentIntent] {
    let known = try read { try $0.sale(reference: order) }?.clientRef
    let outcome = await gateway.paymentIntents(of: known ?? ClientRef(order))
    if let error = TillError(outcome, isQuestion: true) { throw error }
    return outcome.value ?? []
  }

  /// What an intent of the gateway says, as a sale: the ledger's where it has it, else as it would be
  /// imported; nil for a currency that Kasir does not know.
  package func sale(of intent: PaymentIntent) throws(TillError) -> Sale? {
    if let sale = try read({ try $0.sale(paymentIntent: intent.id) }) { return sale }
    var sale = importable(intent)
    _ = sale?.apply(.seen(session: nil, intent: intent), at: time.now)
    return sale
  }

  private func importSession(
    _ id: SessionID
  ) async throws(TillError) -> (sale: Sale, isNew: Bool) {
    let outcome = await gateway.session(id)
    if let error = TillError(outcome, isQuestion: true) { throw error }
    guard let session = outcome.value, let sale = importable(session) else {
      throw unknownCurrency(outcome.value?.currency)
    }
    return try await adopt(sale, session: session)
  }

  private func importIntent(
    _ id: PaymentIntentID
  ) async throws(TillError) -> (sale: Sale, isNew: Bool) {
    let outcome = await gateway.paymentIntent(id)
    if let error = TillError(outcome, isQuestion: true) { throw error }
    guard let intent = outcome.value, let sale = importable(intent) else {
      throw unknownCurrency(outcome.value?.currency)
    }
    // Its session knows the lines and the link, where the gateway tells which one it is.
    let told = await gateway.session(of: id)
    if case .done(.some(let session)) = told,
      session.paymentIntent == id, let sale = importable(session)
    {
      return try await adopt(sale, session: session)
    }
    let direct = told == .done(nil) ? importable(intent, isDirect: true) : nil
    return try await adopt(direct ?? sale, session: nil, intent: intent)
  }

  /// Takes a sale of the gateway in, unless the ledger has it; then asks what else is to be known.
  ///
  /// - Parameter alarm: Why a person has to look at it once it is in.
  func adopt(
    _ sale: Sale, session: CheckoutSession?, intent: PaymentIntent? = nil, alarm: Sale.Alarm? = nil
  ) async throws(TillError) -> (sale: Sale, isNew: Bool) {
    let now = time.now
    let (kept, isNew) = try write { ledger in
      if let known = try recognise(sale, session: session, intent, in: ledger) {
        return (known, false)
      }
      var new = try unmistakable(sale, in: ledger)
      let entries = [TimelineEntry("imported")] + (alarm.map { new.raise($0) } ?? [])
      try ledger.save(new)
      try ledger.record(entries, of: new.clientRef, at: now)
      return (new, true)
    }
    return (await refresh(kept.clientRef, session: session)?.sale ?? kept, isNew)
  }

  /// The sale of the ledger that a sale of the gateway is; nil where it is none of them.
  private func recognise(
    _ sale: Sale, session: CheckoutSession?, _ intent: PaymentIntent?, in ledger: any LedgerWriter
  ) throws -> Sale? {
    // Another process may have imported it since it was looked for.
    if let id = sale.progress.sessionID, let known = try ledger.sale(session: id) { return known }
    if let id = sale.progress.paymentIntent, let known = try ledger.sale(paymentIntent: id) {
      return known
    }
    // A sale of this name without a session of its own is this one: its create is on the wire, was
    // lost, or was believed never to have arrived.
    guard var known = try ledger.sale(sale.clientRef), known.progress.sessionID == nil else {
      return nil
    }
    let isDirect = known.progress.chargedBy == .intent
    // It has an intent of its own already: this is another one of it.
    if isDirect, known.progress.paymentIntent != nil { return nil }
    // The answer that its create request never got, or that nobody lived to read.
    let kept = try ledger.lastAttempt(known.progress.chargedBy.creation, of: known.clientRef)?
      .delivery
    let event: SaleEvent
    if let session, !isDirect {
      event = .createEnded(.done(kept.flatMap { gateway.session(in: $0).value } ?? session))
    } else if let intent, isDirect {
      event = .intentEnded(.done(kept.flatMap { gateway.paymentIntent(in: $0).value } ?? intent))
    } else {
      // A session that none was asked for is a second thing to pay; an intent whose session nobody
      // tells is the sale's own.
      return isDirect ? nil : known
    }
    let entries = known.apply(event, at: time.now)
    try ledger.save(known)
    try ledger.record(entries, of: known.clientRef, at: time.now)
    return known
  }

  /// The same sale under names that no sale of the ledger has: a second session of a sale must
  /// never take the sale's place.
  func unmistakable(_ sale: Sale, in ledger: any LedgerWriter) throws -> Sale {
    let hasNameTwin = try ledger.sale(sale.clientRef) != nil
    let isTaken = try ledger.sale(reference: sale.reference) != nil
    let id = sale.progress.sessionID?.text ?? sale.progress.paymentIntent?.text
    return sale.renamed(
      hasNameTwin ? names.clientRef() : sale.clientRef,
      isTaken ? id ?? sale.reference : sale.reference,
      duplicateOf: hasNameTwin ? sale.clientRef : nil)
  }

  /// An intent of the gateway as a sale.
  ///
  /// - Parameter isDirect: Whether the gateway has said that it has no session, so that it can be
  ///   canceled by itself.
  func importable(_ intent: PaymentIntent, isDirect: Bool = false) -> Sale? {
    guard let amount = money(intent.amount, intent.currency) else { return nil }
    return Sale(
      clientRef: intent.clientRef ?? names.clientRef(),
      reference: intent.reference ?? intent.id.text, mode: gateway.mode, items: [], amount: amount,
      terminalType: .web, createdAt: intent.created ?? time.now,
      progress: Sale.Progress(
        phase: .waiting, paymentIntent: intent.id, url: isDirect ? intent.redirect : nil,
        expiresAt: intent.cancelAt, chargedBy: isDirect ? .intent : .session))
  }

  func importable(_ session: CheckoutSession) -> Sale? {
    guard let amount = money(session.amountTotal, session.currency) else { return nil }
    let items = session.items.compactMap { item in
      try? LineItem(
        name: item.name, quantity: item.quantity,
        unitAmount: Money(minorUnits: item.unitAmount, amount.currency))
    }
    return Sale(
      clientRef: session.clientRef ?? names.clientRef(),
      reference: session.reference ?? session.id.text, mode: gateway.mode, items: items,
      amount: amount, terminalType: .web, createdAt: session.created ?? time.now,
      progress: Sale.Progress(
        phase: .waiting, sessionID: session.id, paymentIntent: session.paymentIntent,
        url: session.url, expiresAt: session.expiresAt))
  }

  private func money(_ minorUnits: Int64?, _ code: String?) -> Money? {
    guard let minorUnits, let code, let currency = Currency(code: code) else { return nil }
    return Money(minorUnits: minorUnits, currency)
  }

  private func unknownCurrency(_ code: String?) -> TillError {
    TillError(
      .mismatch,
      "That payment is in \(code ?? "no currency"): Kasir knows \(Currency.all.map(\.code).joined(separator: " and "))."
    )
  }
}

extension Sale {
  fileprivate func renamed(
    _ clientRef: ClientRef, _ reference: String, duplicateOf: ClientRef?
  ) -> Sale {
    var progress = progress
    if duplicateOf != nil { progress.url = nil }
    return Sale(
      clientRef: clientRef, reference: reference, mode: mode, items: items, amount: amount,
      note: note, terminalType: terminalType, createdAt: createdAt, duplicateOf: duplicateOf,
      progress: progress, refunds: refunds)
  }
}
