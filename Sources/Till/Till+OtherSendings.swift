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

  /// Whether a sending of a refund has no answer, and is not the one that the gateway speaks of: it
  /// may be under way still, and a refund that failed leaves room for it.
  ///
  /// One without a name may be somebody else's, so that no sending need be the one spoken of.
  func mayAnotherArrive(
    beside answer: GatewayRefund, of key: IdempotencyKey, _ ledger: any LedgerReader
  ) throws -> Bool {
    var (unanswered, isFoundAnswered) = (0, false)
    for record in try ledger.attempts(of: key) {
      switch record.delivery.map(gateway.refund(in:)) {
      case .done(let refund)?:
        // What another sending has made is there.
        if refund.id != answer.id { return true }
        isFoundAnswered = true
      case .unknown?, nil: unanswered += 1
      case .rejected?, .notSent?: break
      }
    }
    return unanswered > (isFoundAnswered || answer.clientRef == nil ? 0 : 1)
  }
}
