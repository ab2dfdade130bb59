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
        current = try endCreate(of: sale.clientRef) { ledger in
          try stored(key, in: ledger, gateway.session(in:))
        }
      case .intent:
        current = try endIntentCreate(of: sale.clientRef) { ledger in
          try stored(key, in: ledger, gateway.paymentIntent(in:))
        }
      }
    }
    for refund in sale.refunds where refund.state == .unknown {
      current = try change(sale.clientRef, refund: refund.key) { ledger in
        try stored(answersTo: refund, of: sale, in: ledger).map { .ended($0) }
      }
    }
    return current
  }

  /// What the stored answers to all sendings of a refund say together; nil where they leave it unknown.
  func stored(
    answersTo refund: Refund, of sale: Sale, in ledger: any LedgerReader
  ) throws -> GatewayOutcome<GatewayRefund>? {
    let left = (sale.progress.captured?.minorUnits ?? 0) - refund.refundedBefore
    return try stored(refund.key, in: ledger) {
      let outcome = gateway.refund(in: $0).asAnswer(to: refund.clientRef)
      return doubted(outcome, refund.amount, left: left)
    }
  }

  /// What the stored answers to all sendings of one request say together; nil where they leave it
  /// unknown.
  ///
  /// A later refusal does not undo an earlier sending that may have arrived.
  ///
  /// - Parameter settled: How many of its first sendings are settled, and not to be asked.
  func stored<Value>(
    _ key: IdempotencyKey, after settled: Int = 0, in ledger: any LedgerReader,
    _ answer: (Delivery) -> GatewayOutcome<Value>
  ) throws -> GatewayOutcome<Value>? {
    var last: GatewayOutcome<Value>?
    var isDoubtful = false
    for record in try ledger.attempts(of: key).dropFirst(settled) {
      let outcome = record.delivery.map(answer) ?? .unknown("")
      if case .done = outcome { return outcome }
      if case .unknown = outcome { isDoubtful = true }
      last = outcome
    }
    return isDoubtful ? nil : last
  }
}
