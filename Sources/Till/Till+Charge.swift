package import CheckoutDomain

extension Till {
  private static let liveConfirmed = "live_confirmed"

  /// Whether the first live charge of this ledger still has to be confirmed by typing the amount.
  package func needsLiveConfirmation() throws(TillError) -> Bool {
    guard gateway.mode == .live else { return false }
    return try read { try $0.setting(Self.liveConfirmed) } == nil
  }

  /// Writes down that a person has seen rupiah and raw integer of the first live charge, and typed
  /// the amount.
  package func confirmLive() throws(TillError) {
    let now = time.now.iso8601
    try write { try $0.set(Self.liveConfirmed, to: now) }
  }

  /// Says why a cart cannot be charged; nil where it can.
  package static func problem(with cart: Cart) -> TillError? {
    guard !cart.items.isEmpty else {
      return TillError(.usage, "The sale is empty: add an item first.")
    }
    guard let total = try? cart.total() else {
      return TillError(.limit, "That is more than any sale can be.")
    }
    if let problem = ChargeLimits.problem(with: total) { return TillError(.limit, problem) }
    if let reference = cart.reference, let problem = Reference.problem(with: reference) {
      return TillError(.usage, problem)
    }
    return nil
  }

  /// Charges a cart: commits what is to be sent, then creates the checkout session or, where the cart
  /// says so, the confirmed payment intent.
  ///
  /// - Parameter began: Told of the sale once it is in the ledger, just before it is sent.
  /// - Returns: The sale, WAITING where all went well; otherwise with what went wrong: `no_redirect`
  ///   for an intent that came without a link, see ``replaceIntent(of:_:)``.
  /// - Throws: ``TillError`` where the cart is refused; then nothing was sent and nothing kept.
  package func charge(
    _ cart: Cart, began: @Sendable (Sale) -> Void = { _ in }
  ) async throws(TillError) -> TillResult {
    if let problem = Self.problem(with: cart) { throw problem }
    guard let total = try? cart.total() else { throw TillError(.limit, "The total is too large.") }
    if let draft = try draft(of: cart, total) {
      return try await chargeAgain(draft.clientRef, began: began)
    }
    try requireConfirmation(of: total)
    let sale = Sale(
      clientRef: names.clientRef(), reference: try unusedReference(cart.reference),
      mode: gateway.mode, items: cart.items, amount: total, note: cart.note,
      terminalType: cart.terminalType, createdAt: time.now,
      progress: Sale.Progress(chargedBy: cart.chargedBy))
    return try await create(sale, with: newRequest(for: sale), began)
  }

  /// The sale of a cart that was certainly never sent: whoever asks for the same things under the same
  /// reference means that one.
  private func draft(of cart: Cart, _ total: Money) throws(TillError) -> Sale? {
    guard let reference = cart.reference,
      let sale = try read({ try $0.sale(reference: reference) }), sale.progress.phase == .draft,
      sale.mode == gateway.mode, sale.amount == total, sale.items == cart.items,
      sale.terminalType == cart.terminalType, sale.progress.chargedBy == cart.chargedBy
    else { return nil }
    return sale
  }

  /// Sends the create request of a sale again: with the same key and bytes where it was certainly
  /// never sent, with a new key where the gateway had refused it.
  ///
  /// - Parameter began: Told of the sale once it is in the ledger as sending.
  package func chargeAgain(
    _ clientRef: ClientRef, began: @Sendable (Sale) -> Void = { _ in }
  ) async throws(TillError) -> TillResult {
    let (sale, request) = try read { ledger in
      let sale = try ledger.sale(clientRef)
      return (
        sale,
        try sale.flatMap {
          try ledger.lastAttempt($0.progress.chargedBy.creation, of: clientRef)?.attempt.request
        }
      )
    }
    guard let sale else { throw TillError.noSuchSale }
    guard sale.canCharge else {
      throw TillError(.limit, "\(sale.reference) is \(sale.state.word): it cannot be sent again.")
    }
    try requireConfirmation(of: sale.amount)
    // The committed bytes themselves: a key must never go with other ones, even when the settings
    // from which they were made have changed since.
    let committed = sale.progress.phase == .draft ? request : nil
    return try await create(sale, with: committed ?? newRequest(for: sale), began)
  }

  private func requireConfirmation(of total: Money) throws(TillError) {
    try refuseWrongDecimals(of: total)
    guard try needsLiveConfirmation() else { return }
    throw TillError(
      .limit, "The first live charge of this ledger has to be confirmed on a terminal.",
      hint: "It would charge \(total), sent as \(total.minorUnits) minor units.")
  }

  /// Says why a reference cannot be used for a new sale; nil where it can.
  package func problem(withReference reference: String) throws(TillError) -> TillError? {
    if let problem = Reference.problem(with: reference) { return TillError(.usage, problem) }
    return try read { try $0.sale(reference: reference) }.map { other in
      TillError(
        .limit,
        "The reference \(reference) is used by the sale of \(other.createdAt.iso8601) "
          + "(\(other.amount), \(other.state.word)).",
        hint: other.progress.phase == .draft
          ? "It was never sent: charge the same items under this reference to send it."
          : "Choose another one, or leave it empty for one to be made up.")
    }
  }

  private func unusedReference(_ wanted: String?) throws(TillError) -> String {
    if let wanted {
      if let problem = try problem(withReference: wanted) { throw problem }
      return wanted
    }
    var reference = names.reference()
    while try read({ try $0.sale(reference: reference) }) != nil { reference = names.reference() }
    return reference
  }

  private func newRequest(for sale: Sale) -> GatewayRequest {
    let key = names.idempotencyKey()
    return switch sale.progress.chargedBy {
    case .session: gateway.request(creatingSessionFor: sale, key: key)
    case .intent: gateway.request(creatingIntentFor: sale, key: key)
    }
  }

  private func create(
    _ sale: Sale, with request: GatewayRequest, _ began: @Sendable (Sale) -> Void
  ) async throws(TillError) -> TillResult {
    try requireMode(of: sale)
    try requireClock()
    let now = time.now
    let (sending, attempt, settled) = try write { ledger in
      var current = try ledger.sale(sale.clientRef) ?? sale
      guard current.canCharge else {
        throw TillError(.limit, "\(sale.reference) is \(current.state.word) already.")
      }
      let entries = current.apply(.sendingStarted, at: now)
      try ledger.save(current)
      try ledger.record(entries, of: sale.clientRef, at: now)
      let settled = try ledger.attempts(of: request.key).count
      let attempt = try begin(
        sale.progress.chargedBy.creation, of: sale.clientRef, request, in: ledger)
      return (current, attempt, settled)
    }
    began(sending)
    switch sale.progress.chargedBy {
    case .session:
      var outcome = await send(SessionSending(sale: sending, request: request, attempt: attempt))
      let changed = try kept { () throws(TillError) in
        try endCreate(of: sale.clientRef) { ledger in
          outcome = try beside(
            otherSendingsOf: request.key, after: settled, in: ledger, outcome, gateway.session(in:))
          return outcome
        }
      }
      return TillResult(sale: changed, error: error(of: changed, outcome))
    case .intent:
      var outcome = await send(IntentSending(sale: sending, request: request, attempt: attempt))
      let changed = try kept { () throws(TillError) in
        try endIntentCreate(of: sale.clientRef) { ledger in
          outcome = try beside(
            otherSendingsOf: request.key, after: settled, in: ledger, outcome,
            gateway.paymentIntent(in:))
          return outcome
        }
      }
      return TillResult(sale: changed, error: error(of: changed, outcome))
    }
  }

  /// Moves a sale by the answer to its create request; a session or a payment that another sale has
  /// is no answer.
  ///
  /// - Parameter answer: What became of it, by the ledger as it is then; nil where that is not known.
  func endCreate(
    of clientRef: ClientRef,
    with answer: (any LedgerReader) throws -> GatewayOutcome<CheckoutSession>?
  ) throws(TillError) -> Sale {
    let now = time.now
    return try change(clientRef) { sale, ledger in
      guard let outcome = try answer(ledger) else { return [] }
      if let problem = try outcome.value.flatMap({ try Self.strange($0, for: sale, ledger) }) {
        return sale.apply(.answeredWithOther(problem), at: now)
      }
      return sale.apply(.createEnded(outcome), at: now)
    }
  }

  /// Says whose a session or its payment is, where it is another sale's: one payment must never pay
  /// two sales, nor be given back for both.
  static func strange(
    _ session: CheckoutSession, for sale: Sale, _ ledger: any LedgerReader
  ) throws -> String? {
    if let other = try ledger.sale(session: session.id), other.clientRef != sale.clientRef {
      return "The gateway answered with the session of \(other.reference)."
    }
    guard sale.progress.paymentIntent == nil, let intent = session.paymentIntent,
      let other = try ledger.sale(paymentIntent: intent), other.clientRef != sale.clientRef
    else { return nil }
    return "The gateway answered with the payment of \(other.reference)."
  }

  private func error<Value>(of sale: Sale, _ outcome: GatewayOutcome<Value>) -> TillError? {
    if sale.lacksLink { return .noRedirect(sale) }
    return mismatch(of: sale) ?? TillError(outcome, isQuestion: false)
  }

  /// What a sale that differs means to whoever wanted something of it; nil where it does not.
  func mismatch(of sale: Sale) -> TillError? {
    guard sale.progress.phase == .mismatch else { return nil }
    return TillError(
      .mismatch, sale.progress.problem ?? "The gateway's answer differs from what was asked.",
      hint: "Do not show its code; look into it under needs attention.")
  }
}
