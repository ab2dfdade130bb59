import CheckoutDomain

/// Reads the date of an HTTP header (RFC 9110 §5.6.7), in its one form that may still be sent.
enum HTTPDate {
  /// The moment of a date such as `Sun, 06 Nov 1994 08:49:37 GMT`; nil for another form.
  static func moment(_ date: String) -> Timestamp? {
    seconds(date).map { Timestamp(milliseconds: $0 * 1000) }
  }

  /// The seconds since 1970 of a date such as `Sun, 06 Nov 1994 08:49:37 GMT`; nil for another form.
  static func seconds(_ date: String) -> Int64? {
    let text = Array(date.utf8)
    guard text.count == 29, text[25...] == gmt[...],
      let day = number(text[5..<7]), (1...31).contains(day),
      let month = months.firstIndex(of: Array(text[8..<11])).map({ Int64($0) + 1 }),
      let year = number(text[12..<16]), year >= 1970,
      let hour = number(text[17..<19]), hour <= 23,
      let minute = number(text[20..<22]), minute <= 59,
      let second = number(text[23..<25]), second <= 60,
      gaps.allSatisfy({ text[$0.place] == $0.byte })
    else { return nil }
    return days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    digits.reduce(Int64?(0)) { sum, byte in
      guard let sum, (0x30...0x39).contains(byte) else { return nil }
      return sum * 10 + Int64(byte - 0x30)
    }
  }

  private static let gmt = Array(" GMT".utf8)
  /// What stands between the parts.
  private static let gaps: [(place: Int, byte: UInt8)] = [
    (3, 0x2C), (4, 0x20), (7, 0x20), (11, 0x20), (16, 0x20), (19, 0x3A), (22, 0x3A),
  ]

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ].map { Array($0.utf8) }

  /// Days since 1970-01-01; years begin in March, so that a leap day is the last of its year.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
