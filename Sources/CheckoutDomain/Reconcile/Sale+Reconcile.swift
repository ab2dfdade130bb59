/// Comparing a sale with what the gateway says of it (`reliability.md` §1.9): rules alone.
///
/// A member that an answer lacks is no difference.
extension Sale {
  /// Whether there is anything of it at the gateway to compare: it has an id there.
  public var isComparable: Bool {
    progress.sessionID != nil || progress.paymentIntent != nil
  }

  /// Where it stands, in the words that ledger and gateway share; nil while nobody knows.
  public var standing: GatewayPayment.Standing? {
    if progress.captured != nil { return .paid }
    switch progress.phase {
    case .waiting: return .open
    case .paid: return .paid
    case .expired, .canceled, .failed: return .ended
    case .draft, .sending, .unknown, .mismatch: return nil
    }
  }

  /// The difference that the gateway does not know it at all.
  public var missingAtGateway: ReconcileDifference {
    ReconcileDifference(.oursOnly, self, ours: .word(state.rawValue), theirs: nil)
  }

  /// What differs between the sale and what the gateway says of its payment.
  public func differences(from payment: GatewayPayment) -> [ReconcileDifference] {
    // While its create request is on the wire the two cannot agree.
    guard progress.phase != .sending else { return [] }
    var found = differencesOfMode(from: payment)
    if let currency = differenceOfCurrency(from: payment) {
      // Amounts of two currencies cannot be compared.
      return found + [currency] + differencesOfState(from: payment)
    }
    found += differencesOfAmount(from: payment)
    found += differencesOfState(from: payment)
    return found + differencesOfRefunds(from: payment)
  }

  /// What differs between one of its refunds and what the gateway says of it.
  ///
  /// One that has not ended here is no difference: it is looked up until it is known.
  public func differences(from found: GatewayRefund) -> [ReconcileDifference] {
    guard let own = refunds.first(where: { $0.id == found.id }),
      [.refunded, .failed, .canceled].contains(own.state)
    else { return [] }
    var differences: [ReconcileDifference] = []
    let theirs: RefundState =
      switch found.status {
      case .succeeded: .refunded
      case .failed: .failed
      case .canceled: .canceled
      default: .pending
      }
    if theirs != own.state {
      differences.append(
        ReconcileDifference(
          .state, self, refund: found.id, ours: .word(own.state.rawValue),
          theirs: .word(theirs.rawValue)))
    }
    if let amount = found.amount, amount != own.amount.minorUnits {
      differences.append(
        ReconcileDifference(
          .refunded, self, refund: found.id, ours: .money(own.amount), theirs: money(amount)))
    }
    return differences
  }
}

extension Sale {
  private func differencesOfMode(from payment: GatewayPayment) -> [ReconcileDifference] {
    guard
      let other = [payment.intent?.mode, payment.session?.mode].compactMap(\.self)
        .first(where: { $0 != mode })
    else { return [] }
    return [
      ReconcileDifference(
        .mode, self, ours: .word(mode.rawValue), theirs: .word(other.rawValue))
    ]
  }

  private func differenceOfCurrency(from payment: GatewayPayment) -> ReconcileDifference? {
    let told = [payment.intent?.currency, payment.session?.currency].compactMap(\.self)
    guard let other = told.first(where: { $0 != amount.currency.code }) else { return nil }
    return ReconcileDifference(
      .currency, self, ours: .word(amount.currency.code),
      theirs: .word(SafeText.line(other, limit: 8)))
  }

  /// The amount asked for and, where it was paid, the amount that arrived.
  private func differencesOfAmount(from payment: GatewayPayment) -> [ReconcileDifference] {
    var pairs: [(ours: Money, theirs: Int64?)] = [
      (amount, payment.session?.amountTotal), (amount, payment.intent?.amount),
    ]
    if let captured = progress.captured, payment.standing == .paid {
      pairs.append((captured, payment.intent?.amountReceived))
    }
    var found: [ReconcileDifference] = []
    for (ours, theirs) in pairs {
      guard let theirs, theirs != ours.minorUnits else { continue }
      let next = ReconcileDifference(
        .amount, self, ours: .money(ours), theirs: money(theirs))
      if !found.contains(next) { found.append(next) }
    }
    return found
  }

  private func differencesOfState(from payment: GatewayPayment) -> [ReconcileDifference] {
    guard let theirs = payment.standing, theirs != standing else { return [] }
    // That it differed is known, and nobody can pay it here any more; that it was paid is news.
    if progress.phase == .mismatch, theirs != .paid { return [] }
    return [
      ReconcileDifference(
        .state, self, ours: .word(state.rawValue), theirs: .word(theirs.rawValue))
    ]
  }

  private func differencesOfRefunds(from payment: GatewayPayment) -> [ReconcileDifference] {
    guard let theirs = payment.refunded, progress.captured != nil else { return [] }
    // What is on its way may be counted there already, or not yet.
    let (most, overflow) = refunded.minorUnits.addingReportingOverflow(reserved.minorUnits)
    guard theirs < refunded.minorUnits || theirs > (overflow ? .max : most) else { return [] }
    return [ReconcileDifference(.refunded, self, ours: .money(refunded), theirs: money(theirs))]
  }

  private func money(_ minorUnits: Int64) -> ReconcileDifference.Side {
    .money(Money(minorUnits: minorUnits, amount.currency))
  }
}
