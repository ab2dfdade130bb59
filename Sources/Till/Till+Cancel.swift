package import CheckoutDomain

extension Till {
  /// Ends a waiting sale at the gateway: expires its session, or cancels its intent where it has no
  /// session (an intent of a session is never canceled).
  ///
  /// The word changes only when the gateway confirms; a sale found paid meanwhile is PAID.
  ///
  /// - Parameter reason: Why an intent is canceled, free text for the gateway; a session has none.
  package func cancel(
    _ clientRef: ClientRef, reason: String = "requested_by_customer"
  ) async throws(TillError) -> TillResult {
    let before = try read { try $0.sale(clientRef) }
    if let before { try requireMode(of: before) }
    let ending = await send(try beginEnding(clientRef, reason: reason))
    let session = ending.value?.session
    guard let result = await ask(clientRef, session: session) else {
      throw TillError.noSuchSale
    }
    guard result.sale.isOpen else {
      // Of a sale that differed before, its word says nothing of what was to be done now.
      let didDiffer = before?.progress.phase == .mismatch
      return TillResult(
        sale: result.sale,
        error: didDiffer ? problem(with: ending, result) : mismatch(of: result.sale))
    }
    return try stillOpen(result, ending)
  }

  /// Commits the request that ends a sale.
  private func beginEnding(
    _ clientRef: ClientRef, reason: String
  ) throws(TillError) -> EndSending {
    let now = time.now
    let key = names.idempotencyKey()
    return try write { ledger in
      var sale = try ledger.known(clientRef)
      guard let (target, request) = ending(of: sale, reason: reason, key: key) else {
        throw TillError(
          .limit,
          "\(sale.reference) is \(sale.state.word): there is no open "
            + "\(sale.progress.chargedBy.noun) to \(sale.progress.chargedBy.ending).")
      }
      let entries = sale.apply(.cancelRequested, at: now)
      try ledger.save(sale)
      try ledger.record(entries, of: clientRef, at: now)
      return EndSending(
        clientRef: clientRef, target: target, request: request,
        attempt: try begin(target.purpose, of: clientRef, request, in: ledger))
    }
  }

  private func ending(
    of sale: Sale, reason: String, key: IdempotencyKey
  ) -> (EndSending.Target, GatewayRequest)? {
    guard sale.canCancel else { return nil }
    if let session = sale.progress.sessionID {
      return (.session(session), gateway.request(expiring: session, key: key))
    }
    return sale.progress.paymentIntent.map {
      (.intent($0), gateway.request(canceling: $0, reason: reason, key: key))
    }
  }

  /// What is said of a sale that still waits after it was to be ended.
  private func stillOpen(
    _ result: TillResult, _ ending: GatewayOutcome<EndSending.Value>
  ) throws(TillError) -> TillResult {
    switch ending {
    case .rejected, .notSent:
      let sale = try kept { () throws(TillError) in
        try change(result.sale.clientRef) { $0.apply(.cancelRefused, at: time.now) }
      }
      return TillResult(sale: sale, error: TillError(ending, isQuestion: false))
    case .unknown:
      return TillResult(sale: result.sale, error: TillError(ending, isQuestion: false))
    case .done(let end):
      return TillResult(sale: result.sale, error: unconfirmed(hasEnded: end.hasEnded, result))
    }
  }

  /// Why a sale that differs may still be open; nil where it has ended, or was paid meanwhile.
  private func problem(
    with ending: GatewayOutcome<EndSending.Value>, _ result: TillResult
  ) -> TillError? {
    guard result.sale.progress.captured == nil else { return nil }
    guard case .done(let end) = ending else {
      return TillError(ending, isQuestion: false)
    }
    return end.hasEnded ? nil : unconfirmed(hasEnded: false, result)
  }

  /// Why a sale still waits although the gateway has taken the request to end it.
  private func unconfirmed(hasEnded: Bool, _ result: TillResult) -> TillError {
    let what = "\(result.sale.progress.chargedBy.noun) of \(result.sale.reference)"
    let sentence =
      hasEnded
      ? "The \(what) has ended, but whether it was paid before is not known yet. "
        + (result.error?.message ?? "")
      : "The gateway took the request, but says that the \(what) is still open."
    return TillError(
      .unknown, String(sentence.trimmedSpaces), hint: "It is looked up until it is known.")
  }
}

extension ChargeKind {
  /// What ends it, in a sentence.
  fileprivate var ending: String {
    switch self {
    case .session: "expire"
    case .intent: "cancel"
    }
  }
}
