import CheckoutDomain

/// Reads the date of an HTTP header (RFC 9110 §5.6.7), in its one form that may still be sent.
enum HTTPDate {
  /// The moment of a date such as `Sun, 06 Nov 1994 08:49:37 GMT`; nil for another form.
  static func moment(_ date: String) -> Timestamp? {
    seconds(date).map { Timestamp(milliseconds: $0 * 1000) }
  }

  /// The seconds since 1970 of a date such as `Sun, 06 Nov 1994 08:49:37 GMT`; nil for another form.
  static func seconds(_ date: String) -> Int64? {
    let parts = date.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let day = Int64(parts[1]), (1...31).contains(day),
      let month = months.firstIndex(of: parts[2]).map({ Int64($0) + 1 }),
      let year = Int64(parts[3]), (1970...9999).contains(year)
    else { return nil }
    let clock = parts[4].split(separator: ":").compactMap { Int64($0) }
    guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]),
      (0...60).contains(clock[2])
    else { return nil }
    return days(year, month, day) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }

  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Days since 1970-01-01; years begin in March, so that a leap day is the last of its year.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
