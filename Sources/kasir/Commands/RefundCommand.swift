import ArgumentParser

/// The commands about refunds.
struct RefundCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refund", abstract: "Give money back, in full or in part.",
    subcommands: [RefundCreate.self, RefundShow.self, RefundResolve.self])
}
