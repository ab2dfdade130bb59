package import CheckoutDomain

extension Till {
  /// Compares ledger and gateway both ways over a window of time (`reliability.md` §1.9), and takes
  /// in what the ledger lacks.
  ///
  /// Both are read with two hours more on either side, so that no clock and no day's end hides
  /// anything. Every difference comes from a fresh answer about that one payment: a list only says
  /// where to look. A refund that was made without Kasir is imported as such; a payment that the
  /// ledger lacks is imported and put in needs attention.
  ///
  /// - Parameters:
  ///   - window: The time of creation, at most 10,000 payments of it.
  ///   - onProgress: Told how many payments were compared so far.
  /// - Throws: ``TillError`` where the key is refused, or the ledger fails. What the gateway could
  ///   not say is in the result.
  package func reconcile(
    _ window: Range<Timestamp>, onProgress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws(TillError) -> Reconciliation {
    var run = try ReconcileRun(self, window, onProgress)
    try await run.run()
    return run.report
  }

  /// Takes a sale out of needs attention that was put there by an alarm; needs the ledger alone.
  ///
  /// - Throws: ``TillError`` where it has no alarm, or nobody says who looked at it and what was found.
  package static func settleAlarm(
    of clientRef: ClientRef, by name: String, evidence: String, in ledger: any SalesLedger,
    now: Timestamp
  ) throws(TillError) -> Sale {
    let name = String(SafeText.line(name, limit: 60).trimmedSpaces)
    let evidence = String(SafeText.line(evidence, limit: 300).trimmedSpaces)
    guard !name.isEmpty, !evidence.isEmpty else {
      throw TillError(.usage, "An alarm is settled by somebody, with what was found.")
    }
    do {
      return try ledger.write { ledger in
        var sale = try ledger.known(clientRef)
        guard sale.progress.alarm != nil else {
          throw TillError(.limit, "\(sale.reference) has no alarm that could be settled.")
        }
        let entries = sale.settleAlarm(by: name, evidence: evidence)
        try ledger.save(sale)
        try ledger.record(entries, of: clientRef, at: now)
        return sale
      }
    } catch {
      throw TillError(ledger: error)
    }
  }
}
