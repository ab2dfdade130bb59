import CheckoutDomain
import Glibc

/// The wall clock, or one that is slow by some time.
struct SystemClock: TimeSource {
  var ago = Duration.zero

  var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
      - ago
  }

  func sleep(for duration: Duration) async throws { try await Task.sleep(for: duration) }
}

/// The system's own source of random bits.
struct SystemDice: RandomSource {
  func next() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
}
