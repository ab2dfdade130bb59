import Synchronization

/// A clock that a test moves.
final class Clock: Sendable {
  private let time: Mutex<Int64>

  init(milliseconds: Int64) {
    time = Mutex(milliseconds)
  }

  var milliseconds: Int64 { time.withLock { $0 } }

  func advance(_ milliseconds: Int64) {
    time.withLock { $0 += milliseconds }
  }
}
