import Synchronization
package import TerminalUI

/// A terminal for tests: keys are fed in from any thread, and what was painted is kept.
package final class ScriptedTerminal: Terminal, Sendable {
  private struct Record {
    var size: Size
    var events: [TerminalEvent] = []
    var answers: [TerminalEvent] = []
    var frames: [Frame] = []
    var themes: [Theme] = []
    var copied: [String] = []
    var rings = 0
    var reportsMouse = false
    var suspensions = 0
    var isClosed = false
    var wake: WakePipe?
  }

  package let capabilities: TerminalCapabilities
  private let record: Mutex<Record>

  package init(
    size: Size = Size(columns: 80, rows: 24),
    capabilities: TerminalCapabilities = TerminalCapabilities(colours: .palette),
    answers: [TerminalEvent] = []
  ) {
    self.capabilities = capabilities
    record = Mutex(Record(size: size, answers: answers))
  }

  /// Connects it to a loop: hand this to ``RunLoop``.
  package func open(_ wake: WakePipe) -> any Terminal {
    record.withLock { $0.wake = wake }
    return self
  }

  // MARK: The test's side

  /// Feeds keys.
  ///
  /// They are one burst: the loop renders once after them.
  package func press(_ keys: Key...) { report(keys.map { .key($0) }) }

  /// Feeds a text as one key a character.
  package func type(_ text: String) { report(text.map { .key(.character($0)) }) }

  package func report(_ events: [TerminalEvent]) {
    let wake = record.withLock { record in
      record.events += events
      return record.wake
    }
    wake?.wake()
  }

  package func resize(to size: Size) {
    record.withLock { $0.size = size }
    report([.resized])
  }

  /// Every frame painted, the latest last.
  package var frames: [Frame] { record.withLock { $0.frames } }
  package var themes: [Theme] { record.withLock { $0.themes } }
  package var copied: [String] { record.withLock { $0.copied } }
  package var rings: Int { record.withLock { $0.rings } }
  package var reportsMouse: Bool { record.withLock { $0.reportsMouse } }
  package var suspensions: Int { record.withLock { $0.suspensions } }
  package var isClosed: Bool { record.withLock { $0.isClosed } }

  /// The latest frame as text; empty before the first.
  package var screen: String { frames.last.map(FrameText.text) ?? "" }

  // MARK: The loop's side

  package var size: Size { record.withLock { $0.size } }

  package func paint(_ frame: Frame, theme: Theme) {
    record.withLock { record in
      record.frames.append(frame)
      record.themes.append(theme)
    }
  }

  package func awaitAnswers() -> [TerminalEvent] {
    record.withLock { record in
      defer { record.answers = [] }
      return record.answers
    }
  }

  package func waitForEvents() -> [TerminalEvent] {
    let (ready, wake) = record.withLock { record in
      defer { record.events = [] }
      return (record.events, record.wake)
    }
    if !ready.isEmpty { return ready }
    wake?.wait()
    return record.withLock { record in
      defer { record.events = [] }
      return record.events
    }
  }

  package func invalidate() {}
  package func reportMouse(_ isOn: Bool) { record.withLock { $0.reportsMouse = isOn } }
  package func ring() { record.withLock { $0.rings += 1 } }
  package func copy(_ text: String) -> Bool {
    record.withLock { $0.copied.append(text) }
    return true
  }
  package func suspend() { record.withLock { $0.suspensions += 1 } }
  package func close() { record.withLock { $0.isClosed = true } }
}
