/// What a terminal can do.
package struct TerminalCapabilities: Hashable, Sendable {
  /// How many colours there are.
  package enum Colours: Int, Comparable, Sendable {
    case none = 0
    case eight = 8
    case sixteen = 16
    case palette = 256
    case trueColour = 0x100_0000

    package static func < (left: Colours, right: Colours) -> Bool { left.rawValue < right.rawValue }
  }

  package var colours: Colours
  /// Whether themes may use colours; false under `NO_COLOR`.
  ///
  /// Fixed styles use them all the same.
  package var usesThemeColours: Bool
  /// Whether the user's locale and terminal are for UTF-8.
  ///
  /// Without it, draw QR codes in ASCII.
  package var isUTF8: Bool
  /// Whether there are bold and reverse video.
  package var hasAttributes: Bool

  package init(
    colours: Colours, usesThemeColours: Bool = true, isUTF8: Bool = true,
    hasAttributes: Bool = true
  ) {
    self.colours = colours
    self.usesThemeColours = usesThemeColours
    self.isUTF8 = isUTF8
    self.hasAttributes = hasAttributes
  }
}

/// What a terminal reports.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// The size may have changed. Several changes are one event.
  case resized
  /// The terminal has said what its page is like.
  case background(TerminalBackground)
  /// The screen is no longer what was painted: after the process was stopped and continued.
  case resumed
  /// Somebody asked the process to stop from outside (SIGTSTP).
  case suspendRequested
  /// The terminal is gone (SIGHUP or end of input).
  case hungUp
  /// The process was asked to end, by this signal (SIGTERM).
  case terminated(Int32)
}

/// A screen and a keyboard.
///
/// One thread uses it, from its making to its end.
package protocol Terminal: AnyObject {
  var size: Size { get }
  var capabilities: TerminalCapabilities { get }

  /// Shows a frame. A frame larger or smaller than the screen is cut or leaves the rest empty.
  func paint(_ frame: Frame, theme: Theme)

  /// Waits a moment for what the terminal was asked at the start and the first frame goes by, and
  /// gives that; nothing where nobody was asked. What is typed meanwhile is kept.
  func awaitAnswers() -> [TerminalEvent]

  /// Blocks until there is something to report or the loop was woken, and gives all there is,
  /// which may be nothing.
  func waitForEvents() -> [TerminalEvent]

  /// Forgets what is on the screen, so that the next frame is painted whole.
  func invalidate()

  /// Has the terminal report the mouse from now on, or not any more; in the latter case its own
  /// selection of text works.
  func reportMouse(_ isOn: Bool)

  func ring()

  /// Hands text to the terminal's clipboard (OSC 52). False if it is too long for that.
  @discardableResult
  func copy(_ text: String) -> Bool

  /// Gives the terminal back, stops the process, and returns when it is continued.
  func suspend()

  /// Gives the terminal back as it was found. Nothing else may follow.
  func close()
}

extension Terminal {
  /// Nobody was asked.
  package func awaitAnswers() -> [TerminalEvent] { [] }

  /// There is no mouse.
  package func reportMouse(_ isOn: Bool) {}
}

/// Why there is no screen to draw on.
///
/// Each is one sentence for the user.
package enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal(String)
  /// `TERM` is missing, `dumb`, or cannot place the cursor.
  case unusable(term: String)
  /// `TERM` names a terminal that the system's database lacks.
  case unknown(term: String)
  /// The system refused something on the way.
  case failed(String)

  /// What does without a screen.
  private static let without =
    "use `--plain`, which reads and writes lines, or the commands of `kasir --help`."

  package var description: String {
    switch self {
    case .notATerminal(let which):
      "The console needs a terminal, but standard \(which) is not one: "
        + "run it in a terminal window, or \(Self.without)"
    case .unusable(let term):
      "The console cannot draw on this terminal (TERM is "
        + "\(term.isEmpty ? "not set" : "`\(term)`")): set TERM, for example to `xterm-256color`, or "
        + Self.without
    case .unknown(let term):
      "This system does not know the terminal `\(term)`: set TERM to one that it knows, for "
        + "example `xterm-256color`, or install `ncurses-term`."
    case .failed(let what): "The terminal could not be opened: \(what)."
    }
  }
}
