import CheckoutDomain
import Glibc

/// The wall clock.
struct SystemTime: TimeSource {
  var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// By what the clock that counts sleep is ahead of the one that does not (clock_gettime(2)).
  var asleep: Duration {
    var (all, awake) = (timespec(), timespec())
    clock_gettime(CLOCK_BOOTTIME, &all)
    clock_gettime(CLOCK_MONOTONIC, &awake)
    return .seconds(all.tv_sec - awake.tv_sec) + .nanoseconds(all.tv_nsec - awake.tv_nsec)
  }

  var sinceBoot: Duration {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  func sleep(for duration: Duration) async throws { try await Task.sleep(for: duration) }

  /// Time since the machine started, which only goes forward: for what comes before what, and how
  /// long a wait takes.
  static var sinceStart: Duration {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Seconds east of UTC at this moment, by `TZ` or the system's own zone.
  static var utcOffset: Int64 {
    var moment = time(nil)
    var local = tm()
    localtime_r(&moment, &local)
    return Int64(local.tm_gmtoff)
  }
}

/// The system's own source of random bits.
struct SystemRandom: RandomSource {
  func next() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
}
