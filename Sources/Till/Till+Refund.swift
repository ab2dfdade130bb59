package import CheckoutDomain

extension Till {
  /// Refunds a part or all of what is left of a sale.
  ///
  /// The refund is committed, its money reserved, before its first byte may leave; a second one of
  /// the same payment is refused until this one is known.
  ///
  /// - Parameters:
  ///   - amount: How much.
  ///   - lines: What is given back for it, of the ``LineBalance`` of the sale; they come to the
  ///     amount. Empty for a refund by amount. The gateway hears nothing of them.
  ///   - despiteDispute: Whether a person has also said yes to ``Sale/refundWarning``: a refund beside
  ///     a dispute may pay the customer twice.
  ///   - seen: The refunds of the sale, by their keys, that whoever decided this one was shown; nil for
  ///     those that there are now.
  /// - Returns: The sale with the refund, and what went wrong where something did.
  /// - Throws: ``TillError`` where the refund is refused; then nothing was sent.
  package func refund(
    _ clientRef: ClientRef, amount: Money, lines: [RefundedLine] = [],
    reason: RefundReason = .requestedByCustomer, despiteDispute: Bool = false,
    seen: [IdempotencyKey]? = nil
  ) async throws(TillError) -> TillResult {
    let known = try known(clientRef)
    try requireMode(of: known)
    if let seen, seen != known.refunds.map(\.key) {
      throw TillError.decidedTwice(known, left: known.remaining)
    }
    if let refusal = refusal(refunding: amount, of: known) { throw refusal }
    try requireSecondYes(to: known, despiteDispute)
    try await rereadRemainingNow(of: known)
    let ready = time.sinceBoot
    try requireClock()
    let now = time.now
    let key = names.idempotencyKey()
    let reference = names.clientRef()
    let (request, attempt) = try write { ledger in
      guard time.sinceBoot - ready <= Self.promptness else { throw TillError.readTooLongAgo }
      var sale = try ledger.known(clientRef)
      let refund = Refund(
        key: key, clientRef: reference, amount: amount, lines: lines,
        reason: reason, createdAt: earlierTime, refundedBefore: sale.refunded.minorUnits,
        operatorName: operatorName)
      try requireSecondYes(to: sale, despiteDispute)
      let entries = try begin(refund, on: &sale)
      try refuseDecidedTwice(refund, of: sale, since: known)
      guard let intent = sale.progress.paymentIntent else {
        throw TillError(.notPaid(sale.state), sale)
      }
      try ledger.save(sale)
      try ledger.record(entries, of: clientRef, at: now)
      let request = gateway.request(refunding: intent, with: refund)
      return (request, try begin(.refund, of: clientRef, request, in: ledger))
    }
    let answer = await send(
      RefundSending(sale: clientRef, key: key, name: reference, request: request, attempt: attempt))
    var outcome = doubted(answer, amount, of: known)
    let sale = try kept { () throws(TillError) in
      try change(clientRef, refund: key) { ledger in
        outcome = try beside(otherSendingsOf: key, in: ledger, outcome) {
          doubted(gateway.refund(in: $0).asAnswer(to: reference), amount, of: known)
        }
        return .ended(outcome)
      }
    }
    return TillResult(sale: sale, error: error(ofRefund: key, in: sale, outcome))
  }

  /// Refuses a refund of a disputed payment that nobody has agreed to twice.
  private func requireSecondYes(to sale: Sale, _ isGiven: Bool) throws(TillError) {
    guard !isGiven, let warning = sale.refundWarning else { return }
    throw TillError(
      .limit, warning + " Nothing was sent.",
      hint: "Look into the dispute first. Whoever refunds it all the same has to say so twice; "
        + "a command takes --despite-dispute for that.")
  }

  /// Says why an amount, or all that is left where there is none, may not be refunded now.
  package func refusal(refunding amount: Money?, of sale: Sale) -> TillError? {
    let refusal =
      amount.map { sale.refusal(refunding: $0, allowsSeveral: allowsSeveralRefunds) }
      ?? sale.refusalOfTheRest
    return refusal.map { TillError($0, sale) }
  }

  /// Two people who decide on one refund at a time must not make two: whoever comes second decides
  /// again, on what is left then.
  private func refuseDecidedTwice(
    _ refund: Refund, of sale: Sale, since known: Sale
  ) throws(TillError) {
    guard sale.refunds.map(\.key) != known.refunds.map(\.key) + [refund.key] else { return }
    let left = Money(
      minorUnits: sale.remaining.minorUnits + refund.amount.minorUnits, sale.amount.currency)
    throw TillError.decidedTwice(sale, left: left)
  }

  /// A refusal because of what was given back already, of a refund that we know to fit, as what it is:
  /// the sign of a request that arrived twice, of which the first was done.
  ///
  /// Two of less than half fit both, and then nothing was refused; but a gateway that knows the
  /// request already has had an earlier one, whatever it came to.
  private func doubted(
    _ outcome: GatewayOutcome<GatewayRefund>, _ amount: Money, of sale: Sale
  ) -> GatewayOutcome<GatewayRefund> {
    doubted(outcome, amount, left: sale.remaining.minorUnits)
  }

  /// - Parameter left: What was left when the refund was decided, in minor units.
  func doubted(
    _ outcome: GatewayOutcome<GatewayRefund>, _ amount: Money, left: Int64
  ) -> GatewayOutcome<GatewayRefund> {
    guard case .rejected(let rejection) = outcome,
      rejection.speaksOfSameRequest
        || rejection.speaksOfEarlierRefunds && amount.minorUnits > left - amount.minorUnits
    else { return outcome }
    return .unknown(
      rejection.sentence + " It may have been made all the same.", status: rejection.status)
  }

  private func begin(_ refund: Refund, on sale: inout Sale) throws(TillError) -> [TimelineEntry] {
    let before = sale
    do throws(RefundRefusal) {
      return try sale.begin(refund, allowsSeveral: allowsSeveralRefunds)
    } catch {
      throw TillError(error, before)
    }
  }

  private func error(
    ofRefund key: IdempotencyKey, in sale: Sale, _ outcome: GatewayOutcome<GatewayRefund>
  ) -> TillError? {
    guard let refund = sale.refunds.first(where: { $0.key == key }) else { return nil }
    switch refund.state {
    case .needsHuman: return TillError(.mismatch, refund.problem ?? "The answer differs.")
    case .failed, .canceled: return TillError(.rejected, refund.problem ?? "The refund failed.")
    case .unknown:
      return TillError(
        .unknown,
        "Nobody knows whether the refund of \(refund.amount) arrived: \(refund.problem ?? "")",
        httpStatus: TillError(outcome, isQuestion: false)?.httpStatus,
        hint: "Its money is reserved and it is looked up. Do not refund it again.")
    // The gateway has told of it by itself, whatever became of the answer.
    case .refunded, .pending: return nil
    default: return TillError(outcome, isQuestion: false)
    }
  }
}

extension TillError {
  /// That somebody else has refunded the same sale since it was decided; whoever comes second decides
  /// again, on what is left now.
  fileprivate static func decidedTwice(_ sale: Sale, left: Money) -> TillError {
    TillError(
      .exceedsRemaining,
      "Another refund of \(sale.reference) was made meanwhile: \(left) is left. Nothing was sent.",
      hint: "Look at the sale, and refund again if that is still right.")
  }
}

extension Sale {
  /// Why "all that is left" cannot be refunded: a sentence about the sale, not about an amount of
  /// nothing.
  fileprivate var refusalOfTheRest: RefundRefusal? {
    if let refund = refundInFlight { return .inFlight(refund) }
    let one = Money(minorUnits: 1, amount.currency)
    return remaining.isZero ? refusal(refunding: one) : nil
  }
}

extension GatewayRejection {
  /// Whether it refuses because it has had the same request before: each is made once, with a key of
  /// its own, so that something between here and there has doubled it.
  fileprivate var speaksOfSameRequest: Bool {
    let code = code?.lowercased() ?? ""
    return code.contains("idempoten") || code.contains("duplicate")
      || message?.lowercased().contains("idempoten") ?? false
  }

  /// Whether it refuses because of what was given back already, in any of the words that a gateway
  /// may have for it; no page lists them.
  fileprivate var speaksOfEarlierRefunds: Bool {
    let said = [code, message].compactMap { $0?.lowercased() }.joined(separator: " ")
    return ["already", "exceed", "greater", "more than", "remaining", "duplicate", "idempoten"]
      .contains { said.contains($0) }
  }
}
