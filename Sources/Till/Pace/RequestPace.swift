package import CheckoutDomain
import Synchronization

/// Who waits for an answer: whoever needs it most asks first (`reliability.md` §2).
package enum RequestClass: Int, Sendable, Comparable {
  /// Money whose fate is not known.
  case money
  /// A code that a customer looks at.
  case screen
  /// What somebody at this computer has just asked for.
  case person
  /// Everything else that is open.
  case background

  package static func < (lhs: RequestClass, rhs: RequestClass) -> Bool {
    lhs.rawValue < rhs.rawValue
  }
}

/// How fast one process asks one host: never faster than eight a second, and not at all while the
/// host wants to be left alone.
package final class RequestPace: RequestPacing {
  /// For whom the current task asks.
  @TaskLocal package static var kind = RequestClass.person

  /// The longest that a host is left alone at one word of it.
  static let longestHold = Duration.seconds(300)
  /// For so long after that it is asked half as often.
  static let slowTime = Duration.seconds(600)
  /// A person who has asked waits so long for a host that wants to be left alone, and is told rather than
  /// kept waiting where it is longer.
  static let patience = Duration.seconds(5)
  /// How long to leave a host alone that says "too many" without saying for how long; twice as long
  /// each time that it says so again.
  private static let usualHold = Duration.seconds(10)

  fileprivate struct State {
    var bucket = TokenBucket()
    var clock = GatewayClock()
    var heldUntil = Timestamp(milliseconds: 0)
    var slowUntil = Timestamp(milliseconds: 0)
    var refusals = 0
  }

  private let time: any TimeSource
  private let state = Mutex(State())

  package init(_ time: any TimeSource) { self.time = time }

  /// The gateway's clock.
  package var clock: GatewayClock { state.withLock(\.clock) }

  /// How long the host still wants to be left alone; nil where it does not.
  package var hold: Duration? {
    let now = time.now
    return state.withLock { $0.hold(now) }
  }

  /// By how many times everything is asked less often than usual.
  package var slowness: Int64 {
    let now = time.now
    return state.withLock { $0.slowness(now) }
  }

  package func turn() async -> Duration? {
    let kind = Self.kind
    while !Task.isCancelled {
      let now = time.now
      let (hold, pause) = state.withLock { state in
        let hold = state.hold(now)
        return (
          hold,
          hold
            ?? state.bucket.take(
              isForMoney: kind == .money, slowness: state.slowness(now), at: now)
        )
      }
      if let hold, kind == .person, hold > Self.patience { return hold }
      guard let pause else { return nil }
      try? await time.sleep(for: pause)
    }
    return nil
  }

  package func spend() {
    let now = time.now
    state.withLock { $0.bucket.spend(slowness: $0.slowness(now), at: now) }
  }

  package func note(_ sign: HostSign) {
    let now = time.now
    state.withLock { state in
      if let date = sign.date { state.clock.note(date, at: now) }
      switch sign.status {
      case 429:
        state.refusals += 1
        let usual = Self.usualHold * (1 << min(state.refusals - 1, 5))
        state.hold(for: sign.retryAfter ?? usual, now)
      case 503:
        if let wait = sign.retryAfter { state.hold(for: wait, now) }
      default: state.refusals = 0
      }
    }
  }

  /// Leaves the host alone for a while.
  package func hold(for wait: Duration) {
    let now = time.now
    state.withLock { $0.hold(for: wait, now) }
  }
}

extension RequestPace.State {
  fileprivate mutating func hold(for wait: Duration, _ now: Timestamp) {
    let wait = max(.seconds(1), min(wait, RequestPace.longestHold))
    heldUntil = max(min(heldUntil, now + RequestPace.longestHold), now + wait)
    slowUntil = heldUntil + RequestPace.slowTime
  }

  fileprivate func hold(_ now: Timestamp) -> Duration? {
    let left = heldUntil - now
    // A clock that was set back must not make anything wait for the old time to come again.
    return left > .zero ? min(left, RequestPace.longestHold) : nil
  }

  fileprivate func slowness(_ now: Timestamp) -> Int64 {
    now < slowUntil && slowUntil - now <= RequestPace.longestHold + RequestPace.slowTime ? 2 : 1
  }
}
