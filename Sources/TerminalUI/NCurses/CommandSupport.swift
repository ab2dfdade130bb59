/// Which terminals read operating system commands (OSC), judged by their names: what a terminal does
/// not know of them it may print.
package enum CommandSupport {
  /// Terminals that print a command or lose themselves in it.
  private static let without = ["linux", "ansi", "cons25", "sun", "wyse", "eterm", "dumb"]

  /// Whether text can be handed to its clipboard (OSC 52).
  package static func takesClipboard(term: String) -> Bool {
    !term.isEmpty && !TerminalLocale.isVT(term) && !without.contains { term.hasPrefix($0) }
  }

  /// What it can be asked about itself: nothing that it would print.
  ///
  /// - Parameters:
  ///   - hasPrivateModes: Whether its description knows of xterm's private modes.
  ///   - wantsBackground: Whether anybody goes by its page.
  static func questions(
    term: String, hasPrivateModes: Bool, wantsBackground: Bool
  ) -> Set<TerminalQuestion> {
    guard hasPrivateModes, takesClipboard(term: term) else { return [] }
    return wantsBackground
      ? [.background, .synchronizing, .attributes] : [.synchronizing, .attributes]
  }

  /// Whether text on it can be a link (OSC 8).
  ///
  /// `screen` keeps links for itself, and prints them in some versions.
  package static func takesLinks(term: String) -> Bool {
    takesClipboard(term: term) && !term.hasPrefix("screen")
  }
}
