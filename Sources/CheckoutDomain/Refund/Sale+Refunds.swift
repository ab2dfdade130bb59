extension Sale {
  /// What was given back for certain.
  public var refunded: Money { total { $0.state == .refunded } }

  /// What is kept back, because it may be gone or on its way.
  public var reserved: Money { total { $0.state.isReserving } }

  /// What can still be refunded: captured − refunded − reserved, never below nothing.
  public var remaining: Money {
    // None of the three is below nothing, so that no difference of them overflows.
    let captured = max(0, progress.captured?.minorUnits ?? 0)
    let kept = max(0, captured - refunded.minorUnits)
    return Money(minorUnits: max(0, kept - reserved.minorUnits), amount.currency)
  }

  /// The refund that has to end before another one may be sent.
  public var refundInFlight: Refund? { refunds.last { $0.state.isInFlight } }

  /// Says why an amount may not be refunded now; nil where it may.
  ///
  /// - Parameters:
  ///   - amount: How much.
  ///   - allowsSeveral: Whether the account allows more than one refund a payment.
  public func refusal(refunding amount: Money, allowsSeveral: Bool = true) -> RefundRefusal? {
    guard progress.phase == .paid || progress.phase == .mismatch, progress.paymentIntent != nil
    else { return .notPaid(state) }
    guard amount.currency == self.amount.currency else {
      return .wrongCurrency(self.amount.currency)
    }
    guard amount.isPositive else { return .notPositive }
    if let refund = refundInFlight { return .inFlight(refund) }
    if !allowsSeveral, refunds.contains(where: { $0.state == .refunded }) { return .onlyOneAllowed }
    guard amount.minorUnits <= remaining.minorUnits else { return .exceedsRemaining(remaining) }
    return nil
  }

  /// Takes a refund in, reserving its money, as the last step before it is committed and sent.
  ///
  /// - Throws: ``RefundRefusal``; then nothing has changed.
  public mutating func begin(
    _ refund: Refund, allowsSeveral: Bool = true
  ) throws(RefundRefusal) -> [TimelineEntry] {
    if let refusal = refusal(refunding: refund.amount, allowsSeveral: allowsSeveral) {
      throw refusal
    }
    if let refusal = LineBalance(of: self).refusal(of: refund) { throw refusal }
    refunds.append(refund)
    return [TimelineEntry("refund_sending", refund.described)]
  }

  /// Moves one of its refunds by what is now known; less than was known changes nothing.
  ///
  /// - Returns: What to write in the timeline; empty where nothing changed.
  public mutating func apply(
    _ event: RefundEvent, toRefund key: IdempotencyKey
  ) -> [TimelineEntry] {
    guard let place = refunds.firstIndex(where: { $0.key == key }) else { return [] }
    // Another refund may have been taken in since the sum was asked for, and then it is that one's.
    if case .countedByGateway(let sum, _) = event, !explains(sum, by: refunds[place]) { return [] }
    let before = refunds[place]
    var entries = refunds[place].apply(event, intent: progress.paymentIntent, mode: mode)
    // Somebody was told that the customer has nothing of it, and may have paid by other means since.
    if before.hasEndedWithoutMoney, !refunds[place].hasEndedWithoutMoney {
      entries = alarmed(entries)
    }
    return entries + letGo(of: before, by: refunds[place])
  }

  /// Whether what the gateway has given back in all is what was given back before one refund, and
  /// that refund; none other is in flight beside it.
  public func explains(_ sum: Int64, by refund: Refund) -> Bool {
    let (mine, overflow) = refunded.minorUnits.addingReportingOverflow(refund.amount.minorUnits)
    return refund.state.isInFlight && !overflow && sum == mine
  }

  func total(_ isCounted: (Refund) -> Bool) -> Money {
    let sum = refunds.lazy.filter(isCounted).reduce(into: Int64(0)) { sum, refund in
      // Beyond 64 bits the sum stays at its end, so that nothing is left rather than too much; and
      // a gateway's refund of less than nothing does not make more be left.
      let (next, overflow) = sum.addingReportingOverflow(max(0, refund.amount.minorUnits))
      sum = overflow ? .max : next
    }
    return Money(minorUnits: sum, amount.currency)
  }
}
