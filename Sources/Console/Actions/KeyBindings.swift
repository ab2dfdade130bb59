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
    if isTyping, key.isPrintable { return nil }
    return commands.first { keys(of: $0).contains(key) }
  }

  /// The key of a command that works where it stands, the one shown first.
  package func key(_ command: Command, isTyping: Bool = false) -> Key? {
    keys(of: command).first { !isTyping || !$0.isPrintable }
  }

  /// The name of a command's first key, as a sentence needs it.
  func name(of command: Command) -> String { key(command)?.name ?? "?" }

  /// A key that two commands of one screen share; nil where there is none.
  package var firstClash: (key: Key, Command, Command)? {
    for screen in ScreenKind.allCases {
      let commands = screen.commands
      for (index, command) in commands.enumerated() {
        for other in commands[..<index] {
          if let key = keys(of: command).first(where: keys(of: other).contains) {
            return (key, command, other)
          }
        }
      }
    }
    return nil
  }
}

extension Key {
  /// Whether it is text in a text field.
  var isPrintable: Bool {
    if case .character = self { true } else { false }
  }
}
