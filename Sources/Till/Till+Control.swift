package import CheckoutDomain

/// What is done so that nothing is believed, or waited for, in silence.
extension Till {
  /// Reads once more what the gateway said of a sale's money, where it is time for that: a provider
  /// may have taken it back.
  func reread(_ sale: Sale) async throws(TillError) -> TillResult {
    guard sale.isRereadDue(time.now), let id = sale.progress.paymentIntent else {
      return TillResult(sale: sale)
    }
    let outcome = await gateway.paymentIntent(id)
    guard let intent = outcome.value else {
      return TillResult(sale: sale, error: TillError(outcome, isQuestion: true))
    }
    var answers: [GatewayRefund] = []
    for refund in sale.refunds where refund.state == .refunded {
      guard let id = refund.id else { continue }
      let outcome = await gateway.refund(id)
      guard let answer = outcome.value else {
        return TillResult(sale: sale, error: TillError(outcome, isQuestion: true))
      }
      answers.append(answer)
    }
    let told = answers
    let now = time.now
    if sale.isTakenBack(by: intent, refunds: told), try !isDoubted(sale) {
      return TillResult(sale: try change(sale.clientRef) { $0.apply(.rereadDoubted, at: now) })
    }
    return TillResult(
      sale: try change(sale.clientRef) { sale, ledger in
        let unclear = try unclear(told, of: sale, ledger)
        return sale.apply(.reread(intent, refunds: told, unclear: unclear), at: now)
      })
  }

  /// Which of the refunds that failed after all have a sending that may still arrive.
  private func unclear(
    _ answers: [GatewayRefund], of sale: Sale, _ ledger: any LedgerReader
  ) throws -> [RefundID] {
    try answers.filter { answer in
      guard let own = sale.refunds.first(where: { $0.id == answer.id }) else { return false }
      return try isFailure(.ended(.done(answer)))
        && mayAnotherArrive(beside: answer, of: own, ledger)
    }.map(\.id)
  }

  /// Whether the last reading took the success back, too.
  private func isDoubted(_ sale: Sale) throws(TillError) -> Bool {
    try read { try $0.timeline(of: sale.clientRef) }.map(\.entry.kind)
      .last { ["reread_doubted", "confirmed", "revised"].contains($0) } == "reread_doubted"
  }

  /// Writes into a sale that the gateway says nothing of it.
  func markUnanswered(_ clientRef: ClientRef, _ error: TillError) throws(TillError) -> Sale {
    let now = time.now
    return try change(clientRef) { $0.apply(.unanswered(error.message), at: now) }
  }

  /// The time by the gateway's clock, by which it ends its sessions; ours where both agree to the
  /// accuracy of its dates, or nobody knows.
  package var gatewayTime: Timestamp {
    let now = time.now
    guard let offset = pace.clock.offset, abs(offset.milliseconds) > 2000 else { return now }
    return now + offset
  }

  /// The time by the gateway's last answer, where its clock and ours are so far apart that days are
  /// counted wrong; nil where they are not, or nobody knows.
  var gatewayNow: Timestamp? {
    guard let offset = pace.clock.lastOffset, abs(offset.milliseconds) > 3_600_000 else {
      return nil
    }
    return time.now + offset
  }

  /// Of our clock and the gateway's the one that is behind: a refund is made then, so that its key is
  /// never taken for younger than it is, and what has to be old is old by both.
  var earlierTime: Timestamp { min(time.now, gatewayTime) }
  /// Of our clock and the gateway's the one that is ahead.
  var laterTime: Timestamp { max(time.now, gatewayTime) }

  /// Refuses to move real money by a clock that cannot be believed.
  func requireClock() throws(TillError) {
    guard gateway.mode == .live, pace.clock.forbidsLiveMoney, let offset = pace.clock.offset else {
      return
    }
    throw TillError(
      .limit,
      "This computer's clock is \(GatewayClock.words(offset)) the gateway's: no real money is moved "
        + "by it. Nothing was sent.",
      hint: "Set the clock right, and start Kasir again.")
  }
}

extension TillError {
  /// Whether the gateway has answered, and what it said is about one sale rather than about everybody
  /// who asks.
  var isAboutOneSale: Bool {
    guard let httpStatus else { return false }
    return (200...299).contains(httpStatus)
      || (400...499).contains(httpStatus) && ![401, 403, 408, 425, 429].contains(httpStatus)
  }
}
