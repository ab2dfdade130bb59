package import CheckoutDomain

/// What a start owes to a process that died: whatever it may have sent is UNKNOWN, its money
/// reserved, and nothing is sent again.
///
/// Needs the ledger alone.
package enum Recovery {
  /// Calls unknown what dead processes left on the wire.
  ///
  /// - Parameters:
  ///   - age: After how long a living process's request is over, too; nil for never.
  ///   - isAlive: Whether a process is still running; its rows are left alone then.
  /// - Returns: The sales that changed.
  @discardableResult
  package static func run(
    _ ledger: any SalesLedger, now: Timestamp, olderThan age: Duration? = nil,
    isAlive: (ProcessIdentity) -> Bool
  ) throws(TillError) -> [Sale] {
    do {
      let isNeeded = try ledger.read { ledger in
        try !ledger.openAttempts().isEmpty || !ledger.movingSales(now: now).isEmpty
      }
      guard isNeeded else { return [] }
      return try ledger.write { ledger in
        try recover(ledger, now: now) { attempt in
          age.map { now - attempt.startedAt < $0 } ?? true && isAlive(attempt.process)
        }
      }
    } catch {
      throw TillError(ledger: error)
    }
  }

  private static func recover(
    _ ledger: any LedgerWriter, now: Timestamp, isOnTheWire: (Attempt) -> Bool
  ) throws -> [Sale] {
    var inGoodHands: Set<ClientRef> = []
    for attempt in try ledger.openAttempts() {
      if isOnTheWire(attempt) {
        inGoodHands.insert(attempt.sale)
      } else {
        try ledger.abandon(attempt: attempt.number, at: now)
      }
    }
    var changed: [Sale] = []
    for var sale in try ledger.movingSales(now: now)
    where !inGoodHands.contains(sale.clientRef) {
      // Between two sendings of one request nothing is on the wire, and still somebody is at work.
      guard try !lastSendings(of: sale, ledger).contains(where: { isOnTheWire($0.attempt) }) else {
        continue
      }
      var entries = sale.apply(.interrupted, at: now)
      for refund in sale.refunds where refund.state == .sending {
        entries += sale.apply(.interrupted, toRefund: refund.key)
      }
      try ledger.save(sale)
      try ledger.record(entries, of: sale.clientRef, at: now)
      changed.append(sale)
    }
    return changed
  }

  /// The last sending of whatever of a sale is being sent.
  private static func lastSendings(
    of sale: Sale, _ ledger: any LedgerReader
  ) throws -> [AttemptRecord] {
    var sendings: [AttemptRecord] = []
    if sale.progress.phase == .sending,
      let last = try ledger.lastAttempt(sale.progress.chargedBy.creation, of: sale.clientRef)
    {
      sendings.append(last)
    }
    for refund in sale.refunds where refund.state == .sending {
      if let last = try ledger.attempts(of: refund.key).last { sendings.append(last) }
    }
    return sendings
  }
}
