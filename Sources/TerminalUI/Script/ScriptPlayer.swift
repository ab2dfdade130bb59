internal import Synchronization

/// A terminal whose keyboard is a script and whose screen is the last frame.
///
/// The loop runs it as it runs any other: keys go where a person's keys go, and what is kept of the
/// screen is what would have been painted.
package final class ScriptPlayer: Terminal, Sendable {
  /// Keeps a screen under a name; says what went wrong.
  package typealias Keep = @Sendable (_ name: String, Frame, Theme) -> String?

  private struct Record {
    var size = Size(columns: 80, rows: 24)
    /// The next line.
    var next = 0
    var frame: Frame?
    var theme = Theme.standard
    /// How long a wait may take.
    var limit = Duration.seconds(60)
    /// When the wait of the present line began.
    var waitingSince: Duration?
    var keys = 0
    var failure: KeyScriptError?
    var wake: WakePipe?
  }

  package let capabilities = TerminalCapabilities(colours: .trueColour)
  private let script: KeyScript
  private let now: @Sendable () -> Duration
  private let keep: Keep
  private let record = Mutex(Record())

  /// - Parameters:
  ///   - now: A clock that only goes forward, from any beginning.
  ///   - keep: What is done about a screen that has a name.
  package init(_ script: KeyScript, now: @escaping @Sendable () -> Duration, keep: @escaping Keep) {
    self.script = script
    self.now = now
    self.keep = keep
  }

  /// Connects it to a loop: hand this to ``RunLoop``.
  package func open(_ wake: WakePipe) -> any Terminal {
    record.withLock { $0.wake = wake }
    return self
  }

  /// What went wrong, once the loop has ended; nil where every line was done.
  package var failure: KeyScriptError? {
    record.withLock { record in
      if let failure = record.failure { return failure }
      guard record.next < script.lines.count else { return nil }
      let line = script.lines[record.next]
      return KeyScriptError(
        line: line.number, problem: "the console had been left before this line")
    }
  }

  /// What was on the screen last.
  package var screen: String {
    record.withLock { $0.frame.map(FrameText.text) ?? "" }
  }

  // MARK: The loop's side

  package var size: Size { record.withLock { $0.size } }

  package func paint(_ frame: Frame, theme: Theme) {
    record.withLock {
      $0.frame = frame
      $0.theme = theme
    }
  }

  /// Goes on with the script up to what the loop has to know, or to a wait.
  ///
  /// The loop has painted everything before it asks, so the last frame is what the keys so far have
  /// come to. After the last line the terminal is gone.
  package func waitForEvents() -> [TerminalEvent] {
    while true {
      switch record.withLock({ step(&$0) }) {
      case .done: continue
      case .report(let events): return events
      case .wait(let left, let wake):
        wake?.wait(upTo: left)
        return []
      }
    }
  }

  private enum Progress {
    case done
    case report([TerminalEvent])
    case wait(Duration, WakePipe?)
  }

  private func step(_ record: inout Record) -> Progress {
    guard record.failure == nil, record.next < script.lines.count else { return .report([.hungUp]) }
    let line = script.lines[record.next]
    switch line.step {
    case .wait(let text): return wait(&record, line, "\(text) did not come") { $0.contains(text) }
    case .gone(let text): return wait(&record, line, "\(text) did not go") { !$0.contains(text) }
    case .screen(let name):
      if let frame = record.frame, let problem = keep(name, frame, record.theme) {
        return fail(&record, line, problem)
      }
    case .count(let count):
      if let count, record.keys != count {
        return fail(&record, line, "\(record.keys) keys were pressed, not \(count)")
      }
      record.keys = 0
    case .within(let limit): record.limit = limit
    case .press(let keys):
      record.keys += keys.count
      record.next += 1
      return .report(keys.map { .key($0) })
    case .type(let text):
      record.next += 1
      return .report(text.map { .key(.character($0)) })
    case .paste(let text):
      record.next += 1
      return .report([.key(.paste(text))])
    case .resize(let size):
      record.size = size
      record.next += 1
      return .report([.resized])
    }
    record.next += 1
    return .done
  }

  private func wait(
    _ record: inout Record, _ line: KeyScript.Line, _ problem: String, until isSo: (String) -> Bool
  ) -> Progress {
    if isSo(record.frame.map(FrameText.text) ?? "") {
      record.waitingSince = nil
      record.next += 1
      return .done
    }
    let now = now()
    let since = record.waitingSince ?? now
    record.waitingSince = since
    let left = record.limit - (now - since)
    guard left > .zero else {
      return fail(&record, line, "\(problem) within \(record.limit.components.seconds) s")
    }
    return .wait(left, record.wake)
  }

  private func fail(
    _ record: inout Record, _ line: KeyScript.Line, _ problem: String
  ) -> Progress {
    record.failure = KeyScriptError(line: line.number, problem: problem)
    return .report([.hungUp])
  }

  package func invalidate() {}
  package func ring() {}
  package func copy(_ text: String) -> Bool { true }
  package func suspend() {}
  package func close() { record.withLock { $0.wake = nil } }
}
