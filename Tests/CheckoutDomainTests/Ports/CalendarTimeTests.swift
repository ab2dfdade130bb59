import CheckoutDomain
import Testing

struct CalendarTimeTests {
  @Test(arguments: [
    // Leap days, and the years that only look like leap years.
    ("2024-02-28T23:59:59Z", "2024-02-29T00:00:00Z"),
    ("2024-02-29T23:59:59Z", "2024-03-01T00:00:00Z"),
    ("2023-02-28T23:59:59Z", "2023-03-01T00:00:00Z"),
    ("2000-02-29T23:59:59Z", "2000-03-01T00:00:00Z"),
    ("1900-02-28T23:59:59Z", "1900-03-01T00:00:00Z"),
    ("2100-02-28T23:59:59Z", "2100-03-01T00:00:00Z"),
    // The end of every month, and of the year.
    ("2026-01-31T23:59:59Z", "2026-02-01T00:00:00Z"),
    ("2026-03-31T23:59:59Z", "2026-04-01T00:00:00Z"),
    ("2026-04-30T23:59:59Z", "2026-05-01T00:00:00Z"),
    ("2026-05-31T23:59:59Z", "2026-06-01T00:00:00Z"),
    ("2026-06-30T23:59:59Z", "2026-07-01T00:00:00Z"),
    ("2026-07-31T23:59:59Z", "2026-08-01T00:00:00Z"),
    ("2026-08-31T23:59:59Z", "2026-09-01T00:00:00Z"),
    ("2026-09-30T23:59:59Z", "2026-10-01T00:00:00Z"),
    ("2026-10-31T23:59:59Z", "2026-11-01T00:00:00Z"),
    ("2026-11-30T23:59:59Z", "2026-12-01T00:00:00Z"),
    ("2026-12-31T23:59:59Z", "2027-01-01T00:00:00Z"),
    ("1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z"),
    ("1999-12-31T23:59:59Z", "2000-01-01T00:00:00Z"),
    ("2038-01-19T03:14:07Z", "2038-01-19T03:14:08Z"),
  ])
  func `a second later is the next day, month or year`(text: String, next: String) throws {
    let moment = try #require(Self.moment(text))
    #expect(moment.iso8601 == text)
    #expect((moment + .seconds(1)).iso8601 == next)
    #expect((moment + .milliseconds(999)).iso8601 == text)
  }

  @Test func `every day from 1600 to 2400 is the day that counting gives`() {
    var (year, month, day): (Int64, Int64, Int64) = (1600, 1, 1)
    var wrong: [String] = []
    for number in Self.days(before: 1600)..<Self.days(before: 2400) {
      let time = CalendarTime(Timestamp(milliseconds: number * 86_400_000 + 43_200_000))
      if (time.year, time.month, time.day) != (year, month, day) { wrong.append(time.date) }
      day += 1
      if day > Self.length(of: month, in: year) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(wrong == [])
  }

  @Test func `a moment is read back from what the calendar shows, at every offset`() throws {
    var random = SeededGenerator(seed: 62)
    for _ in 0..<3000 {
      let seconds = Int64.random(in: -11_000_000_000...13_000_000_000, using: &random)
      let offset = Int64.random(in: -14...14, using: &random) * 3600
      let moment = Timestamp(milliseconds: seconds * 1000)
      let time = CalendarTime(moment, offset: offset)
      let text = time.date + "T" + time.clock + "Z"
      #expect(Self.moment(text) == moment + .seconds(offset))
    }
  }

  @Test func `Jakarta is seven hours ahead`() {
    let moment = Timestamp(milliseconds: 1_795_456_388_000)
    let there = CalendarTime(moment, offset: 25_200)
    #expect(CalendarTime(moment).date == "2026-11-23")
    #expect(CalendarTime(moment).clock == "17:53:08")
    #expect(there.date == "2026-11-24")
    #expect(there.minuteClock == "00:53")
  }

  @Test func `the ends of 64 bits are shown rather than trapped on`() {
    for milliseconds in [Int64.min, .min + 1, .max - 1, .max] {
      for offset in [Int64(-50_400), 0, 50_400] {
        let time = CalendarTime(Timestamp(milliseconds: milliseconds), offset: offset)
        #expect((1...12).contains(time.month) && (1...31).contains(time.day))
        #expect((0...23).contains(time.hour) && (0...59).contains(time.second))
        #expect((time.year < 0) == (milliseconds < 0))
      }
    }
  }

  private static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(of month: Int64, in year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970 to the first day of a year, counted one year at a time.
  private static func days(before year: Int64) -> Int64 {
    year >= 1970
      ? (1970..<year).reduce(0) { $0 + (isLeap($1) ? 366 : 365) }
      : (year..<1970).reduce(0) { $0 - (isLeap($1) ? 366 : 365) }
  }

  private static func moment(_ text: String) -> Timestamp? {
    let numbers = text.split { !$0.isNumber }.compactMap { Int64($0) }
    guard numbers.count == 6 else { return nil }
    let months = (1..<numbers[1]).reduce(0) { $0 + length(of: $1, in: numbers[0]) }
    let days = days(before: numbers[0]) + months + numbers[2] - 1
    return Timestamp(
      milliseconds: (days * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5]) * 1000)
  }
}
