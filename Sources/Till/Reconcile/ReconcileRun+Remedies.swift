import CheckoutDomain

/// Taking in what the ledger lacks.
extension ReconcileRun {
  /// Lets the ledger take in what the gateway says, and writes down which differences are left.
  mutating func remedy(
    _ sale: Sale, _ payment: GatewayPayment, _ differences: [ReconcileDifference]
  ) async throws(TillError) {
    var now = await till.refresh(sale.clientRef, session: payment.session)?.sale ?? sale
    let isForeign = now.differences(from: payment).contains { $0.isForeignRefund(of: now) }
    // A refund that failed since the sum was told may still be in it.
    let isOlder = now.refunds.contains { refund in
      refund.hasEndedWithoutMoney
        && sale.refunds.first { $0.key == refund.key }?.state != refund.state
    }
    if isForeign, let sum = payment.refunded, !(isOlder && now.mayCountFailed(sum)) {
      now = try await till.takeInForeignRefunds(of: now, sum)
    }
    let left = Set(now.differences(from: payment).map(\.kind))
    for var difference in differences {
      if !left.contains(difference.kind) {
        difference.remedy = difference.kind == .refunded ? .refundImported : .takenIn
      }
      report.differences.append(difference)
    }
    // A sale that was found paid only now may have been refunded elsewhere since.
    if isForeign, !differences.contains(where: { $0.kind == .refunded }) {
      for var difference in sale.refundsMissing(comparedWith: now) {
        difference.remedy = .refundImported
        report.differences.append(difference)
      }
    }
  }

  /// Gives a sale whose create was lost the session, or the intent, that the gateway has of it.
  mutating func giveBack(_ payment: GatewayPayment, to sale: Sale) async throws(TillError) {
    // While it is being sent its answer is still to come.
    guard sale.progress.phase != .sending, sale.mode == till.gateway.mode else { return }
    let told =
      payment.session.flatMap(till.importable)
      ?? payment.intent.flatMap { till.importable($0, isDirect: true) }
    guard let told else { return }
    let found = try await till.adopt(told, session: payment.session, intent: payment.intent).sale
    report.differences.append(
      ReconcileDifference(
        .state, reference: sale.reference, clientRef: sale.clientRef,
        session: payment.session?.id, paymentIntent: payment.paymentIntent,
        ours: .word(sale.state.rawValue),
        theirs: payment.standing.map { .word($0.rawValue) },
        remedy: found.clientRef == sale.clientRef && found.isComparable ? .takenIn : .none))
  }

  /// Imports a payment that the ledger lacks: one that was paid is a lost sale, one that can still be
  /// paid is watched from now on; of one that has ended without money it is enough to tell.
  mutating func takeIn(_ listed: GatewayPayment) async throws(TillError) {
    var payment = listed
    let till = till
    if let id = listed.paymentIntent {
      let outcome = await questions.ask(till.time) { await till.gateway.paymentIntent(id) }
      payment.intent = outcome?.value ?? listed.intent
    }
    var difference = ReconcileDifference(
      .theirsOnly, reference: payment.reference, session: payment.session?.id,
      paymentIntent: payment.paymentIntent,
      theirs: payment.standing.map { .word($0.rawValue) })
    let isPaid = payment.standing == .paid
    let isOpen = payment.session?.status == .open
    if isPaid || isOpen,
      let sale = payment.session.flatMap(till.importable)
        ?? payment.intent.flatMap({ till.importable($0) })
    {
      let (kept, isNew) = try await till.adopt(
        sale, session: payment.session, intent: payment.intent, alarm: isPaid ? .lostSale : nil)
      difference.reference = kept.reference
      difference.clientRef = kept.clientRef
      difference.remedy = isNew ? isPaid ? .lostSale : .imported : .takenIn
    }
    report.differences.append(difference)
  }
}

extension GatewayPayment {
  /// What people may call it.
  fileprivate var reference: String {
    session?.reference ?? intent?.reference ?? session?.id.text ?? intent?.id.text ?? ""
  }
}

extension ReconcileDifference {
  /// Whether the gateway has given back more than the ledger knows of.
  fileprivate func isForeignRefund(of sale: Sale) -> Bool {
    guard kind == .refunded, refund == nil, case .money(let theirs) = theirs else { return false }
    return theirs.minorUnits > sale.refunded.minorUnits
  }
}

extension Sale {
  /// The refunds that a later state of the same sale has beside this one's, as one difference.
  fileprivate func refundsMissing(comparedWith later: Sale) -> [ReconcileDifference] {
    guard later.refunded != refunded else { return [] }
    return [
      ReconcileDifference(
        .refunded, reference: reference, clientRef: clientRef,
        session: later.progress.sessionID, paymentIntent: later.progress.paymentIntent,
        ours: .money(refunded), theirs: .money(later.refunded))
    ]
  }
}
