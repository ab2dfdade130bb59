package import CheckoutDomain

/// A ledger that can be looked at, and takes no change.
///
/// Whatever is sent is committed first, so that behind this nothing is sent either.
struct ReadOnlyLedger: SalesLedger {
  let ledger: any SalesLedger

  var name: String { ledger.name }

  func read<Result>(_ body: (any LedgerReader) throws -> Result) throws -> Result {
    try ledger.read(body)
  }

  func write<Result>(_ body: (any LedgerWriter) throws -> Result) throws -> Result {
    throw TillError.readOnly
  }
}

extension SalesLedger {
  /// The same ledger, for somebody who only looks.
  package var readOnly: any SalesLedger { ReadOnlyLedger(ledger: self) }
}

extension Till {
  /// Whether it only looks: whatever would change something ends with ``TillError/readOnly``.
  package var isReadOnly: Bool { ledger is ReadOnlyLedger }
}

extension TillError {
  /// Where somebody only looks.
  package static let readOnly = TillError(
    .limit, "This Kasir is read-only: it changes nothing, and sends nothing.",
    hint: "Do it at a counter without `read_only` in its config and without --read-only.")
}
