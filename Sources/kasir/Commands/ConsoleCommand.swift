import ArgumentParser
import Console
import Till

/// `kasir` without arguments.
struct ConsoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Open the console with the configured gateway (the default).")

  @OptionGroup var scripted: ScriptOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let script = try scripted.run(common.voice)
    try ConsoleRun.checkTerminal(scripted)
    try await ConsoleRun.run(try common.counter(), isSandbox: false, script: script)
  }
}
