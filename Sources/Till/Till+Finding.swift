package import CheckoutDomain

extension Till {
  /// Finds a sale of this till's ledger by its reference, `cs_…` or `pi_…`; nil where there is none.
  package func find(_ id: String) throws(TillError) -> Sale? { try Self.find(id, in: ledger) }

  /// Finds a sale of a ledger by its reference, `cs_…` or `pi_…`; nil where there is none.
  package static func find(_ id: String, in ledger: any SalesLedger) throws(TillError) -> Sale? {
    do {
      return try ledger.read { ledger in
        if let sale = try ledger.sale(reference: id) { return sale }
        if id.hasPrefix("cs_") { return try ledger.sale(session: SessionID(id)) }
        if id.hasPrefix("pi_") {
          return try ledger.sale(paymentIntent: PaymentIntentID(id))
            ?? ledger.sale(replacedIntent: PaymentIntentID(id))
        }
        return nil
      }
    } catch {
      throw TillError(ledger: error)
    }
  }

  /// Whether a sale was not made here but fetched from the gateway.
  package func isImported(_ clientRef: ClientRef) throws(TillError) -> Bool {
    try read { try $0.timeline(of: clientRef) }.contains { $0.entry.kind == "imported" }
  }
}
