package import CheckoutDomain

extension Till {
  /// Finds a sale, in the ledger or else at the gateway, from where it is imported.
  ///
  /// - Parameter id: A reference, `cs_…` or `pi_…`. A reference is looked for in the ledger alone.
  /// - Returns: The sale, and whether it has just been imported.
  package func findOrImport(_ id: String) async throws(TillError) -> (sale: Sale, isNew: Bool) {
    if let sale = try find(id) { return (sale, false) }
    if id.hasPrefix("cs_") { return (try await importSession(SessionID(id)), true) }
    if id.hasPrefix("pi_") { return (try await importIntent(PaymentIntentID(id)), true) }
    throw TillError(
      .notFound, "There is no sale \(id) in this ledger.",
      hint: "Give a reference, cs_… or pi_….")
  }

  /// What a session of the gateway says, as a sale: the ledger's where it has it, else as it would
  /// be imported; nil for a currency that Kasir does not know.
  package func sale(of session: CheckoutSession) throws(TillError) -> Sale? {
    if let sale = try read({ try $0.sale(session: session.id) }) { return sale }
    return importable(session)
  }

  private func importSession(_ id: SessionID) async throws(TillError) -> Sale {
    let outcome = await gateway.session(id)
    if let error = TillError(outcome, isQuestion: true) { throw error }
    guard let session = outcome.value, let sale = importable(session) else {
      throw unknownCurrency(outcome.value?.currency)
    }
    return try await adopt(sale, session: session)
  }

  private func importIntent(_ id: PaymentIntentID) async throws(TillError) -> Sale {
    let outcome = await gateway.paymentIntent(id)
    if let error = TillError(outcome, isQuestion: true) { throw error }
    guard let intent = outcome.value, let amount = money(intent.amount, intent.currency) else {
      throw unknownCurrency(outcome.value?.currency)
    }
    let sale = Sale(
      clientRef: intent.clientRef ?? names.clientRef(),
      reference: intent.reference ?? intent.id.text, mode: gateway.mode, items: [], amount: amount,
      terminalType: .web, createdAt: intent.created ?? time.now,
      progress: Sale.Progress(phase: .waiting, paymentIntent: intent.id))
    return try await adopt(sale, session: nil)
  }

  private func adopt(_ sale: Sale, session: CheckoutSession?) async throws(TillError) -> Sale {
    let now = time.now
    let kept = try write { ledger in
      let isTaken = try ledger.sale(reference: sale.reference) != nil
      let fallback = sale.progress.sessionID?.text ?? sale.progress.paymentIntent?.text
      let named = isTaken ? sale.renamed(fallback ?? sale.reference) : sale
      try ledger.save(named)
      try ledger.record([TimelineEntry("imported")], of: sale.clientRef, at: now)
      return named
    }
    return await refresh(kept.clientRef, session: session)?.sale ?? kept
  }

  private func importable(_ session: CheckoutSession) -> Sale? {
    guard let amount = money(session.amountTotal, session.currency) else { return nil }
    let items = session.items.compactMap { item in
      try? LineItem(
        name: item.name, quantity: item.quantity,
        unitAmount: Money(minorUnits: item.unitAmount, amount.currency))
    }
    var sale = Sale(
      clientRef: session.clientRef ?? names.clientRef(),
      reference: session.reference ?? session.id.text, mode: gateway.mode, items: items,
      amount: amount, terminalType: .web, createdAt: session.created ?? time.now,
      progress: Sale.Progress(
        phase: .waiting, sessionID: session.id, paymentIntent: session.paymentIntent,
        url: session.url, expiresAt: session.expiresAt))
    _ = sale.apply(.seen(session: session, intent: nil), at: time.now)
    return sale
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
  fileprivate func renamed(_ reference: String) -> Sale {
    Sale(
      clientRef: clientRef, reference: reference, mode: mode, items: items, amount: amount,
      note: note, terminalType: terminalType, createdAt: createdAt, progress: progress,
      refunds: refunds)
  }
}
