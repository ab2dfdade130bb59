import ArgumentParser
import Console
import Till

/// `kasir` without arguments.
struct ConsoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Open the console with the configured gateway (the default).")

  @OptionGroup var console: ConsoleOptions

  @Flag(
    help: ArgumentHelp(
      "Only look: nothing is changed, sent or watched.",
      discussion: "`read_only = true` in the config has it always, for every command."))
  var readOnly = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let script = try console.run(common.voice)
    var setup = try common.setup()
    if readOnly { setup.config.isReadOnly = true }
    try ConsoleRun.checkTerminal(console, setup.config)
    try setup.requireLedger()
    try await ConsoleRun.run(try Counter.open(setup), isSandbox: false, console, script: script)
  }
}
