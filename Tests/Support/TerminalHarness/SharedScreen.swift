private import Glibc
private import Synchronization

/// The emulator of a session, shared by the thread that reads the pty and by the test.
final class SharedScreen: Sendable {
  private struct State {
    let emulator: TerminalEmulator
    var rawOutput: [UInt8] = []
    var answers: TerminalAnswers
    var isStopped = false
  }

  private let state: Mutex<State>
  private let pty: PseudoTerminal
  private let wake: Wake

  init(columns: Int, rows: Int, pty: PseudoTerminal, answers: TerminalAnswers) throws {
    state = Mutex(
      State(emulator: try TerminalEmulator(columns: columns, rows: rows), answers: answers))
    self.pty = pty
    wake = try Wake()
  }

  /// Looks at the emulator, or changes it, while nothing else does.
  func with<Result: Sendable>(_ body: (TerminalEmulator) -> Result) -> Result {
    state.withLock { body($0.emulator) }
  }

  /// What the terminal types because of `body`.
  func answers(_ body: (TerminalEmulator) -> Void) -> [UInt8] {
    state.withLock { state in
      body(state.emulator)
      return state.emulator.takeAnswers()
    }
  }

  var rawOutput: [UInt8] { state.withLock { $0.rawOutput } }
  /// How many bytes have arrived.
  var rawCount: Int { state.withLock { $0.rawOutput.count } }

  /// Takes in what has arrived by now.
  ///
  /// True when there was something.
  @discardableResult
  func drain() -> Bool {
    let (isAny, answers) = state.withLock { state -> (Bool, [UInt8]) in
      let bytes = state.isStopped ? [] : pty.read()
      guard !bytes.isEmpty else { return (false, []) }
      state.rawOutput += bytes
      let own = state.answers.take(bytes)
      state.emulator.feed(bytes)
      return (true, state.answers.due(own + state.emulator.takeAnswers()))
    }
    // A program that asks and does not read its answer is its own fault, not the test's.
    if !answers.isEmpty { try? pty.write(answers) }
    return isAny
  }

  /// Types what was held back of the answers, and holds nothing back any more.
  func releaseAnswers() throws {
    let answers = state.withLock { $0.answers.release() }
    if !answers.isEmpty { try pty.write(answers) }
  }

  /// Reads until ``stop()``.
  ///
  /// Runs on a thread of its own.
  func readUntilStopped() {
    while !state.withLock({ $0.isStopped }) {
      var watched = [
        pollfd(fd: pty.master, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake.number, events: Int16(POLLIN), revents: 0),
      ]
      _ = poll(&watched, nfds_t(watched.count), -1)
      drain()
    }
  }

  /// Ends the reading, after what has arrived.
  func stop() {
    // Bounded: a program that never stops writing must not keep it from stopping.
    for _ in 0..<100 where !drain() { break }
    state.withLock { $0.isStopped = true }
    wake.up()
  }
}

/// A pipe that makes a `poll` return.
private final class Wake: Sendable {
  /// The descriptor to poll.
  let number: Int32
  private let writeEnd: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw HarnessError("no pipe: error \(errno)") }
    ends.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
    (number, writeEnd) = (ends[0], ends[1])
  }

  func up() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  deinit {
    close(number)
    close(writeEnd)
  }
}
