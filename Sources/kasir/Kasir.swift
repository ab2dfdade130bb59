import ArgumentParser

/// The program and its commands.
struct Kasir: AsyncParsableCommand {
  /// The version of this program.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "kasir", abstract: "Sell and refund with Akulaku from the terminal.",
    discussion: """
      Without a command it opens the console; --read-only only looks, --plain is told in lines \
      (kasir help console). Exit codes: 0 done; 1 refused, or certainly not sent; \
      2 wrong usage; 3 outcome unknown.
      """,
    version: "kasir \(Kasir.version)",
    subcommands: [
      ConsoleCommand.self, DisplayCommand.self, DemoCommand.self, SessionCommand.self,
      IntentCommand.self,
      WebhookCommand.self,
      RefundCommand.self, SalesCommand.self, ReconcileCommand.self, DoctorCommand.self,
      QRCommand.self, SandboxCommand.self, SchemaCommand.self, CompletionsCommand.self,
      ManualCommand.self,
    ],
    defaultSubcommand: ConsoleCommand.self)
}
