package import CheckoutDomain

extension Till {
  /// Expires the session of a waiting sale at the gateway.
  ///
  /// The word changes only when the gateway confirms; a session found paid meanwhile is PAID.
  package func cancel(_ clientRef: ClientRef) async throws(TillError) -> TillResult {
    if let sale = try read({ try $0.sale(clientRef) }) { try requireMode(of: sale) }
    let now = time.now
    let key = names.idempotencyKey()
    let (request, attempt) = try write { ledger in
      guard var sale = try ledger.sale(clientRef) else {
        throw TillError(.notFound, "The ledger has no such sale.")
      }
      guard sale.isOpen, let session = sale.progress.sessionID else {
        throw TillError(
          .limit, "\(sale.reference) is \(sale.state.word): there is no open session to expire.")
      }
      let entries = sale.apply(.cancelRequested, at: now)
      try ledger.save(sale)
      try ledger.record(entries, of: clientRef, at: now)
      let request = gateway.request(expiring: session, key: key)
      let attempt = try ledger.begin(
        Attempt(
          sale: clientRef, purpose: .expireSession, request: request, process: process,
          startedAt: now))
      return (request, attempt)
    }
    var outcome = gateway.session(in: await deliver(request, attempt: attempt))
    if let answer = outcome.value, !request.path.contains(answer.id.text) {
      outcome = .unknown("The gateway answered with another session.")
    }
    let asked = await ask(clientRef, session: outcome.value)
    guard let result = asked else {
      throw TillError(.notFound, "The ledger has no such sale.")
    }
    guard result.sale.isOpen else {
      return TillResult(sale: result.sale, error: mismatch(of: result.sale))
    }
    switch outcome {
    case .rejected, .notSent:
      let sale = try kept { () throws(TillError) in
        try change(clientRef) { $0.apply(.cancelRefused, at: time.now) }
      }
      return TillResult(sale: sale, error: TillError(outcome, isQuestion: false))
    case .unknown:
      return TillResult(sale: result.sale, error: TillError(outcome, isQuestion: false))
    case .done(let session):
      return TillResult(sale: result.sale, error: unconfirmed(session, result))
    }
  }

  /// Why a sale still waits although the gateway has taken the request to expire its session.
  private func unconfirmed(_ session: CheckoutSession, _ result: TillResult) -> TillError {
    let reference = result.sale.reference
    let sentence =
      session.status.isEnded
      ? "The session of \(reference) has ended, but whether it was paid before is not known yet. "
        + (result.error?.message ?? "")
      : "The gateway took the request, but says that the session of \(reference) is still open."
    return TillError(
      .unknown, String(sentence.trimmedSpaces), hint: "It is looked up until it is known.")
  }
}
