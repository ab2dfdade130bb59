import CheckoutDomain

extension Till {
  /// How old what is left may be when a refund is decided by it; an answer takes ten seconds at most.
  private static let freshness = Duration.seconds(15)

  /// Reads what is left, again where the computer slept over the answer.
  ///
  /// - Parameter key: A refund of the sale that is decided already, and of which nothing has arrived; nil
  ///   before there is one.
  /// - Throws: ``TillError`` where the refund must not be sent; nothing has been sent.
  func rereadRemainingNow(
    of sale: Sale, before key: IdempotencyKey? = nil
  ) async throws(TillError) {
    for _ in 0..<3 {
      let asked = time.now
      try await rereadRemaining(of: sale, before: key)
      let passed = time.now - asked
      if passed >= .zero, passed <= Self.freshness { return }
    }
    throw TillError(
      .gateway,
      "What is left was read, but too long ago by now: this computer stood still, or its clock was set. "
        + "Nothing was sent.", hint: "Refund again.")
  }

  /// Reads from the gateway what is left of a payment, just before a refund of it is sent
  /// (`reliability.md` §3.1): a refund that was made elsewhere is taken in first.
  ///
  /// No page documents how much of an intent was refunded; a gateway that does not tell leaves what
  /// the ledger knows. Only a gateway that cannot be asked at all stops the refund.
  ///
  /// - Throws: ``TillError`` where the refund must not be sent; nothing has been sent.
  private func rereadRemaining(
    of sale: Sale, before key: IdempotencyKey?
  ) async throws(TillError) {
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
    guard let changed = try await takeInForeignRefunds(of: sale, intent, before: key) else {
      return
    }
    throw TillError(
      .exceedsRemaining,
      "Another refund of \(changed.reference) was made elsewhere: \(changed.remaining) is left. "
        + "Nothing was sent.",
      hint: "Look at the sale, and refund again if that is still right.")
  }
}

extension Till {
  /// Takes in what was refunded without Kasir, where the gateway can say: by what it tells of the payment,
  /// or else by its list, where it was seen to have one.
  ///
  /// - Returns: The sale where it has less left now; nil where nothing was news.
  private func takeInForeignRefunds(
    of sale: Sale, _ intent: PaymentIntent, before key: IdempotencyKey?
  ) async throws(TillError) -> Sale? {
    if let theirs = intent.amountRefunded {
      guard theirs > sale.refunded.minorUnits else { return nil }
      return try await takeInForeignRefunds(of: sale, theirs, before: key)
    }
    guard try facts().isProven(.findsRefunds) else { return nil }
    let listed = await gateway.refunds(of: intent.id)
    if case .rejected = listed { return nil }
    guard let rows = listed.value else {
      throw TillError(listed, isQuestion: true)?.sayingNothingWasSent
        ?? TillError(.gateway, "The gateway did not say what is left.")
    }
    let changed = try take(rows, of: sale, sum: nil, before: key)
    return changed.remaining.minorUnits < sale.remaining.minorUnits ? changed : nil
  }

  /// Takes in the refunds of a sale that were made without Kasir: each by its id where the gateway
  /// lists them, and what is left of their sum as one.
  ///
  /// - Parameter theirs: What the gateway has given back in all, in minor units.
  func takeInForeignRefunds(
    of sale: Sale, _ theirs: Int64, before key: IdempotencyKey? = nil
  ) async throws(TillError) -> Sale {
    guard let id = sale.progress.paymentIntent else { return sale }
    return try take(await gateway.refunds(of: id).value ?? [], of: sale, sum: theirs, before: key)
  }

  private func take(
    _ listed: [GatewayRefund], of sale: Sale, sum: Int64?, before key: IdempotencyKey?
  ) throws(TillError) -> Sale {
    let now = time.now
    let namesAreTold = try facts().isProven(.returnsMetadata)
    return try change(sale.clientRef) { sale in
      var entries: [TimelineEntry] = []
      for refund in listed {
        entries += sale.take(refund, names, sum: sum, namesAreTold: namesAreTold, at: now)
      }
      if let sum { entries += sale.takeInRest(of: sum, before: key, names, at: now) }
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
  ///
  /// - Parameters:
  ///   - sum: What the gateway says it has given back in all, in minor units; nil where it does not.
  ///   - namesAreTold: Whether the gateway is known to tell the name of a refund that has one.
  mutating func take(
    _ found: GatewayRefund, _ names: RandomNames, sum: Int64? = nil, namesAreTold: Bool = false,
    at now: Timestamp
  ) -> [TimelineEntry] {
    if let own = refunds.first(where: { $0.id == found.id || $0.clientRef == found.clientRef })
      ?? (namesAreTold ? nil : refunds.first(where: { $0.mayBe(found) }))
    {
      return apply(.ended(.done(found)), toRefund: own.key)
    }
    guard !isCounted(found, in: sum) else { return [] }
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

extension Sale {
  /// Takes in, as one refund that was made elsewhere, what of a sum nothing else explains.
  ///
  /// While nobody knows what became of one of ours, nobody knows either how much of the sum is others'.
  ///
  /// - Parameter key: A refund of ours of which nothing has arrived.
  fileprivate mutating func takeInRest(
    of sum: Int64, before key: IdempotencyKey?, _ names: RandomNames, at now: Timestamp
  ) -> [TimelineEntry] {
    // Once something is known of it, a part of the sum is taken for it already.
    let others = refunds.filter { $0.key != key || $0.state != .sending }
    guard !others.contains(where: { $0.state.isInFlight && $0.id == nil }) else { return [] }
    let kept = others.filter(\.state.isReserving).reduce(0) { $0 + $1.amount.minorUnits }
    let rest = sum - refunded.minorUnits - kept
    return rest > 0 ? adopt(.madeElsewhere(rest, of: self, names, at: now)) : []
  }

  /// Whether one refund that was made elsewhere is most likely a part of what is known by its sum alone.
  ///
  /// One that is as much as such a sum is recognised by ``adopt(_:)``.
  private func isCounted(_ found: GatewayRefund, in sum: Int64?) -> Bool {
    let unnamed = refunds.filter(\.isSumOnly).map(\.amount.minorUnits)
    guard let amount = found.amount, let most = unnamed.max(), !unnamed.contains(amount) else {
      return false
    }
    guard let sum else { return amount < most }
    let counted = refunded.minorUnits + reserved.minorUnits
    return amount > sum - counted
  }

  /// Whether some of what was refunded elsewhere is known by its sum alone.
  var hasSumOnly: Bool { refunds.contains(where: \.isSumOnly) }
}

extension Refund {
  fileprivate var isSumOnly: Bool { reason == .madeElsewhere && id == nil }

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
