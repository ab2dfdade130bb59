package import CheckoutDomain

/// A ledger that other processes may change at the same time.
package protocol SharedLedger: SalesLedger {
  /// Why it takes no change, as it was found to be older than its journal; nil where it is not.
  var outdated: LedgerError? { get }

  /// Tells each time that another process has changed the file, until nobody listens any more.
  func changesByOthers() -> AsyncStream<Void>

  /// Checks that the chain of events is whole, and that every state and balance follows from it.
  ///
  /// - Throws: ``LedgerError`` where the file cannot be read at all.
  func audit() throws(LedgerError) -> AuditReport
}
