private import Foundation
private import Glibc
private import Synchronization

/// A program on a terminal of its own: the real binary on a pty, seen through a terminal emulator.
///
/// Its output is read all the time, by a thread of its own, and the emulator's answers are typed
/// back. The program and its process group are killed when the session closes, at the latest when it
/// is released.
package final class TerminalSession: Sendable {
  let pty: PseudoTerminal
  let child: ChildProcess
  let screen: SharedScreen
  private let executable: String

  /// The modes of the terminal before the program started.
  package let initialModes: TerminalModes

  /// Starts `executable` on a new terminal.
  ///
  /// - Parameters:
  ///   - environment: the whole environment of the program; nothing is inherited.
  ///   - answers: what the terminal answers beside what the emulator does by itself.
  package init(
    executable: String, arguments: [String] = [],
    environment: [String: String] = TerminalSession.plainEnvironment,
    columns: Int = 80, rows: Int = 24, workingDirectory: String? = nil,
    answers: TerminalAnswers = TerminalAnswers()
  ) throws {
    let pty = try PseudoTerminal(columns: columns, rows: rows)
    let screen = try SharedScreen(columns: columns, rows: rows, pty: pty, answers: answers)
    self.pty = pty
    self.screen = screen
    self.executable = executable
    initialModes = pty.modes
    child = try ChildProcess(
      executable: executable, arguments: arguments, environment: environment,
      workingDirectory: workingDirectory, wiring: .terminal(pty.path))
    Thread.detachNewThread { screen.readUntilStopped() }
  }

  deinit {
    close()
  }

  /// Kills the program, if it still runs, and stops reading.
  package func close() {
    child.close()
    screen.stop()
  }

  /// A UTF-8 terminal with 256 colours, and nothing of the developer's own settings.
  package static let plainEnvironment: [String: String] = [
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC",
    "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent",
  ]

  /// The program's process number.
  package var pid: Int32 { child.pid }

  /// The modes of the terminal now; they outlive the program.
  package var modes: TerminalModes { pty.modes }

  // MARK: The keyboard

  /// Types text as it is.
  package func send(_ text: String) throws {
    try pty.write(Array(text.utf8))
  }

  /// Presses one key: `Up`, `F10`, `Esc`, `Enter`, `PgDn`, `Ctrl-O`, `Shift-Tab`, `n`.
  ///
  /// Arrows follow the mode that the program chose, as on a real terminal.
  package func send(key: String) throws {
    let key = try TerminalKey(key)
    try pty.write(screen.answers { $0.press(key) })
  }

  /// Presses keys one after the other.
  package func send(keys: String...) throws {
    for key in keys { try send(key: key) }
  }

  /// Pastes text, in brackets if the program asked for them.
  package func paste(_ text: String) throws {
    let before = screen.answers { $0.startPaste() }
    let after = screen.answers { $0.endPaste() }
    try pty.write(before + Array(text.utf8) + after)
  }

  /// Changes the size of the terminal; the program gets SIGWINCH.
  package func resize(columns: Int, rows: Int) {
    screen.with { $0.resize(columns: columns, rows: rows) }
    pty.resize(columns: columns, rows: rows)
  }

  /// Sends a signal to the program alone.
  package func kill(_ signal: Int32) {
    child.kill(signal)
  }

  /// Closes the terminal under the program, as a closed window or a lost connection does.
  package func hangUp() {
    screen.stop()
    pty.hangUp()
  }

  /// Has the terminal give the answers that it held back.
  package func releaseAnswers() throws { try screen.releaseAnswers() }

  // MARK: The screen

  package var columns: Int { screen.with { $0.columns } }
  package var rows: Int { screen.with { $0.rows } }

  /// The rows as text, without the spaces at their ends.
  package var screenRows: [String] { screen.with { $0.textRows } }

  /// The rows joined by newlines.
  package var screenText: String { screenRows.joined(separator: "\n") }

  /// One cell, from 0; an empty one outside the screen.
  package func cell(x: Int, y: Int) -> TerminalCell {
    screen.with { $0.cell(x: x, y: y) }
  }

  /// The cells of a rectangle, row by row; of the whole screen when nil.
  package func cells(in region: TerminalRegion? = nil) -> [[TerminalCell]] {
    screen.with { emulator in
      let region =
        region ?? TerminalRegion(x: 0, y: 0, columns: emulator.columns, rows: emulator.rows)
      return (region.y..<region.y + region.rows).map { y in
        (region.x..<region.x + region.columns).map { emulator.cell(x: $0, y: y) }
      }
    }
  }

  /// Where `text` begins, the first of them from the top; nil when no row holds it.
  package func position(of text: String) -> (x: Int, y: Int)? {
    screen.with { emulator in
      for y in 0..<emulator.rows {
        let cells = (0..<emulator.columns).map { emulator.cell(x: $0, y: y).text }
        for x in cells.indices where cells[x...].joined().hasPrefix(text) && !cells[x].isEmpty {
          return (x, y)
        }
      }
      return nil
    }
  }

  package var isAlternateScreen: Bool { screen.with { $0.isAlternateScreen } }
  package var isCursorVisible: Bool { screen.with { $0.isCursorVisible } }
  package var reportsMouse: Bool { screen.with { $0.reportsMouse } }
  /// Where the cursor is, from 0.
  package var cursor: (x: Int, y: Int) { screen.with { $0.cursor } }

  /// Every byte that the program has written.
  package var rawOutput: [UInt8] { screen.rawOutput }

  /// A sentence and the whole screen, for an error.
  func report(_ sentence: String) -> HarnessError {
    let (columns, lines) = screen.with { ($0.columns, $0.textRows) }
    let rule = String(repeating: "─", count: columns)
    let state = child.poll().map { "it ended with \($0)" } ?? "it is running"
    return HarnessError(
      "\(sentence); \(executable): \(state). The screen:\n\(rule)\n"
        + lines.joined(separator: "\n") + "\n\(rule)")
  }
}
