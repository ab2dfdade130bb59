/// Where the time comes from.
///
/// Nothing reads the wall clock by itself.
public protocol TimeSource: Sendable {
  /// The moment now.
  var now: Timestamp { get }

  /// How long the machine has slept since it was started; it grows with each sleep.
  var asleep: Duration { get }

  /// How long ago the machine was started, sleep counted: by a clock that nobody sets.
  var sinceBoot: Duration { get }

  /// Waits.
  ///
  /// - Throws: `CancellationError` when the task is cancelled meanwhile.
  func sleep(for duration: Duration) async throws
}

extension TimeSource {
  /// A machine that never sleeps.
  public var asleep: Duration { .zero }

  /// Of a clock that nobody sets.
  public var sinceBoot: Duration { .milliseconds(now.milliseconds) }
}

/// Where randomness comes from.
public protocol RandomSource: Sendable {
  /// 64 random bits.
  func next() -> UInt64
}
