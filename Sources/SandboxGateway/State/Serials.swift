/// Hands out the 19-digit numbers of all ids (contract sheet §1): Snowflakes, so the number tells
/// the time of creation, and always rising.
struct Serials: Hashable, Codable, Sendable {
  /// What the gateway's Snowflakes count milliseconds from.
  static let epoch: Int64 = 1_288_834_974_657
  /// Below this a number would have fewer than 19 digits.
  private static let firstMillisecond: Int64 = 238_418_579_102
  private static let lastMillisecond = Int64.max >> 22

  private var last: Int64 = 0

  /// The next number.
  ///
  /// - Parameter now: Milliseconds since 1970.
  mutating func next(now: Int64) -> Int64 {
    let elapsed = min(max(now - Self.epoch, Self.firstMillisecond), Self.lastMillisecond)
    last = max(elapsed << 22, last + 1)
    return last
  }
}
