import CheckoutDomain

/// A bucket that fills with time and gives one token a request (`reliability.md` §2).
///
/// A value without a clock of its own: each question brings the moment along.
struct TokenBucket: Hashable, Sendable {
  /// Tokens a second.
  static let rate: Int64 = 8
  /// The most tokens there are, for a burst.
  static let burst: Int64 = 16
  /// The last tokens are kept for money whose fate is not known.
  static let reserve: Int64 = 2

  /// In thousandths of a token, so that each millisecond fills whole ones.
  private var level: Int64 = burst * 1000
  private var filledAt: Timestamp?

  /// Takes a token.
  ///
  /// - Parameters:
  ///   - isForMoney: Whether it may be one of the last.
  ///   - slowness: By how many times the bucket fills more slowly than usual.
  /// - Returns: Nil where one was taken; otherwise how long to wait before the next try.
  mutating func take(
    isForMoney: Bool, slowness: Int64 = 1, at now: Timestamp
  ) -> Duration? {
    fill(slowness, now)
    let needed = (isForMoney ? 1 : 1 + Self.reserve) * 1000
    guard level < needed else {
      level -= 1000
      return nil
    }
    let perMillisecond = Self.rate
    return .milliseconds((needed - level) * max(1, slowness) / perMillisecond + 1)
  }

  /// Takes a token for a request that does not wait; the bucket may owe it.
  mutating func spend(slowness: Int64 = 1, at now: Timestamp) {
    fill(slowness, now)
    level = max(level - 1000, -Self.burst * 1000)
  }

  private mutating func fill(_ slowness: Int64, _ now: Timestamp) {
    // A clock that was set back fills nothing, and takes nothing away.
    let passed = filledAt.map { max(0, (now - $0).milliseconds) } ?? 0
    filledAt = now
    let gained = min(passed, 60_000) * Self.rate / max(1, slowness)
    level = min(Self.burst * 1000, level + gained)
  }
}
