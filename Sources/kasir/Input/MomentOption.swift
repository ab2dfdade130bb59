import CheckoutDomain
import Glibc
import Till

/// A moment as scripts and people write it: `2026-11-23`, `2026-11-23T05:23`, `2026-11-23T05:23:08Z`.
///
/// Without a `Z` it is local time.
struct MomentOption {
  /// The moment itself, or the first one of the day that is meant.
  let start: Timestamp
  /// The moment itself, or the first one after the day that is meant.
  let end: Timestamp

  /// Reads a moment.
  ///
  /// - Parameter option: The option it was given to, for the sentence.
  init(parsing text: String, of option: String) throws(TillError) {
    let wrong = TillError(
      .usage,
      "\(option) is “\(text)”: write 2026-11-23, 2026-11-23T05:23 or 2026-11-23T05:23:08Z.")
    let isUTC = text.hasSuffix("Z")
    let halves = (isUTC ? text.dropLast() : text[...])
      .split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count <= 2, !(isUTC && halves.count == 1),
      let day = Self.numbers(halves[0], "-", widths: [4, 2, 2])
    else { throw wrong }
    var clock = [0, 0, 0]
    if halves.count == 2 {
      guard
        let read = Self.numbers(halves[1], ":", widths: [2, 2])
          ?? Self.numbers(halves[1], ":", widths: [2, 2, 2])
      else { throw wrong }
      clock = read + (read.count == 2 ? [0] : [])
    }
    guard let start = Self.moment(day, clock, isUTC: isUTC) else { throw wrong }
    self.start = start
    guard halves.count == 1 else {
      end = start
      return
    }
    // Not a day's seconds: a day on which clocks are put back is longer.
    guard let next = Self.moment([day[0], day[1], day[2] + 1], clock, isUTC: false, lenient: true)
    else { throw wrong }
    end = next
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

  /// Nil for a day or a time that no calendar has, such as the 30th of February.
  private static func moment(
    _ day: [Int], _ clock: [Int], isUTC: Bool, lenient: Bool = false
  ) -> Timestamp? {
    var time = tm()
    (time.tm_year, time.tm_mon, time.tm_mday) = (
      Int32(day[0] - 1900), Int32(day[1] - 1), Int32(day[2])
    )
    (time.tm_hour, time.tm_min, time.tm_sec) = (Int32(clock[0]), Int32(clock[1]), Int32(clock[2]))
    time.tm_isdst = -1
    let asked = (time.tm_year, time.tm_mon, time.tm_mday)
    guard clock[0] < 24, clock[1] < 60, clock[2] < 60 else { return nil }
    let seconds = isUTC ? timegm(&time) : mktime(&time)
    guard lenient || (time.tm_year, time.tm_mon, time.tm_mday) == asked else { return nil }
    return Timestamp(milliseconds: Int64(seconds) * 1000)
  }
}
