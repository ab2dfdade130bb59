/// Where the time comes from.
///
/// Nothing reads the wall clock by itself.
public protocol TimeSource: Sendable {
  /// The moment now.
  var now: Timestamp { get }

  /// Waits.
  ///
  /// - Throws: `CancellationError` when the task is cancelled meanwhile.
  func sleep(for duration: Duration) async throws
}

/// Where randomness comes from.
public protocol RandomSource: Sendable {
  /// 64 random bits.
  func next() -> UInt64
}
