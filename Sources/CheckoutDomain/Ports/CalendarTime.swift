/// A moment as a calendar and a clock show it, at a fixed offset from UTC.
public struct CalendarTime: Hashable, Sendable {
  /// The calendar day.
  public let year: Int64, month: Int64, day: Int64
  /// The time of day.
  public let hour: Int64, minute: Int64, second: Int64

  /// Reads a moment at an offset.
  ///
  /// - Parameters:
  ///   - moment: The moment.
  ///   - offset: Seconds east of UTC; Jakarta is 25,200.
  public init(_ moment: Timestamp, offset: Int64 = 0) {
    let seconds = Self.floorDivide(moment.milliseconds, 1000) + offset
    let days = Self.floorDivide(seconds, 86_400)
    let rest = seconds - days * 86_400
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    // Days since 0000-03-01 make leap days the last day of a year of 400 * 365.2425 days.
    let shifted = days + 719_468
    let era = Self.floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2026-11-23`.
  public var date: String {
    Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
  }
  /// `05:23:08`.
  public var clock: String { minuteClock + ":" + Self.padded(second, 2) }
  /// `05:23`.
  public var minuteClock: String { Self.padded(hour, 2) + ":" + Self.padded(minute, 2) }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func floorDivide(_ dividend: Int64, _ divisor: Int64) -> Int64 {
    dividend / divisor - (dividend % divisor < 0 ? 1 : 0)
  }
}
