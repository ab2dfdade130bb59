import ArgumentParser

/// The commands that a command line names, one under the other.
enum CommandPath {
  /// What is wrong with the names: one that no command has, or none where one is needed.
  ///
  /// The parser complains of the first thing that its own command does not know, which may be an
  /// option that the command meant would have had. Nil where every name is a command's.
  static func problem(with arguments: [String]) -> String? {
    var command: any ParsableCommand.Type = Kasir.self
    var path = "kasir"
    for word in arguments {
      let choices = command.configuration.subcommands
      guard !choices.isEmpty, word != "help" else { return nil }
      guard !word.hasPrefix("-") else { break }
      guard let next = choices.first(where: { $0.configuration.commandName == word }) else {
        return "There is no command `\(path) \(word)`: use one of \(list(choices))."
      }
      command = next
      path += " " + word
    }
    let choices = command.configuration.subcommands
    guard command != Kasir.self, !choices.isEmpty else { return nil }
    return "`\(path)` needs a command: one of \(list(choices))."
  }

  private static func list(_ commands: [any ParsableCommand.Type]) -> String {
    commands.compactMap { $0.configuration.commandName }.joined(separator: ", ")
  }
}
