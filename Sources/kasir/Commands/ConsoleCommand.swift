import ArgumentParser
import Console
import Till

/// `kasir` without arguments.
struct ConsoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Open the console with the configured gateway (the default).")

  @OptionGroup var console: ConsoleOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let script = try console.run(common.voice)
    let setup = try common.setup()
    try ConsoleRun.checkTerminal(console, setup.config)
    try await ConsoleRun.run(try Counter.open(setup), isSandbox: false, console, script: script)
  }
}
