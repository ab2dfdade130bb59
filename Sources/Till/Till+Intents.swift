package import CheckoutDomain

/// Sales that are charged by a payment intent without a session (contract sheet §5).
extension Till {
  /// Charges a sale by a checkout session in place of its payment intent.
  ///
  /// There are never two payable things for one sale: the session is created only once the gateway
  /// itself has said that the intent is canceled.
  ///
  /// - Parameter began: Told of the sale once it is in the ledger as sending.
  /// - Returns: The sale with its session; as it was, with the reason, where the intent was not
  ///   certainly canceled, and PAID where it was paid meanwhile.
  package func replaceIntent(
    of clientRef: ClientRef, _ began: @Sendable (Sale) -> Void = { _ in }
  ) async throws(TillError) -> TillResult {
    let sale = try known(clientRef)
    try requireMode(of: sale)
    guard sale.canReplaceIntent else {
      throw TillError(
        .limit,
        "\(sale.reference) is \(sale.state.word): it has no payment intent whose place a "
          + "session could take.")
    }
    guard let intent = sale.progress.paymentIntent else {
      // None was ever made: refused outright, or never sent.
      try change(clientRef) { $0.apply(.intentReplaced, at: time.now) }
      return try await chargeAgain(clientRef, began: began)
    }
    if sale.isOpen {
      let result = try await cancel(clientRef, reason: "abandoned")
      guard [.canceled, .expired].contains(result.sale.progress.phase) else { return result }
    }
    // Whatever the ledger believes, a payable thing is made only on the gateway's own word of now.
    let told = await gateway.paymentIntent(intent)
    guard let now = told.value else {
      return TillResult(sale: try known(clientRef), error: TillError(told, isQuestion: true))
    }
    guard now.status == .canceled else {
      let seen = try change(clientRef) { $0.apply(.seen(session: nil, intent: now), at: time.now) }
      return TillResult(sale: seen, error: seen.progress.phase == .paid ? nil : .notCanceled(seen))
    }
    try change(clientRef) { $0.apply(.intentReplaced, at: time.now) }
    return try await chargeAgain(clientRef, began: began)
  }

  /// Moves a sale by the answer to its intent's create request; an intent that another sale has is
  /// no answer.
  ///
  /// - Parameter answer: What became of it, by the ledger as it is then; nil where that is not known.
  func endIntentCreate(
    of clientRef: ClientRef,
    with answer: (any LedgerReader) throws -> GatewayOutcome<PaymentIntent>?
  ) throws(TillError) -> Sale {
    let now = time.now
    return try change(clientRef) { sale, ledger in
      guard let outcome = try answer(ledger) else { return [] }
      if let intent = outcome.value, let other = try ledger.sale(paymentIntent: intent.id),
        other.clientRef != clientRef
      {
        return sale.apply(
          .answeredWithOther("The gateway answered with the intent of \(other.reference)."), at: now
        )
      }
      return sale.apply(.intentEnded(outcome), at: now)
    }
  }

  /// Looks for the intent of a sale whose create request was not answered.
  func lookUpIntent(of unread: Sale) async throws(TillError) -> TillResult {
    let sale = try readStoredAnswers(of: unread)
    guard sale.progress.phase == .unknown else { return TillResult(sale: sale) }
    let sending = try lastCreate(of: sale)
    let found = await findIntents(of: sale)
    guard let intents = found.value else {
      return TillResult(sale: sale, error: TillError(found, isQuestion: true))
    }
    if let intent = intents.first {
      return TillResult(sale: try endIntentCreate(of: sale.clientRef) { _ in .done(intent) })
    }
    return TillResult(sale: try concludeAbsence(of: sale, sending))
  }

  /// The intents that carry a sale's `client_ref`: one that was paid first, then an open one.
  ///
  /// Empty only where both ways of finding one answered, and agree: a search may lag behind.
  func findIntents(of sale: Sale) async -> GatewayOutcome<[PaymentIntent]> {
    let searched = await gateway.paymentIntents(of: sale.clientRef)
    if case .notSent = searched { return searched }
    if let found = searched.value, !found.isEmpty { return .done(found.mostPromisingFirst) }
    let listed = await gateway.paymentIntents(
      limit: Self.pageSize, since: sale.createdAt - .seconds(600))
    let ours = (listed.value ?? []).filter { $0.clientRef == sale.clientRef }
    guard ours.isEmpty else { return .done(ours.mostPromisingFirst) }
    guard searched.value != nil else { return searched }
    if let page = listed.value, page.count >= Self.pageSize {
      return .unknown("The gateway has more intents since then than one page tells.")
    }
    return listed.map { _ in [] }
  }
}

extension [PaymentIntent] {
  /// In the order in which they deserve to be a sale's own.
  var mostPromisingFirst: [PaymentIntent] {
    func promise(_ intent: PaymentIntent) -> Int {
      switch intent.status {
      case .succeeded: 2
      case .canceled, .failed: 0
      default: 1
      }
    }
    return sorted { promise($0) > promise($1) }
  }
}

extension TillError {
  /// That a payment intent came without a page to pay it on.
  static func noRedirect(_ sale: Sale) -> TillError {
    TillError(
      .noRedirect,
      "The gateway gave no payment link with the intent of \(sale.reference): nobody can "
        + "pay it.",
      hint: "Charge it by a checkout session instead: its intent is canceled first.")
  }

  fileprivate static func notCanceled(_ sale: Sale) -> TillError {
    TillError(
      .unknown,
      "The intent of \(sale.reference) is not canceled: no session was made in its place.",
      hint: "Ask again in a moment.")
  }
}
