import CheckoutDomain
import Glibc

/// A calendar day in the shop's own time zone: that of `TZ`, or the system's.
struct LocalDay: Hashable {
  let year: Int, month: Int, day: Int

  /// The day that a moment lies in.
  init(of moment: Timestamp) {
    var seconds = time_t(moment.milliseconds / 1000)
    var local = tm()
    localtime_r(&seconds, &local)
    (year, month, day) = (Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday))
  }

  /// Reads `2026-11-25`, `today` or `yesterday`; nil for anything else, and for a day that no month
  /// has.
  init?(parsing text: String, today: LocalDay) {
    switch text {
    case "today": self = today
    case "yesterday": self = today.adding(days: -1)
    default:
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.map(\.utf8.count) == [4, 2, 2],
        text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) }),
        let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year >= 1970
      else { return nil }
      let wanted = LocalDay(year, month, day)
      guard wanted.adding(days: 0) == wanted else { return nil }
      self = wanted
    }
  }

  private init(_ year: Int, _ month: Int, _ day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Its first moment.
  var start: Timestamp {
    var local = tm()
    local.tm_year = Int32(year - 1900)
    local.tm_mon = Int32(month - 1)
    local.tm_mday = Int32(day)
    // Whether it is summer time is for the system to know.
    local.tm_isdst = -1
    return Timestamp(milliseconds: Int64(mktime(&local)) * 1000)
  }

  /// The first moment after it.
  var end: Timestamp { adding(days: 1).start }

  /// The day so many days later, in a calendar without gaps.
  private func adding(days: Int) -> LocalDay {
    var local = tm()
    local.tm_year = Int32(year - 1900)
    local.tm_mon = Int32(month - 1)
    local.tm_mday = Int32(day + days)
    // Noon is the same day whatever the clocks do at night.
    local.tm_hour = 12
    local.tm_isdst = -1
    _ = mktime(&local)
    return LocalDay(Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday))
  }
}
