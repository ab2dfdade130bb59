package import TerminalUI

/// Which keys mean which command.
///
/// The config patches the defaults.
package struct KeyBindings: Hashable, Sendable {
  private var keys: [Command: [Key]]

  /// The defaults of the command table.
  package init() {
    keys = Dictionary(uniqueKeysWithValues: Command.allCases.map { ($0, $0.defaultKeys) })
  }

  /// Gives a command other keys in place of its own.
  package mutating func bind(_ command: Command, to keys: [Key]) { self.keys[command] = keys }

  /// The keys of a command, the one shown in the footer first.
  package func keys(of command: Command) -> [Key] { keys[command] ?? [] }

  /// The command that a key means among those of a screen.
  ///
  /// - Parameter isTyping: Whether a text field has the focus: then a printable key is text.
  package func command(for key: Key, among commands: [Command], isTyping: Bool) -> Command? {
    if isTyping, case .character = key { return nil }
    return commands.first { keys(of: $0).contains(key) }
  }

  /// The footer's hint for a command: a key that works here, and its label.
  package func hint(_ command: Command, isTyping: Bool = false) -> FooterBar.Hint? {
    let usable = keys(of: command).first { key in
      if isTyping, case .character = key { false } else { true }
    }
    return usable.map { FooterBar.Hint($0, command.label) }
  }
}
