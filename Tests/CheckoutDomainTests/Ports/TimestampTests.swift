import CheckoutDomain
import Testing

struct TimestampTests {
  @Test(arguments: [
    (Int64(1_795_411_388_000), "2026-11-23T05:23:08Z"), (0, "1970-01-01T00:00:00Z"),
    (1_795_411_388_999, "2026-11-23T05:23:08Z"), (-1, "1969-12-31T23:59:59Z"),
    (1_689_596_176_000, "2023-07-17T12:16:16Z"), (1_709_164_800_000, "2024-02-29T00:00:00Z"),
  ])
  func `is written as a second of UTC`(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).iso8601 == text)
  }

  @Test func `later and earlier moments, and the time between them`() {
    let moment = Timestamp(milliseconds: 1_795_411_388_000)
    #expect(moment + .seconds(86_400) == Timestamp(milliseconds: 1_795_497_788_000))
    #expect(moment - .milliseconds(1) == Timestamp(milliseconds: 1_795_411_387_999))
    #expect((moment + .seconds(90)) - moment == .seconds(90))
    #expect(moment - (moment + .seconds(90)) == .seconds(-90))
    #expect(moment < moment + .milliseconds(1))
    #expect(moment + .nanoseconds(999_999) == moment)
  }

  @Test func `the ends of the range are reached and not passed`() {
    let (first, last) = (Timestamp(milliseconds: .min), Timestamp(milliseconds: .max))
    #expect(last + .milliseconds(1) == last)
    #expect(first - .milliseconds(1) == first)
    #expect(Timestamp(milliseconds: 0) + .seconds(Int64.max) == last)
    #expect(Timestamp(milliseconds: 0) - .seconds(Int64.max) == first)
    #expect(Timestamp(milliseconds: 0) + .seconds(Int64.min) == first)
    #expect(last - first == .milliseconds(Int64.max))
    #expect(first - last == .milliseconds(Int64.min))
    #expect(last - Timestamp(milliseconds: -1) > .zero)
  }

  @Test(arguments: [
    (Duration.seconds(45), Int64(45_000)), (.milliseconds(-3), -3), (.zero, 0),
    (.microseconds(1999), 1),
    (.microseconds(-1999), -1), (.milliseconds(Int64.max), Int64.max),
    (.milliseconds(Int64.min), Int64.min), (.seconds(Int64.max), .max), (.seconds(Int64.min), .min),
  ])
  func `a duration in whole milliseconds`(duration: Duration, milliseconds: Int64) {
    #expect(duration.milliseconds == milliseconds)
  }

  @Test func `adding a time and taking it away again is nothing`() {
    var random = SeededGenerator(seed: 61)
    for _ in 0..<3000 {
      let moment = Timestamp(milliseconds: random.integer() / 4)
      let time = Duration.milliseconds(random.integer() / 4)
      #expect((moment + time) - time == moment)
      #expect((moment + time) - moment == time)
      #expect((moment + time < moment) == (time < .zero))
    }
  }
}
