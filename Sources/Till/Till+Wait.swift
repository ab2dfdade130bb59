package import CheckoutDomain

extension Till {
  /// Waits until a sale is paid or has ended.
  ///
  /// - Parameters:
  ///   - deadline: When to give up waiting; the sale itself is not touched then.
  ///   - onTrouble: Told when the gateway cannot be asked, and nil when it can again.
  /// - Returns: The sale, with an error of kind `unknown` where time ran out.
  package func wait(
    for clientRef: ClientRef, until deadline: Timestamp,
    onTrouble: @Sendable (TillError?) -> Void = { _ in }
  ) async throws -> TillResult {
    var isTroubled = false
    var lookups = 0
    while true {
      guard let result = await refresh(clientRef) else {
        throw TillError.noSuchSale
      }
      if (result.error != nil) != isTroubled {
        isTroubled.toggle()
        onTrouble(result.error)
      }
      guard [.sending, .unknown, .waiting].contains(result.sale.progress.phase) else {
        return TillResult(sale: result.sale, error: result.sale.endingWithoutPayment)
      }
      lookups += 1
      let pause =
        PollSchedule.interval(for: result.sale, isOnScreen: true, lookups: lookups, now: time.now)
        ?? .seconds(2)
      let left = deadline - time.now
      guard left > .zero else {
        return TillResult(sale: result.sale, error: result.outOfTime)
      }
      // The last question is asked at the deadline itself.
      try await time.sleep(for: min(pause, left))
    }
  }
}

extension TillResult {
  /// That time is up, and why the gateway did not say more, where it could not be asked.
  fileprivate var outOfTime: TillError {
    let trouble = error.map { " The gateway could not be asked: " + $0.message } ?? ""
    return TillError(
      .unknown, "\(sale.reference) is still \(sale.state.word)." + trouble,
      httpStatus: error?.httpStatus, hint: "It is not canceled: wait again, or expire it.")
  }
}

extension Sale {
  fileprivate var endingWithoutPayment: TillError? {
    switch progress.phase {
    case .paid: nil
    case .mismatch: TillError(.mismatch, progress.problem ?? "The gateway's answer differs.")
    default:
      TillError(.rejected, "\(reference) ended without payment: it is \(state.word).")
    }
  }
}
