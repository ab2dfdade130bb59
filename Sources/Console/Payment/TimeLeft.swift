/// The time a customer has left, in words that change as seldom as they can.
enum TimeLeft {
  private static let minute = Duration.seconds(60)
  /// From here on the seconds are shown.
  private static let close = Duration.seconds(600)

  /// `23 h 59 min`, `42 min`, `9 min 05 s`, `time is up`.
  static func words(_ left: Duration, _ words: Words) -> String {
    let seconds = left.components.seconds
    guard seconds > 0 else { return words.timeIsUp }
    let minutes = seconds / 60
    if left >= minute * 60 { return words.hoursMinutes(minutes / 60, two(minutes % 60)) }
    return left >= close
      ? words.minutes(minutes) : words.minutesSeconds(minutes, two(seconds % 60))
  }

  /// How long the words stay true: to the next minute, or to the next second near the end.
  static func untilItReadsOtherwise(_ left: Duration) -> Duration {
    if left <= .zero { return minute }
    let step = left > close ? Int64(60_000) : 1000
    let rest =
      (left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000) % step
    return .milliseconds(rest + 1)
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
