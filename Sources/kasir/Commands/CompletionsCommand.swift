import ArgumentParser
import StrictJSON
import Till

/// `kasir completions`.
struct CompletionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completions of a shell: bash, zsh or fish.",
    discussion: """
      bash: kasir completions bash > ~/.local/share/bash-completion/completions/kasir
      zsh:  kasir completions zsh > ~/.zfunc/_kasir   (a folder of your fpath)
      fish: kasir completions fish > ~/.config/fish/completions/kasir.fish
      """)

  @Argument(
    help: ArgumentHelp("bash, zsh or fish.", valueName: "SHELL"),
    completion: .list(["bash", "zsh", "fish"]))
  var shell: String

  @OptionGroup var output: OutputOptions

  func run() async throws {
    guard let known = CompletionShell(rawValue: shell) else {
      throw TillError(.usage, "\(shell) is no shell that Kasir knows: use bash, zsh or fish.")
    }
    let script = HelpCompletion.added(to: Kasir.completionScript(for: known), for: known)
    output.print(["shell": .string(shell), "script": .string(script)], text: script)
  }
}
