/// The terminal's own modes that ncurses does not know of, and what switches them.
struct TerminalModes {
  /// Presses and the wheel, in the form without a limit of columns.
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
  /// What stands between these is shown at once (Synchronized Output).
  static let frameStart = "\u{1B}[?2026h"
  static let frameEnd = "\u{1B}[?2026l"
  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"

  /// Whether the terminal has any of them.
  let arePossible: Bool
  var reportsMouse = false
  /// Whether a frame was begun that the terminal holds back until its end.
  var holdsFramesTogether = false

  init(arePossible: Bool) { self.arePossible = arePossible }

  /// What switches on all that is wanted.
  var on: String {
    guard arePossible else { return "" }
    return Self.pasteOn + (reportsMouse ? Self.mouseOn : "")
  }

  /// What switches off all that may be on.
  var off: String {
    guard arePossible else { return "" }
    return (holdsFramesTogether ? Self.frameEnd : "")
      + (reportsMouse ? Self.mouseOff : "") + Self.pasteOff
  }
}
