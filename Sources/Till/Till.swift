package import CheckoutDomain

/// The use cases: charge, watch, cancel, refund, recover.
///
/// Every front end goes through here.
///
/// It talks to ports only, and holds nothing: what it knows is in the ledger.
package struct Till: Sendable {
  package let gateway: any PaymentGateway
  package let ledger: any SalesLedger
  package let time: any TimeSource
  package let names: RandomNames
  let process: ProcessIdentity
  let allowsSeveralRefunds: Bool

  /// Opens a till.
  ///
  /// - Parameters:
  ///   - process: Names this process in the attempts it makes, so that a later one can tell that
  ///     it has died.
  ///   - allowsSeveralRefunds: Whether the account allows more than one refund a payment.
  package init(
    gateway: any PaymentGateway, ledger: any SalesLedger, time: any TimeSource,
    random: any RandomSource, process: ProcessIdentity, allowsSeveralRefunds: Bool = true
  ) {
    self.gateway = gateway
    self.ledger = ledger
    self.time = time
    self.names = RandomNames(random)
    self.process = process
    self.allowsSeveralRefunds = allowsSeveralRefunds
  }
}

extension Till {
  /// Reads the ledger, its errors as sentences.
  package func read<Result>(
    _ body: (any LedgerReader) throws -> Result
  ) throws(TillError) -> Result {
    do { return try ledger.read(body) } catch { throw TillError(ledger: error) }
  }

  /// Changes the ledger, its errors as sentences.
  func write<Result>(
    _ body: (any LedgerWriter) throws -> Result
  ) throws(TillError) -> Result {
    do { return try ledger.write(body) } catch { throw TillError(ledger: error) }
  }

  /// Moves a sale by one fact: read, apply, save and write down, in one transaction.
  @discardableResult
  func change(
    _ clientRef: ClientRef, _ move: (inout Sale) throws -> [TimelineEntry]
  ) throws(TillError) -> Sale {
    let now = time.now
    return try write { ledger in
      guard var sale = try ledger.sale(clientRef) else {
        throw TillError(.notFound, "The ledger has no such sale.")
      }
      let before = sale
      let entries = try move(&sale)
      if sale != before { try ledger.save(sale) }
      if !entries.isEmpty { try ledger.record(entries, of: clientRef, at: now) }
      return sale
    }
  }

  /// Finds a sale of the ledger by its reference, `cs_…` or `pi_…`; nil where the ledger has none.
  package func find(_ id: String) throws(TillError) -> Sale? {
    try read { ledger in
      if let sale = try ledger.sale(reference: id) { return sale }
      if id.hasPrefix("cs_") { return try ledger.sale(session: SessionID(id)) }
      if id.hasPrefix("pi_") { return try ledger.sale(paymentIntent: PaymentIntentID(id)) }
      return nil
    }
  }
}
