/// Why a run loop ended.
package enum LoopEnd: Hashable, Sendable {
  /// The program was finished.
  case finished
  /// The terminal went away.
  case hungUp
  /// The process was asked to end, by this signal.
  case terminated(Int32)
}

/// Runs a program on a terminal until it is finished.
///
/// One thread of its own touches the terminal. It sleeps until a key, a signal or an action comes,
/// applies everything there is, and then renders once, and only if something changed. Nothing wakes
/// it while nothing happens: timers are effects.
package struct RunLoop<P: Program>: Sendable {
  /// Does an effect.
  ///
  /// Called on the loop's thread, so it must not block: it starts the work elsewhere, and results
  /// come back through the sender.
  package typealias Perform = @Sendable (P.Effect, ActionSender<P.Action>) -> Void

  /// Says what to do about the terminal's page, once it is known; nil for nothing.
  ///
  /// Called on the loop's thread, before the first frame if the terminal answers in time, so it may
  /// read a small file and no more.
  package typealias Adapt = @Sendable (TerminalBackground) -> P.Action?

  /// What is left when the loop has ended and the terminal is given back.
  package struct Result: Sendable {
    package let state: P.State
    package let end: LoopEnd
  }

  private let program: P
  private let activity: LoopActivity
  private let openTerminal: @Sendable (WakePipe) throws(TerminalError) -> any Terminal
  private let perform: Perform
  private let adapt: Adapt

  /// - Parameters:
  ///   - terminal: Opens the terminal, on the loop's thread. Its waits end when the pipe is
  ///     written to.
  ///   - activity: Counts how often the loop comes to rest, for tests.
  package init(
    _ program: P, activity: LoopActivity = LoopActivity(),
    terminal: @escaping @Sendable (WakePipe) throws(TerminalError) -> any Terminal,
    perform: @escaping Perform, adapt: @escaping Adapt = { _ in nil }
  ) {
    self.program = program
    self.activity = activity
    self.openTerminal = terminal
    self.perform = perform
    self.adapt = adapt
  }

  /// Runs from `state` to the end.
  ///
  /// - Parameter effects: What to do at once, after the first frame is on the screen.
  /// - Throws: ``TerminalError`` if the terminal cannot be opened; nothing has run then.
  package func run(
    from state: P.State, effects: [P.Effect] = []
  ) async throws(TerminalError) -> Result {
    let result = try await LoopThread.run { attempt(from: state, effects: effects) }
    return try result.get()
  }

  private func attempt(
    from state: P.State, effects: [P.Effect]
  ) -> Swift.Result<Result, TerminalError> {
    defer { activity.noteEnd() }
    do throws(TerminalError) {
      let wake = try WakePipe()
      let terminal = try openTerminal(wake)
      defer { terminal.close() }
      let inbox = Inbox<P.Action> { wake.wake() }
      var session = LoopSession(
        engine: LoopEngine(program: program, state: state), terminal: terminal, inbox: inbox,
        perform: perform, adapt: adapt)
      let end = session.run(first: effects, activity: activity)
      return .success(Result(state: session.engine.state, end: end))
    } catch {
      return .failure(error)
    }
  }
}
