package import CheckoutDomain
package import TerminalUI
package import Till

/// One run of the console: its loop on a thread of its own, and everything it starts as children of
/// one task group.
package struct ConsoleSession: Sendable {
  private let program: ConsoleProgram
  private let performer: EffectPerformer
  private let activity: LoopActivity

  /// - Parameter activity: Counts how often the loop comes to rest, for tests.
  package init(
    _ settings: ConsoleSettings, _ till: Till, random: any RandomSource,
    host: any ConsoleHost = BareHost(), activity: LoopActivity = LoopActivity()
  ) {
    program = ConsoleProgram(settings)
    performer = EffectPerformer(till, random: random, host: host)
    self.activity = activity
  }

  /// Runs the console until it is left.
  ///
  /// What is still running then is cancelled, but not waited for beyond what cancelling takes: a
  /// request on the wire is recovered by the next start.
  ///
  /// - Parameters:
  ///   - notice: Something to say at the start, such as a theme with a mistake in it.
  ///   - lightTheme: Reads the theme for a terminal whose page is light; nil where there is none.
  ///   - terminal: Opens the terminal, on the loop's thread.
  ///   - ended: Called when the terminal has been given back.
  package func run(
    notice: String? = nil, lightTheme: @escaping @Sendable () -> Theme? = { nil },
    on terminal: @escaping @Sendable (WakePipe) throws(TerminalError) -> any Terminal,
    ended: @escaping @Sendable (LoopEnd) -> Void = { _ in }
  ) async throws(TerminalError) {
    var state = ConsoleState(program.settings.preferences, tour: program.settings.tour)
    let effects = state.start()
    if let notice {
      state.notice = .init(text: state.words.sentence(notice), role: .warning)
    }
    let (stream, continuation) = AsyncStream<EffectQueue.Job>.makeStream()
    let loop = RunLoop(
      program, activity: activity, terminal: terminal,
      perform: { effect, sender in
        continuation.yield(EffectQueue.Job(effect: effect, sender: sender))
      },
      adapt: { $0 == .light ? lightTheme().map(Action.pageNeeds) : nil })
    let start = state
    let result = await withTaskGroup(of: Void.self) { group in
      group.addTask { [performer] in await EffectQueue.work(through: stream, performer) }
      let result = await Self.result { () async throws(TerminalError) in
        try await loop.run(from: start, effects: effects)
      }
      let last = (try? result.get())?.state
      await performer.leave(last?.unfinishedDraft, tour: last?.tour?.progress)
      if case .success(let end) = result { ended(end.end) }
      continuation.finish()
      group.cancelAll()
      return result
    }
    _ = try result.get()
  }

  private static func result<Value: Sendable>(
    _ body: () async throws(TerminalError) -> Value
  ) async -> Result<Value, TerminalError> {
    do throws(TerminalError) { return .success(try await body()) } catch { return .failure(error) }
  }
}
