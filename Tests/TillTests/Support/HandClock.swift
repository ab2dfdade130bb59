import CheckoutDomain
import Synchronization
import Testing

@testable import Till

/// A clock that stands still until a test moves it.
///
/// Who sleeps by it for five real minutes has been forgotten: that is a failure, not a wait without end.
final class HandClock: TimeSource {
  private struct Sleeper {
    let until: Timestamp
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Timestamp(milliseconds: 1_790_000_000_000)
    var sleepers: [Int: Sleeper] = [:]
    var cancelled: Set<Int> = []
    var sleeps: [Duration] = []
    var movesByItself = false
    var asleep = Duration.zero
    /// By how much somebody has set it.
    var isOff = Duration.zero
    var beforeNextSleep: (@Sendable () async -> Void)?
  }

  private let state = Mutex(State())

  var now: Timestamp { state.withLock(\.now) }
  /// Who sleeps by it, and can tell whether they have come to rest.
  let watchers = Box<[ObjectIdentifier: Watcher]>([:])
  /// Whether all of them have.
  var areWatchersAtRest: Bool {
    get async {
      for watcher in watchers.value.values where await !watcher.isAtRest { return false }
      return true
    }
  }

  /// How long the machine has slept.
  var asleep: Duration { state.withLock(\.asleep) }
  /// How long each sleep so far was to be.
  var sleeps: [Duration] { state.withLock(\.sleeps) }
  /// How many sleep now.
  var sleeping: Int { state.withLock(\.sleepers.count) }

  /// Lets every sleep end at once, with the clock moved on by it.
  func moveByItself() { state.withLock { $0.movesByItself = true } }

  /// Runs `body` once, when somebody is about to sleep.
  func beforeNextSleep(_ body: @escaping @Sendable () async -> Void) {
    state.withLock { $0.beforeNextSleep = body }
  }

  /// Moves the clock, and wakes whoever has slept enough.
  func advance(by duration: Duration) {
    let woken = state.withLock { state in
      state.now = state.now + duration
      let due = state.sleepers.filter { $0.value.until <= state.now }
      for number in due.keys { state.sleepers[number] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in woken { continuation.resume() }
  }

  /// Puts the machine to sleep for a while: its clock goes on, and nobody wakes by that.
  func sleepMachine(for duration: Duration) {
    state.withLock { state in
      state.now = state.now + duration
      state.asleep += duration
    }
  }

  /// Sets the clock, as somebody does who corrects it: nobody wakes by that.
  func jump(by duration: Duration) {
    state.withLock { state in
      state.now = state.now + duration
      state.isOff += duration
    }
  }

  var sinceBoot: Duration {
    state.withLock { .milliseconds($0.now.milliseconds) - $0.isOff }
  }

  func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    let body = state.withLock { state in
      defer { state.beforeNextSleep = nil }
      return state.beforeNextSleep
    }
    await body?()
    let number = state.withLock { state in
      state.sleeps.append(duration)
      if state.movesByItself { state.now = state.now + duration }
      return state.sleeps.count
    }
    if state.withLock(\.movesByItself) { return }
    let bound = Task {
      guard (try? await Task.sleep(for: .seconds(300))) != nil else { return }
      Issue.record("Nobody moves the clock on which something sleeps for \(duration).")
      cancel(number)
    }
    defer { bound.cancel() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        enter(number, until: duration, continuation)
      }
    } onCancel: {
      cancel(number)
    }
  }

  private func enter(
    _ number: Int, until duration: Duration, _ continuation: CheckedContinuation<Void, any Error>
  ) {
    let isCancelled = state.withLock { state in
      if state.cancelled.contains(number) { return true }
      state.sleepers[number] = Sleeper(until: state.now + duration, continuation: continuation)
      return false
    }
    if isCancelled { continuation.resume(throwing: CancellationError()) }
  }

  private func cancel(_ number: Int) {
    let sleeper = state.withLock { state in
      state.cancelled.insert(number)
      return state.sleepers.removeValue(forKey: number)
    }
    sleeper?.continuation.resume(throwing: CancellationError())
  }
}
