package import CheckoutDomain

/// Finding out what became of a refund whose answer was lost.
extension Till {
  /// After this long an unknown refund is for a person.
  static let refundQuarantine = Duration.seconds(24 * 3600)
  /// A refund is proven absent only this long after its last byte may have left, by this many
  /// questions that agree (`reliability.md` §1.6).
  static let absenceTime = Duration.seconds(15 * 60)
  static let absencesNeeded = 3

  /// Asks the gateway about every refund of a sale that has not ended.
  func askRefunds(of unread: Sale) async throws(TillError) -> TillResult {
    var current = try readStoredAnswers(of: unread)
    var error: TillError?
    for refund in current.refunds where refund.isOpenQuestion {
      let (event, problem) =
        if let id = refund.id { await ask(id) } else { try await lookUp(refund, of: current) }
      error = error ?? problem
      if let event {
        current = try change(current.clientRef) { $0.apply(event, toRefund: refund.key) }
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

  /// Looks for an unknown refund among those of its intent, then in the sum that its intent tells.
  ///
  /// No page documents either, so a gateway that does not answer proves nothing; only one that could
  /// be asked, and could not say, makes it a matter for a person.
  private func lookUp(
    _ refund: Refund, of sale: Sale
  ) async throws(TillError) -> (RefundEvent?, TillError?) {
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
    let told = await gateway.paymentIntent(intent)
    if let sum = told.value?.amountRefunded, sale.explains(sum, by: refund) {
      return (.countedByGateway, nil)
    }
    if let event = try absence(of: refund, isListed: listed.value != nil) { return (event, nil) }
    if let event = try await resend(refund, of: sale) { return (event, nil) }
    let isOver = time.now - refund.createdAt >= Self.refundQuarantine
    return (isOver && refund.state == .unknown ? .gaveUpAsking : nil, nil)
  }

  /// One more question that a gateway with a proven list has answered with "no such refund".
  private func absence(of refund: Refund, isListed: Bool) throws(TillError) -> RefundEvent? {
    guard isListed, refund.state == .unknown, try facts().isProven(.findsRefunds) else { return nil }
    let lastByte =
      try read { try $0.attempts(of: refund.key) }
      .map { $0.endedAt ?? $0.attempt.startedAt }.max() ?? refund.createdAt
    guard time.now - lastByte >= Self.absenceTime else { return nil }
    return refund.absences < Self.absencesNeeded ? .notListed : .provenAbsent
  }

  /// What is known of how this gateway behaves.
  package func facts() throws(TillError) -> GatewayFacts {
    try read { try GatewayFacts($0) }
  }
}

extension Refund {
  /// Whether the gateway may still have something to say about it that is not known.
  fileprivate var isOpenQuestion: Bool {
    switch state {
    case .unknown, .pending: true
    // Its daily question; where the answer differed, there is nothing left to ask.
    case .needsHuman: id == nil
    default: false
    }
  }
}

extension Sale {
  /// Whether what the gateway has given back in all is what was given back before one refund, and
  /// that refund; none other is in flight beside it.
  fileprivate func explains(_ sum: Int64, by refund: Refund) -> Bool {
    refund.state.isInFlight && sum == refunded.minorUnits + refund.amount.minorUnits
  }
}
