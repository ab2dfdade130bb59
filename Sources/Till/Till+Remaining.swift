import CheckoutDomain

extension Till {
  /// Reads from the gateway what is left of a payment, just before a refund of it is sent
  /// (`reliability.md` §3.1): a refund that was made elsewhere is taken in first.
  ///
  /// No page documents how much of an intent was refunded; a gateway that does not tell leaves what
  /// the ledger knows. Only a gateway that cannot be asked at all stops the refund.
  ///
  /// - Throws: ``TillError`` where the refund must not be sent; nothing has been sent.
  func rereadRemaining(of sale: Sale) async throws(TillError) {
    guard let id = sale.progress.paymentIntent else { return }
    let outcome = await gateway.paymentIntent(id)
    guard let intent = outcome.value else {
      throw TillError(outcome, isQuestion: true)?.sayingNothingWasSent
        ?? TillError(.gateway, "The gateway did not say what is left.")
    }
    let differences = sale.differences(from: intent)
    guard differences.isEmpty || sale.progress.phase == .mismatch else {
      throw TillError(
        .mismatch, differences.joined(separator: " ") + " Nothing was sent.",
        hint: "Look into it at WooshPay before any money goes back.")
    }
    try await rereadFailed(of: sale)
    guard let theirs = intent.amountRefunded, theirs > sale.refunded.minorUnits else { return }
    let changed = try await takeInForeignRefunds(of: sale, theirs)
    throw TillError(
      .exceedsRemaining,
      "Another refund of \(changed.reference) was made elsewhere: \(changed.remaining) is left. "
        + "Nothing was sent.",
      hint: "Look at the sale, and refund again if that is still right.")
  }
}

extension Till {
  /// Takes in the refunds of a sale that were made without Kasir: each by its id where the gateway
  /// lists them, and what is left of their sum as one.
  ///
  /// - Parameter theirs: What the gateway has given back in all, in minor units.
  func takeInForeignRefunds(of sale: Sale, _ theirs: Int64) async throws(TillError) -> Sale {
    guard let id = sale.progress.paymentIntent else { return sale }
    let listed = await gateway.refunds(of: id).value ?? []
    let now = time.now
    return try change(sale.clientRef) { sale in
      var entries: [TimelineEntry] = []
      for refund in listed { entries += sale.take(refund, names, at: now) }
      let rest = theirs - sale.refunded.minorUnits - sale.reserved.minorUnits
      if rest > 0 { entries += sale.adopt(.madeElsewhere(rest, of: sale, names, at: now)) }
      return entries
    }
  }

  /// Asks again about refunds that had failed: a provider may have revised that, and then their money
  /// is not there to be given back a second time.
  private func rereadFailed(of sale: Sale) async throws(TillError) {
    for refund in sale.refunds where [.failed, .canceled].contains(refund.state) {
      guard let id = refund.id, let found = await gateway.refund(id).value else { continue }
      let changed = try change(sale.clientRef, refund: refund.key, by: .ended(.done(found)))
      guard changed.refunds.first(where: { $0.key == refund.key })?.state != .refunded else {
        throw TillError(
          .exceedsRemaining,
          "A refund of \(refund.amount) of \(sale.reference) that had failed has arrived after all: "
            + "\(changed.remaining) is left. Nothing was sent.",
          hint: "Look at the sale, and refund again if that is still right.")
      }
    }
  }
}

extension Sale {
  /// Takes in what the gateway lists about one refund: one of our own is moved, any other adopted.
  mutating func take(
    _ found: GatewayRefund, _ names: RandomNames, at now: Timestamp
  ) -> [TimelineEntry] {
    if let own = refunds.first(where: { $0.id == found.id || $0.clientRef == found.clientRef })
      ?? refunds.first(where: { $0.mayBe(found) })
    {
      return apply(.ended(.done(found)), toRefund: own.key)
    }
    let currency = amount.currency
    guard let minorUnits = found.amount, found.currency ?? currency.code == currency.code else {
      return []
    }
    let refund = Refund(
      key: IdempotencyKey(found.id.text), clientRef: found.clientRef ?? names.clientRef(),
      amount: Money(minorUnits: minorUnits, currency),
      reason: found.reason.map(RefundReason.init) ?? .requestedByCustomer,
      createdAt: found.created ?? now, refundedBefore: refunded.minorUnits, state: .pending,
      id: found.id)
    return adopt(refund) + apply(.ended(.done(found)), toRefund: refund.key)
  }
}

extension Refund {
  /// Whether a refund without a name is most likely this one, whose answer was lost: were it counted
  /// beside this one, one refund would be two.
  fileprivate func mayBe(_ found: GatewayRefund) -> Bool {
    id == nil && found.clientRef == nil && state.isInFlight && found.amount == amount.minorUnits
  }

  /// A refund of which only the sum is known, because somebody made it without Kasir.
  fileprivate static func madeElsewhere(
    _ minorUnits: Int64, of sale: Sale, _ names: RandomNames, at now: Timestamp
  ) -> Refund {
    Refund(
      key: names.idempotencyKey(), clientRef: names.clientRef(),
      amount: Money(minorUnits: minorUnits, sale.amount.currency), reason: .madeElsewhere,
      createdAt: now, refundedBefore: sale.refunded.minorUnits, state: .refunded)
  }
}

extension TillError {
  /// The same error, of a question that stood before a refund.
  fileprivate var sayingNothingWasSent: TillError {
    TillError(
      kind, "What is left could not be read, so nothing was sent. \(message)", code: code,
      httpStatus: httpStatus, hint: hint)
  }
}
