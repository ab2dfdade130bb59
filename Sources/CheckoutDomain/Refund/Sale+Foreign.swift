/// Refunds of a sale that were made without Kasir: named by another till, nameless at the gateway's own
/// pages, or known by their sum alone.
extension Sale {
  /// Which refund of ours the gateway speaks of; nil for none.
  ///
  /// - Parameter namesAreTold: Whether the gateway is known to tell the name of a refund that has one: then
  ///   one without a name is none of ours.
  public func ownRefund(in found: GatewayRefund, namesAreTold: Bool) -> Refund? {
    refunds.first { $0.id == found.id } ?? refunds.first { $0.clientRef == found.clientRef }
      ?? (found.clientRef == nil && !namesAreTold ? refunds.first { $0.mayBe(found) } : nil)
  }

  /// Takes in a refund that the gateway tells of and that is none of ours.
  ///
  /// - Parameters:
  ///   - name: The name of one that has none.
  ///   - sum: What the gateway says it has given back in all, in minor units; nil where it does not.
  ///   - namesAreTold: As in ``ownRefund(in:namesAreTold:)``.
  /// - Returns: What to write in the timeline; empty where nothing changed.
  public mutating func takeForeign(
    _ found: GatewayRefund, _ name: @autoclosure () -> ClientRef, sum: Int64? = nil,
    namesAreTold: Bool, at now: Timestamp
  ) -> [TimelineEntry] {
    guard !isCounted(found, in: sum) else { return [] }
    let currency = amount.currency
    guard let minorUnits = found.amount, found.currency ?? currency.code == currency.code else {
      return []
    }
    let refund = Refund(
      key: IdempotencyKey(found.id.text), clientRef: found.clientRef ?? name(),
      amount: Money(minorUnits: minorUnits, currency),
      reason: found.reason.map(RefundReason.init) ?? .requestedByCustomer,
      createdAt: found.created ?? now, refundedBefore: refunded.minorUnits, state: .pending,
      id: found.id)
    let isGone = [.failed, .canceled].contains(found.status)
    let entries = adopt(
      refund, mayBeOwn: found.clientRef == nil && !namesAreTold && !isGone,
      mayBeCounted: !isGone || isLess(sum))
    return entries + apply(.ended(.done(found)), toRefund: refund.key)
  }

  /// Takes in, as one refund that was made elsewhere, what of a sum nothing else explains.
  ///
  /// While nobody knows what became of one of ours, nobody knows either how much of the sum is others'.
  ///
  /// - Parameters:
  ///   - sum: What the gateway says it has given back in all, in minor units.
  ///   - own: A refund of ours of which nothing has arrived; nil for none.
  public mutating func takeInRest(
    of sum: Int64, before own: IdempotencyKey?, as key: @autoclosure () -> IdempotencyKey,
    _ name: @autoclosure () -> ClientRef, at now: Timestamp
  ) -> [TimelineEntry] {
    // Once something is known of it, a part of the sum is taken for it already.
    let others = refunds.filter { $0.key != own || $0.state != .sending }
    guard !others.contains(where: { $0.state.isInFlight && $0.id == nil }) else { return [] }
    let kept = others.filter(\.state.isReserving).reduce(0) { $0 + $1.amount.minorUnits }
    let rest = sum - refunded.minorUnits - kept
    guard rest > 0 else { return [] }
    return adopt(
      Refund(
        key: key(), clientRef: name(), amount: Money(minorUnits: rest, amount.currency),
        reason: .madeElsewhere, createdAt: now, refundedBefore: refunded.minorUnits,
        state: .refunded))
  }

  /// Whether what a sum holds beside all that is known may be refunds that have failed: a gateway may be
  /// late to leave them out of it, or never do.
  ///
  /// - Parameter sum: What the gateway says it has given back in all, in minor units.
  public func mayCountFailed(_ sum: Int64) -> Bool {
    let rest = sum - refunded.minorUnits - reserved.minorUnits
    let failed = total { [.failed, .canceled].contains($0.state) }.minorUnits
    return rest > 0 && rest <= failed
  }

  /// Takes in a refund that Kasir did not make, as the gateway tells it.
  ///
  /// - Parameters:
  ///   - mayBeOwn: Whether it may be one of ours whose id nobody knows, because it carries no name.
  ///   - mayBeCounted: Whether it may be what was known by its sum alone.
  public mutating func adopt(
    _ refund: Refund, mayBeOwn: Bool = false, mayBeCounted: Bool = true
  ) -> [TimelineEntry] {
    let isKnown = refunds.contains { known in
      known.key == refund.key || known.id != nil && known.id == refund.id
    }
    guard !isKnown else { return [] }
    let isTwin = { (other: Refund) in
      other.id == nil && other.state == .refunded && other.amount == refund.amount
        && (mayBeOwn || other.reason == .madeElsewhere)
    }
    if refund.id != nil, mayBeCounted, let place = refunds.firstIndex(where: isTwin) {
      // Counted already, when only the sum was known.
      refunds[place].id = refund.id
      return [TimelineEntry("refund_recognised", refund.amount.formatted)]
    }
    refunds.append(refund)
    return [TimelineEntry("refund_imported", refund.amount.formatted)]
  }

  /// Takes in, as somebody else's, what was taken for one of ours because it had no name, now that the
  /// gateway has told ours by its name.
  ///
  /// - Parameters:
  ///   - mistaken: The refund of ours as it was believed to be.
  ///   - own: As it is known to be now.
  mutating func letGo(of mistaken: Refund, by own: Refund) -> [TimelineEntry] {
    // Of one that is split the other sending is found, and what has failed gave nobody anything.
    guard let id = mistaken.id, own.id != id, !mistaken.isSplit else { return [] }
    let state: RefundState =
      [.refunded, .failed, .canceled].contains(mistaken.state) ? mistaken.state : .pending
    let entries = adopt(
      Refund(
        key: IdempotencyKey(id.text), clientRef: ClientRef(id.text), amount: own.amount,
        reason: .requestedByCustomer, createdAt: own.createdAt,
        refundedBefore: own.refundedBefore, state: state, id: id),
      mayBeCounted: ![.failed, .canceled].contains(state))
    return mistaken.state == .refunded && own.state != .refunded ? alarmed(entries) : entries
  }

  /// Whether some of what was refunded elsewhere is known by its sum alone.
  public var hasSumOnly: Bool { refunds.contains(where: \.isSumOnly) }

  /// Whether one refund that was made elsewhere is most likely a part of what is known by its sum alone.
  ///
  /// One that is as much as such a sum is recognised by ``adopt(_:mayBeOwn:)``.
  private func isCounted(_ found: GatewayRefund, in sum: Int64?) -> Bool {
    let unnamed = refunds.filter(\.isSumOnly).map(\.amount.minorUnits)
    guard let amount = found.amount, let most = unnamed.max(), !unnamed.contains(amount) else {
      return false
    }
    guard let sum else { return amount < most }
    return amount > sum - refunded.minorUnits - reserved.minorUnits
  }

  /// Whether a sum says that something which was counted in it has failed: one that failed is in no sum.
  private func isLess(_ sum: Int64?) -> Bool { sum.map { $0 < refunded.minorUnits } ?? false }
}

extension Refund {
  fileprivate var isSumOnly: Bool { reason == .madeElsewhere && id == nil }

  /// Whether a refund without a name is most likely this one, whose answer was lost: were it counted
  /// beside this one, one refund would be two.
  fileprivate func mayBe(_ found: GatewayRefund) -> Bool {
    id == nil && found.clientRef == nil && state.isInFlight && found.amount == amount.minorUnits
  }
}
