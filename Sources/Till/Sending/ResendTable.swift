import CheckoutDomain

/// When a request is sent again within the call that sent it first (table R7 of `reliability.md`).
///
/// Whatever is not named here is never sent again by itself: nobody knows whether it arrived.
struct ResendTable {
  /// How long a money command may take from its first sending on; a little less than the minute that
  /// it has, so that what came of it is written down in time, too.
  static let callTime = Duration.seconds(58)

  /// A sending in less time than this would rather make an unknown outcome than a known one.
  private static let leastSendTime = Duration.seconds(18)
  /// For so long a gateway that cannot be reached is tried again: somebody waits at the counter.
  private static let patience = Duration.seconds(15)
  private static let mostSendings = 4

  /// Why it is sent again.
  enum Reason: Hashable {
    /// Not one byte arrived.
    case notSent
    /// The gateway refused it before any work.
    case tooMany
    /// The gateway says that an earlier sending of it is at work: first that one is looked for.
    case conflict
  }

  /// What is done next.
  struct Again: Hashable {
    var reason: Reason
    /// How long to wait before.
    var pause: Duration
  }

  /// Says what comes after a sending; nil where that was the last.
  ///
  /// - Parameters:
  ///   - sendings: How many there were, with this one.
  ///   - elapsed: The time since the first began.
  ///   - random: Spreads the pauses, so that many counters do not come back in step.
  static func next(
    after delivery: Delivery, sendings: Int, elapsed: Duration, random: UInt64
  ) -> Again? {
    guard sendings < mostSendings else { return nil }
    switch delivery {
    case .unknown: return nil
    case .notSent:
      let pause = spread(.milliseconds(500 << (sendings - 1)), random)
      return elapsed + pause <= patience ? Again(reason: .notSent, pause: pause) : nil
    case .answered(let answer) where answer.status == 429:
      // Never earlier than the gateway asked for.
      let asked = answer.retryAfter ?? .seconds(10 << (sendings - 1))
      return fitting(Again(reason: .tooMany, pause: spread(asked, random)), elapsed)
    case .answered(let answer) where answer.status == 409:
      return fitting(
        Again(reason: .conflict, pause: spread(.seconds(2 << (sendings - 1)), random)), elapsed)
    case .answered: return nil
    }
  }

  /// The time that one more sending may take; nil where too little is left for one.
  static func limit(elapsed: Duration) -> Duration? {
    let left = callTime - max(.zero, elapsed)
    return left < leastSendTime ? nil : min(Attempt.longestSending, left)
  }

  private static func fitting(_ again: Again, _ elapsed: Duration) -> Again? {
    limit(elapsed: elapsed + again.pause) == nil ? nil : again
  }

  /// Up to a fifth more.
  private static func spread(_ pause: Duration, _ random: UInt64) -> Duration {
    pause + .milliseconds(pause.milliseconds * Int64(random % 201) / 1000)
  }
}
