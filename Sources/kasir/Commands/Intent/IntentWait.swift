import ArgumentParser

/// `kasir intent wait`.
struct IntentWait: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait",
    abstract: "Wait until a sale is paid (exit 0) or has ended without payment (1).",
    discussion: WaitRun.discussion)

  @Argument(help: ArgumentHelp("A reference or pi_….", valueName: "ID"), completion: .references)
  var id: String

  @Option(help: ArgumentHelp("Seconds to wait; without it, a day.", valueName: "S"))
  var timeout: Int?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await WaitRun(common: common, timeout: timeout).wait(for: id)
  }
}
