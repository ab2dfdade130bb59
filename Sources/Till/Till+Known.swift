import CheckoutDomain

extension LedgerReader {
  /// A sale that has to be there.
  ///
  /// - Throws: ``TillError`` of kind `not_found`.
  func known(_ clientRef: ClientRef) throws -> Sale {
    guard let sale = try sale(clientRef) else { throw TillError.noSuchSale }
    return sale
  }
}

extension Till {
  /// A sale that the ledger has to have.
  ///
  /// - Throws: ``TillError`` of kind `not_found`.
  func known(_ clientRef: ClientRef) throws(TillError) -> Sale {
    try read { try $0.known(clientRef) }
  }
}

extension TillError {
  static let noSuchSale = TillError(.notFound, "The ledger has no such sale.")
}
