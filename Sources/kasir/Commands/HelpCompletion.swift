import ArgumentParser

/// Completes the commands behind `kasir help`, which the argument parser's scripts leave out.
enum HelpCompletion {
  /// Adds it to a shell's script; a script of another shape stays as it is.
  static func added(to script: String, for shell: CompletionShell) -> String {
    switch shell {
    case .bash: replacing("    __kasir_offer_flags_options -1\n", in: script, with: bash)
    case .zsh: replacing("        '*:subcommands:'\n", in: script, with: zsh)
    case .fish: script + fish
    default: script
    }
  }

  private static func replacing(
    _ old: String, in script: String, with new: String
  ) -> String {
    // That of help is the last one.
    guard let place = script.ranges(of: old).last else { return script }
    return script[..<place.lowerBound] + new + script[place.upperBound...]
  }

  /// The commands, and behind those that are groups their own.
  private static let commands = names(of: Kasir.self)
  private static let groups: [(String, String)] = {
    var groups: [(String, String)] = []
    for group in Kasir.configuration.subcommands {
      let names = names(of: group)
      if let name = group.configuration.commandName, !names.isEmpty { groups.append((name, names)) }
    }
    return groups
  }()

  private static func names(of command: any ParsableCommand.Type) -> String {
    command.configuration.subcommands.compactMap { $0.configuration.commandName }
      .joined(separator: " ")
  }

  private static var bash: String {
    let cases = groups.map { group, names in
      "        \(group)) COMPREPLY+=($(compgen -W '\(names)' -- \"${cur}\")) ;;\n"
    }
    return """
          __kasir_offer_flags_options -1

          case "${COMP_CWORD}" in
          2) COMPREPLY+=($(compgen -W '\(commands)' -- "${cur}")) ;;
          3)
              case "${COMP_WORDS[2]}" in
      \(cases.joined())        esac
              ;;
          esac

      """
  }

  private static var zsh: String {
    let cases = groups.map { "\($0)) compadd \($1);;" }.joined(separator: " ")
    return """
              '1:command:(\(commands))'
              '2:command:{case "${words[CURRENT-1]}" in \(cases) esac}'

      """
  }

  private static var fish: String {
    func line(_ place: Int, _ condition: String, _ names: String) -> String {
      let test = "__kasir_should_offer_completions_for_positional \"kasir help\" -eq \(place)"
      return "complete -c 'kasir' -n '\(test)\(condition)' -fa '\(names)'\n"
    }
    return "\n" + line(1, "", commands)
      + groups.map { line(2, "; and __fish_seen_subcommand_from \($0)", $1) }.joined()
  }
}
