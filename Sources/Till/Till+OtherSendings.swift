import CheckoutDomain

/// What the end of one sending says where there are others of the same request.
extension Till {
  /// What a refusal says where somebody else has sent the same request, because this call stood still for
  /// so long that it was taken for given up: nothing, unless that one was refused too; and what that one
  /// has made is made.
  ///
  /// It is asked in the transaction that moves the sale: nobody can begin another sending in between.
  ///
  /// - Parameters:
  ///   - settled: How many sendings there were before this call: their absence was concluded before it
  ///     began.
  ///   - answer: Reads an answer that was kept.
  func beside<Value>(
    otherSendingsOf key: IdempotencyKey, after settled: Int = 0, in ledger: any LedgerReader,
    _ outcome: GatewayOutcome<Value>, _ answer: (Delivery) -> GatewayOutcome<Value>
  ) throws -> GatewayOutcome<Value> {
    switch outcome {
    case .done, .unknown: return outcome
    case .rejected, .notSent:
      switch try stored(key, after: settled, in: ledger, answer) {
      case .done(let made)?: return .done(made)
      case .rejected?, .notSent?: return outcome
      case .unknown?, nil:
        return .unknown("It was sent more than once, and nobody knows what became of each sending.")
      }
    }
  }

  /// Whether a fact says that a refund has failed at the provider, or was given up there.
  func isFailure(_ event: RefundEvent) -> Bool {
    guard case .ended(.done(let answer)) = event else { return false }
    return [.failed, .canceled].contains(answer.status)
  }

  /// Whether a refund may arrive although the gateway speaks of one that failed: a sending of it has no
  /// answer, and is not the one spoken of.
  ///
  /// One without a name may be somebody else's, so that no sending need be the one spoken of; and a
  /// gateway that honours keys makes one of several sendings, but not of somebody else's.
  func mayAnotherArrive(
    beside answer: GatewayRefund, of own: Refund, _ ledger: any LedgerReader
  ) throws -> Bool {
    var (unanswered, isAnswered, isAnotherMade) = (0, false, false)
    for record in try ledger.attempts(of: own.key) {
      switch record.delivery.map(gateway.refund(in:)) {
      case .done(let refund)? where refund.id == answer.id: isAnswered = true
      case .done?: isAnotherMade = true
      case .unknown?, nil: unanswered += 1
      case .rejected?, .notSent?: break
      }
    }
    let isOurs = isAnswered || answer.clientRef == own.clientRef
    if isOurs, try facts(in: ledger).isProven(.honoursRefundKeys) { return false }
    // What is known under another id may be ours as well as this one.
    let isKnownOtherwise = own.id.map { $0 != answer.id } ?? false
    if isAnotherMade || isKnownOtherwise && !isAnswered { return true }
    return unanswered > (isAnswered || answer.clientRef == nil ? 0 : 1)
  }
}
