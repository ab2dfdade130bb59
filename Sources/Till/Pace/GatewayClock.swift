package import CheckoutDomain

/// How far the gateway's clock is from this computer's, by the dates of its answers.
package struct GatewayClock: Hashable, Sendable {
  /// So far both may be apart before somebody is told.
  package static let tolerance = Duration.seconds(60)
  /// Beyond this nothing that the clock says can be believed, and no real money is moved.
  package static let mostForMoney = Duration.seconds(24 * 3600)
  private static let kept = 9

  private var samples: [Int64] = []

  package init() {}

  /// Takes in the date of an answer.
  ///
  /// - Parameters:
  ///   - date: As the gateway says, without the part of the second that has passed.
  ///   - now: When the answer was there.
  package mutating func note(_ date: Timestamp, at now: Timestamp) {
    // Half a second is what a date leaves out on average.
    samples.append((date - now).milliseconds + 500)
    if samples.count > Self.kept { samples.removeFirst() }
  }

  /// The gateway's time less ours: the median of the last nine answers; nil before the first.
  package var offset: Duration? {
    samples.isEmpty ? nil : .milliseconds(samples.sorted()[samples.count / 2])
  }

  /// The gateway's time less ours by the last answer alone: also right after a clock was set.
  package var lastOffset: Duration? { samples.last.map { .milliseconds($0) } }

  /// The offset where it is too far for people not to know; nil where all is well.
  package var alarm: Duration? {
    // One answer alone may have been held up on its way.
    guard samples.count >= 3, let offset, Self.size(offset) > Self.tolerance else { return nil }
    return offset
  }

  /// Whether real money must not be moved by this clock.
  package var forbidsLiveMoney: Bool {
    offset.map { Self.size($0) > Self.mostForMoney } ?? false
  }

  /// `3 min ahead of`, `2 h behind`: this computer's clock beside the gateway's.
  package static func words(_ offset: Duration) -> String {
    let seconds = size(offset).components.seconds
    let amount =
      seconds >= 2 * 86_400
      ? "\(seconds / 86_400) days"
      : seconds >= 2 * 3600
        ? "\(seconds / 3600) h" : seconds >= 120 ? "\(seconds / 60) min" : "\(seconds) s"
    return amount + (offset < .zero ? " ahead of" : " behind")
  }

  private static func size(_ offset: Duration) -> Duration {
    offset < .zero ? .zero - offset : offset
  }
}
