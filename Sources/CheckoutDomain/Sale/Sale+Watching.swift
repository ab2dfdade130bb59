extension Sale {
  /// How long after its end a late payment is still noticed.
  public static let lateTime = Duration.seconds(72 * 3600)

  /// Whether the gateway may still have something to say about it that is not known.
  ///
  /// An ended sale is done with only once the gateway was asked at least ``lateTime`` after its end:
  /// a counter that was closed for a week asks when it opens.
  public var isWatched: Bool {
    if refunds.contains(where: \.isOpenQuestion) || progress.rereadAt != nil { return true }
    switch progress.phase {
    case .sending, .unknown, .waiting: return true
    case .draft, .paid: return false
    // Its code may have been seen before the answer that differed.
    case .mismatch where progress.captured != nil: return false
    case .expired, .canceled, .failed, .mismatch:
      // A sale that was refused outright has no session that could still be paid.
      guard progress.sessionID != nil || progress.paymentIntent != nil,
        let endedAt = progress.endedAt
      else { return false }
      return progress.checkedAt.map { $0 < endedAt + Self.lateTime } ?? true
    }
  }
}

extension Refund {
  /// Whether the gateway may still have something to say about it that is not known.
  public var isOpenQuestion: Bool {
    switch state {
    case .sending, .unknown, .pending: true
    // Asked now and then; where the answer differed, there is nothing left to ask.
    case .needsHuman: id == nil || isOverdue || isSplit
    default: false
    }
  }
}
