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
    let isHelp = arguments.first == "help"
    for word in isHelp ? arguments.dropFirst() : arguments[...] {
      let choices = names(under: command)
      guard !choices.isEmpty else { return nil }
      guard !word.hasPrefix("-") else { break }
      guard let next = child(word, of: command) else {
        let meant = Nearest.choice(to: word, among: choices).map { "did you mean `\($0)`?" }
        return "There is no command `\(path) \(word)`: "
          + (meant ?? "use one of \(choices.joined(separator: ", ")).")
      }
      command = next
      path += " " + word
    }
    let choices = names(under: command)
    guard command != Kasir.self, !choices.isEmpty, !isHelp else { return nil }
    return "`\(path)` needs a command: one of \(choices.joined(separator: ", "))."
  }

  private static func child(
    _ name: String, of command: any ParsableCommand.Type
  ) -> (any ParsableCommand.Type)? {
    command.configuration.subcommands.first { $0.configuration.commandName == name }
  }

  private static func names(under command: any ParsableCommand.Type) -> [String] {
    command.configuration.subcommands.compactMap { $0.configuration.commandName }
  }
}
