/// Writes the `Date` header, which a client may use to learn the gateway clock's offset.
package enum HTTPDate {
  /// The moment as `Sun, 06 Nov 1994 08:49:37 GMT`.
  ///
  /// - Parameter milliseconds: Milliseconds since the epoch.
  package static func text(of milliseconds: Int64) -> String {
    let seconds = milliseconds.flooredQuotient(by: 1000)
    let days = seconds.flooredQuotient(by: 86_400)
    let ofDay = seconds - days * 86_400
    let (year, month, day) = civil(days)
    let weekday = weekdays[Int((days + 4) - (days + 4).flooredQuotient(by: 7) * 7)]
    let time =
      twoDigits(ofDay / 3600) + ":" + twoDigits(ofDay / 60 % 60) + ":" + twoDigits(ofDay % 60)
    return "\(weekday), \(twoDigits(day)) \(months[Int(month) - 1]) \(year) \(time) GMT"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The Gregorian date of a day number counted from 1970-01-01, by eras of 400 years that begin
  /// on 1 March, so that the leap day is the last of its year.
  private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, ofYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

extension Int64 {
  /// The quotient rounded towards minus infinity; `divisor` is above zero.
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}
