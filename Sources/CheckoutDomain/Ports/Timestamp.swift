/// A moment on the wall clock: whole milliseconds since 1970, UTC.
public struct Timestamp: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  /// Makes a moment of milliseconds since 1970.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Whether one comes before the other.
  public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
    lhs.milliseconds < rhs.milliseconds
  }

  /// The moment `duration` later; it stays at the end of the range rather than overflow.
  public static func + (lhs: Timestamp, rhs: Duration) -> Timestamp {
    let (sum, overflow) = lhs.milliseconds.addingReportingOverflow(rhs.milliseconds)
    return Timestamp(milliseconds: overflow ? (rhs.milliseconds < 0 ? .min : .max) : sum)
  }

  /// The moment `duration` earlier; it stays at the end of the range rather than overflow.
  public static func - (lhs: Timestamp, rhs: Duration) -> Timestamp { lhs + (Duration.zero - rhs) }

  /// The time from one moment to a later one; negative when it is earlier.
  ///
  /// It stays at the end of 64 bits of milliseconds rather than overflow.
  public static func - (lhs: Timestamp, rhs: Timestamp) -> Duration {
    let (time, overflow) = lhs.milliseconds.subtractingReportingOverflow(rhs.milliseconds)
    return Duration(exactMilliseconds: overflow ? (lhs < rhs ? .min : .max) : time)
  }

  /// `2026-11-23T05:23:08Z`: seconds, in UTC.
  public var iso8601: String {
    let time = CalendarTime(self)
    return time.date + "T" + time.clock + "Z"
  }
}

extension Duration {
  /// Whole milliseconds, the rest cut off; a longer time than 64 bits hold stays at their end.
  public var milliseconds: Int64 { Int64(clamping: attoseconds / Self.attosecondsInMillisecond) }

  /// The same as `.milliseconds`, which is slow for what is reckoned all the time.
  fileprivate init(exactMilliseconds: Int64) {
    self.init(attoseconds: Int128(exactMilliseconds) * Self.attosecondsInMillisecond)
  }

  private static var attosecondsInMillisecond: Int128 { 1_000_000_000_000_000 }
}
