import CheckoutDomain

extension Till {
  /// How old what is left may be when a refund is decided by it; an answer takes ten seconds at most.
  static let freshness = Duration.seconds(15)
  /// The longest that an answer takes.
  private static let questionTime = Duration.seconds(10)

  /// Reads what is left, again where the computer slept over the answer.
  ///
  /// - Parameter key: A refund of the sale that is decided already, and of which nothing has arrived; nil
  ///   before there is one.
  /// - Throws: ``TillError`` where the refund must not be sent; nothing has been sent.
  func rereadRemainingNow(
    of sale: Sale, before key: IdempotencyKey? = nil
  ) async throws(TillError) {
    for _ in 0..<3 {
      let start = time.sinceBoot
      let count = try await rereadFailed(of: sale)
      let asked = time.sinceBoot
      try await rereadRemaining(of: sale, before: key)
      if asked - start <= Self.freshness + Self.questionTime * count,
        time.sinceBoot - asked <= Self.freshness
      {
        return
      }
    }
    throw TillError.readTooLongAgo
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
    guard let changed = try await takeInForeignRefunds(of: sale, intent, before: key) else {
      return
    }
    if let theirs = intent.amountRefunded, changed.mayCountFailed(theirs) {
      throw TillError(
        .exceedsRemaining,
        "The gateway counts \(Money(minorUnits: theirs, sale.amount.currency)) as given back of "
          + "\(sale.reference), perhaps with a refund that has failed. Nothing was sent.",
        hint: "Refund again later, or compare the ledger with the gateway.")
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
    let isMore = intent.amountRefunded.map { $0 > sale.refunded.minorUnits }
    // A sum may leave out what has not ended yet, and a list says that too.
    let isListed = try facts().isProven(.findsRefunds)
    guard isListed || isMore == true else { return nil }
    let listed = await gateway.refunds(of: intent.id)
    if isMore == nil {
      if case .rejected = listed { return nil }
      guard listed.value != nil else {
        throw TillError(listed, isQuestion: true)?.sayingNothingWasSent
          ?? TillError(.gateway, "The gateway did not say what is left.")
      }
    }
    let changed = try take(
      listed.value?.rows ?? [], of: sale, sum: intent.amountRefunded, before: key,
      maySumCountFailed: true)
    return isMore == true || changed.remaining.minorUnits < sale.remaining.minorUnits
      ? changed : nil
  }

  /// Takes in the refunds of a sale that were made without Kasir: each by its id where the gateway
  /// lists them, and what is left of their sum as one.
  ///
  /// - Parameter theirs: What the gateway has given back in all, in minor units.
  func takeInForeignRefunds(
    of sale: Sale, _ theirs: Int64
  ) async throws(TillError) -> Sale {
    guard let id = sale.progress.paymentIntent else { return sale }
    return try take(
      await gateway.refunds(of: id).value?.rows ?? [], of: sale, sum: theirs, before: nil)
  }

  /// - Parameter maySumCountFailed: Whether the sum may be too old to leave out what has failed since: then
  ///   nothing is taken in that may be that.
  private func take(
    _ listed: [GatewayRefund], of sale: Sale, sum: Int64?, before key: IdempotencyKey?,
    maySumCountFailed: Bool = false
  ) throws(TillError) -> Sale {
    let now = time.now
    return try change(sale.clientRef) { sale, ledger in
      var entries: [TimelineEntry] = []
      for refund in listed { entries += try takeIn(refund, into: &sale, sum: sum, ledger) }
      if let sum, !(maySumCountFailed && sale.mayCountFailed(sum)) {
        entries += sale.takeInRest(
          of: sum, before: key, as: names.idempotencyKey(), names.clientRef(), at: now)
      }
      return entries
    }
  }

  /// Asks again about refunds that had failed: a provider may have revised that, and then their money
  /// is not there to be given back a second time.
  ///
  /// - Returns: How many were asked about.
  /// - Throws: ``TillError`` where one has not failed after all, or the gateway does not say; nothing has
  ///   been sent.
  private func rereadFailed(of sale: Sale) async throws(TillError) -> Int {
    var count = 0
    for refund in sale.refunds where refund.hasEndedWithoutMoney {
      guard let id = refund.id else { continue }
      count += 1
      let outcome = await gateway.refund(id)
      // One that the gateway does not know any more is not at work on anything.
      if case .rejected(let rejection) = outcome, rejection.status == 404 { continue }
      guard let found = outcome.value else {
        throw TillError(outcome, isQuestion: true)?.sayingNothingWasSent
          ?? TillError(.gateway, "The gateway did not say what is left.")
      }
      let changed = try takeRevision(found, of: refund, in: sale.clientRef)
      guard let now = changed.refunds.first(where: { $0.key == refund.key }),
        !now.hasEndedWithoutMoney
      else { continue }
      switch now.state {
      case .refunded:
        throw TillError(
          .exceedsRemaining,
          "A refund of \(refund.amount) of \(sale.reference) that had failed has arrived after all: "
            + "\(changed.remaining) is left. Nothing was sent.",
          hint: "Look at the sale, and refund again if that is still right.")
      default:
        throw TillError(
          .exceedsRemaining,
          "The gateway is at work again on a refund of \(refund.amount) of \(sale.reference) that had "
            + "failed: \(changed.remaining) is left. Nothing was sent.",
          hint: "Look at the sale, and refund again once that one has ended.")
      }
    }
    return count
  }

  /// Takes in what the gateway says now of a refund that had failed.
  func takeRevision(
    _ found: GatewayRefund, of refund: Refund, in clientRef: ClientRef
  ) throws(TillError) -> Sale {
    let now = time.now
    if ![.failed, .canceled].contains(refund.state)
      || [.succeeded, .failed, .canceled].contains(found.status)
    {
      return try change(clientRef, refund: refund.key, by: .ended(.done(found)))
    }
    return try change(clientRef) { $0.apply(.refundRevived(found), at: now) }
  }
}

extension TillError {
  /// What is left was read before this computer stood still.
  static let readTooLongAgo = TillError(
    .gateway,
    "What is left was read, but too long ago by now: this computer stood still, or the gateway is slow. "
      + "Nothing was sent.", hint: "Refund again.")

  /// The same error, of a question that stood before a refund.
  fileprivate var sayingNothingWasSent: TillError {
    TillError(
      kind, "What is left could not be read, so nothing was sent. \(message)", code: code,
      httpStatus: httpStatus, hint: hint)
  }
}
