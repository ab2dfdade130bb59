package import CheckoutDomain

extension Till {
  /// Recovers what dead processes left behind, and sends nothing.
  ///
  /// What they may have sent is UNKNOWN; answers that they stored but did not live to read are read
  /// now.
  ///
  /// - Parameter age: After how long a request of a living process is taken for stranded, too; nil for
  ///   never.
  /// - Returns: The sales that changed.
  @discardableResult
  package func recover(olderThan age: Duration? = nil) throws(TillError) -> [Sale] {
    var changed = try Recovery.run(ledger, now: time.now, olderThan: age, isAlive: isAlive)
    for place in changed.indices {
      changed[place] = try readStoredAnswers(of: changed[place])
    }
    return changed
  }

  /// Reads again what the gateway has answered about a sale whose create or refund is unknown.
  func readStoredAnswers(of sale: Sale) throws(TillError) -> Sale {
    var current = sale
    let creation = sale.progress.chargedBy.creation
    if sale.progress.phase == .unknown,
      let key = try read({ try $0.lastAttempt(creation, of: sale.clientRef) })?.attempt.request.key
    {
      switch sale.progress.chargedBy {
      case .session:
        if let outcome = try stored(key, gateway.session(in:)) {
          current = try endCreate(of: sale.clientRef, with: outcome)
        }
      case .intent:
        if let outcome = try stored(key, gateway.paymentIntent(in:)) {
          current = try endIntentCreate(of: sale.clientRef, with: outcome)
        }
      }
    }
    for refund in sale.refunds where refund.state == .unknown {
      let left = (sale.progress.captured?.minorUnits ?? 0) - refund.refundedBefore
      let answer = { (delivery: Delivery) in
        doubted(gateway.refund(in: delivery), refund.amount, left: left)
      }
      guard let outcome = try stored(refund.key, answer) else { continue }
      current = try change(sale.clientRef, refund: refund.key, by: .ended(outcome))
    }
    return current
  }

  /// What the stored answers to all sendings of one request say together; nil where they leave it
  /// unknown.
  ///
  /// A later refusal does not undo an earlier sending that may have arrived.
  ///
  /// - Parameter settled: How many of its first sendings are settled, and not to be asked.
  func stored<Value>(
    _ key: IdempotencyKey, after settled: Int = 0, _ answer: (Delivery) -> GatewayOutcome<Value>
  ) throws(TillError) -> GatewayOutcome<Value>? {
    var last: GatewayOutcome<Value>?
    var isDoubtful = false
    for record in try read({ try $0.attempts(of: key) }).dropFirst(settled) {
      let outcome = record.delivery.map(answer) ?? .unknown("")
      if case .done = outcome { return outcome }
      if case .unknown = outcome { isDoubtful = true }
      last = outcome
    }
    return isDoubtful ? nil : last
  }
}

extension Till {
  /// What a refusal says where somebody else has sent the same request, because this call stood still for
  /// so long that it was taken for given up: nothing, unless that one was refused too.
  ///
  /// - Parameters:
  ///   - settled: How many sendings there were before this call, all of which were proven not to have
  ///     arrived.
  ///   - answer: Reads an answer that was kept.
  func beside<Value>(
    otherSendingsOf key: IdempotencyKey, after settled: Int = 0, _ outcome: GatewayOutcome<Value>,
    _ answer: (Delivery) -> GatewayOutcome<Value>
  ) throws(TillError) -> GatewayOutcome<Value> {
    switch outcome {
    case .done, .unknown: return outcome
    case .rejected, .notSent:
      guard try stored(key, after: settled, answer) == nil else { return outcome }
      return .unknown("It was sent more than once, and nobody knows what became of each sending.")
    }
  }
}

/// A refund that failed is over only if no other sending of it can still be done.
extension Till {
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
