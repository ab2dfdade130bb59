import CheckoutDomain
import Glibc
import Till

/// A day or a moment as scripts and people write it: `2026-11-23`, `yesterday`, `2026-11-23T05:23`,
/// `2026-11-23T05:23:08Z`.
///
/// Without a `Z` it is local time.
struct MomentOption {
  /// The moment itself, or the first one of the day that is meant.
  let start: Timestamp
  /// The moment itself, or the first one after the day that is meant.
  let end: Timestamp

  /// Reads a moment.
  ///
  /// - Parameters:
  ///   - option: The option it was given to, for the sentence.
  ///   - now: What `today` is reckoned from.
  init(
    parsing text: String, of option: String, now: Timestamp = Counter.time.now
  ) throws(TillError) {
    if let day = LocalDay(parsing: text, today: LocalDay(of: now)) {
      (start, end) = (day.start, day.end)
      return
    }
    guard let moment = Self.moment(text) else {
      throw TillError(
        .usage,
        "\(option) is “\(text)”: write 2026-11-23, yesterday, 2026-11-23T05:23 or "
          + "2026-11-23T05:23:08Z.")
    }
    (start, end) = (moment, moment)
  }

  private static func moment(_ text: String) -> Timestamp? {
    let isUTC = text.hasSuffix("Z")
    let halves = (isUTC ? text.dropLast() : text[...])
      .split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2, let day = numbers(halves[0], "-", widths: [4, 2, 2]),
      let clock = numbers(halves[1], ":", widths: [2, 2])
        ?? numbers(halves[1], ":", widths: [2, 2, 2]),
      clock[0] < 24, clock.allSatisfy({ $0 < 60 })
    else { return nil }
    var time = tm()
    (time.tm_year, time.tm_mon, time.tm_mday) = (
      Int32(day[0] - 1900), Int32(day[1] - 1), Int32(day[2])
    )
    (time.tm_hour, time.tm_min) = (Int32(clock[0]), Int32(clock[1]))
    time.tm_sec = clock.count == 3 ? Int32(clock[2]) : 0
    time.tm_isdst = -1
    let asked = (time.tm_year, time.tm_mon, time.tm_mday)
    let seconds = isUTC ? timegm(&time) : mktime(&time)
    // The 30th of February becomes a day in March.
    guard (time.tm_year, time.tm_mon, time.tm_mday) == asked else { return nil }
    return Timestamp(milliseconds: Int64(seconds) * 1000)
  }

  private static func numbers(
    _ text: Substring, _ separator: Character, widths: [Int]
  ) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == widths,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return parts.compactMap { Int($0) }
  }
}
