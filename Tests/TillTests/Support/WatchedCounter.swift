import CheckoutDomain
import Testing

@testable import Till

/// A watcher that runs, with what it has told.
///
/// Its clock is the counter's: between two moves of it, the watcher comes to rest.
final class RunningWatcher: Sendable {
  let watcher: Watcher
  private let told: Box<[Watcher.News]>
  private let task: Task<Void, Never>
  private let clock: HandClock?

  /// - Parameter onScreen: What somebody looks at from the beginning.
  init(_ till: Till, onScreen: ClientRef? = nil, random: any RandomSource = EvenRandom()) {
    let told = Box<[Watcher.News]>([])
    let watcher = Watcher(till, random: random) { told.append($0) }
    (self.told, self.watcher) = (told, watcher)
    clock = till.time as? HandClock
    clock?.watchers.change { $0[ObjectIdentifier(watcher)] = watcher }
    task = Task {
      await watcher.show(onScreen)
      await watcher.run()
    }
  }

  /// The states of the sales it told to have changed.
  var changes: [SaleState] {
    told.value.compactMap { if case .changed(let sale) = $0 { sale.state } else { nil } }
  }

  /// The kinds of the trouble it told; nil for trouble that is over.
  var troubles: [TillError.Kind?] {
    told.value.compactMap { news -> TillError.Kind?? in
      if case .trouble(let error) = news { .some(error?.kind) } else { nil }
    }
  }

  /// Ends it, and waits until it has ended.
  func end() async {
    clock?.watchers.change { $0[ObjectIdentifier(watcher)] = nil }
    task.cancel()
    await task.value
  }
}

extension Counter {
  /// Runs `body` beside a watcher, and ends the watcher.
  func watching(
    random: any RandomSource = EvenRandom(), _ body: (RunningWatcher) async throws -> Void
  ) async throws {
    let running = RunningWatcher(till, random: random)
    do {
      try await body(running)
    } catch {
      await running.end()
      throw error
    }
    await running.end()
  }

  /// Waits until that many watchers sleep by the clock.
  func atRest(_ count: Int = 1) async throws {
    let clock = clock
    try #require(
      await eventually {
        let isAtRest = await clock.areWatchersAtRest
        return isAtRest && clock.sleeping == count
      })
  }

  /// Moves the clock by whole seconds, one after the other, each time until all watchers rest.
  func pass(_ seconds: Int, watchers: Int = 1) async throws {
    for _ in 0..<seconds {
      clock.advance(by: .seconds(1))
      try await atRest(watchers)
    }
  }

  /// Moves the clock by a second, until a watcher rests by the clock or `isDone` holds.
  func step(_ isDone: @Sendable () -> Bool) async throws {
    clock.advance(by: .seconds(1))
    let clock = clock
    try #require(
      await eventually {
        let isAtRest = await clock.areWatchersAtRest
        return isAtRest && clock.sleeping > 0 || isDone()
      })
  }

  /// How often the gateway was asked about a sale's intent.
  var intentQuestions: Int { gateway.questions.count { $0.hasPrefix("intent pi_") } }
}
