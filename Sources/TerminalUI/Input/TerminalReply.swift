/// What a terminal was asked about itself.
package enum TerminalQuestion: Hashable, Sendable, CaseIterable {
  /// The colour of its page.
  case background
  /// Whether it shows a frame whole when it is told where one begins and ends.
  case synchronizing
  /// What it is. Every terminal answers this, and each its questions in order: behind this answer
  /// no other is to be expected.
  case attributes

  /// What is written to ask (xterm's OSC 11, DECRQM of mode 2026, DA1).
  package var bytes: String {
    switch self {
    case .background: "\u{1B}]11;?\u{07}"
    case .synchronizing: "\u{1B}[?2026$p"
    case .attributes: "\u{1B}[c"
    }
  }
}

/// What a terminal has answered.
package enum TerminalReply: Hashable, Sendable {
  case background(TerminalBackground)
  case synchronizes(Bool)
  case attributes

  var question: TerminalQuestion {
    switch self {
    case .background: .background
    case .synchronizes: .synchronizing
    case .attributes: .attributes
    }
  }
}

/// What a terminal's page is like, where nobody has chosen colours.
package enum TerminalBackground: Hashable, Sendable {
  case dark, light

  /// - Parameters: The parts of its colour, 0 to 1.
  init(red: Double, green: Double, blue: Double) {
    self = 0.299 * red + 0.587 * green + 0.114 * blue < 0.5 ? .dark : .light
  }
}
