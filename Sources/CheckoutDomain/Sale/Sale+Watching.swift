extension Sale {
  /// How long after its end a late payment is still noticed.
  public static let lateTime = Duration.seconds(72 * 3600)

  /// Has what has just ended, or was looked at after its end, be watched no shorter by a wrong clock: of two
  /// that differ, it ended by the one that is ahead, and was looked at by the one that is behind.
  ///
  /// - Parameters:
  ///   - before: The sale before it was moved.
  ///   - other: The time by the other clock; nil where both agree.
  public mutating func timeEnd(since before: Sale, byGateway other: Timestamp?) {
    guard let other else { return }
    if before.progress.endedAt != progress.endedAt {
      progress.endedAt = progress.endedAt.map { max($0, other) }
    }
    if before.progress.checkedAt != progress.checkedAt {
      progress.checkedAt = progress.checkedAt.map { min($0, other) }
    }
  }

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
