/// Whether codes may be drawn in octants, the characters of two by four blocks of Unicode 16.
package enum OctantSupport {
  /// Whether what stands between Kasir and the screen passes them on.
  ///
  /// Nothing tells whether a terminal and its font have them: whoever asks for octants says so. But
  /// `tmux` and `screen` put an empty cell where the system's C library does not know a character,
  /// and a code of empty cells is none.
  package static func isPassedOn(_ environment: [String: String]) -> Bool {
    guard isMultiplexed(environment) else { return true }
    TerminalLocale.prepare()
    return Curses.knows("\u{1CD00}")
  }

  static func isMultiplexed(_ environment: [String: String]) -> Bool {
    let term = environment["TERM"] ?? ""
    return term.hasPrefix("tmux") || term.hasPrefix("screen")
      || ["TMUX", "STY"].contains { !(environment[$0] ?? "").isEmpty }
  }
}
