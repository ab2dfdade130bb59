package import CheckoutDomain

/// Taking in what was made past the till.
extension Till {
  /// Takes in what the gateway says of one refund of a sale.
  @discardableResult
  func take(_ found: GatewayRefund, of sale: Sale) throws(TillError) -> Sale {
    try change(sale.clientRef) { sale, ledger in try takeIn(found, into: &sale, ledger) }
  }

  /// Takes in what the gateway says of one refund: one of our own is moved as far as that can be believed
  /// beside its other sendings, any other is adopted.
  ///
  /// - Parameters:
  ///   - sum: What the gateway says it has given back in all, in minor units; nil where it does not.
  ///   - comesAgain: Whether it is taken in later where it cannot be now; otherwise the next look tells it.
  /// - Throws: ``TillError`` where it comes again.
  func takeIn(
    _ found: GatewayRefund, into sale: inout Sale, sum: Int64? = nil, comesAgain: Bool = false,
    _ ledger: any LedgerReader
  ) throws -> [TimelineEntry] {
    let namesAreTold = try facts(in: ledger).isProven(.returnsMetadata)
    guard let own = sale.ownRefund(in: found, namesAreTold: namesAreTold) else {
      let entries = sale.takeForeign(
        found, names.clientRef(), sum: sum, namesAreTold: namesAreTold, at: time.now)
      return entries + doubted(by: found, &sale)
    }
    if own.isOnTheWire, own.clientRef != found.clientRef {
      // Its own answer is about to say whether this one is it.
      guard comesAgain else { return [] }
      throw TillError(
        .gateway,
        "A refund of \(own.amount) is on its way: whether \(found.id) is that one is asked once it has "
          + "an answer.")
    }
    let event = try believable(.ended(.done(found)), of: own.key, ledger)
    let entries = event.map { sale.apply($0, toRefund: own.key) } ?? []
    return entries + doubted(by: found, &sale)
  }

  /// Has the success of a refund read once more that has failed: by its sum, or by a person, it was
  /// believed to have arrived before its id was known.
  private func doubted(by found: GatewayRefund, _ sale: inout Sale) -> [TimelineEntry] {
    // A list may lag behind; one that is said to be at work yet takes nothing back.
    guard [.failed, .canceled].contains(found.status), sale.isTakenBack(by: found) else {
      return []
    }
    return sale.apply(.successDoubted, at: time.now)
  }

  /// Takes in a refund that was made past the till, of a sale that the ledger has.
  package func takeIn(_ refund: GatewayRefund) throws(TillError) {
    guard let intent = refund.paymentIntent,
      let sale = try read({ try $0.sale(paymentIntent: intent) })
    else { return }
    try take(refund, of: sale)
  }

  /// Takes in a session that was made past the till, as a sale of its own.
  package func takeIn(_ session: CheckoutSession) async throws(TillError) {
    guard let sale = importable(session) else { return }
    _ = try await adopt(sale, session: session)
  }

  /// Takes in an intent without a session that was made past the till, as a sale of its own.
  package func takeIn(_ intent: PaymentIntent) async throws(TillError) {
    guard let sale = importable(intent) else { return }
    _ = try await adopt(sale, session: nil)
  }
}
