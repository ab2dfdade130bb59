import ArgumentParser

/// The program and its commands.
struct Kasir: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kasir", abstract: "Sell and refund with Akulaku from the terminal.",
    discussion: """
      Without a command it opens the console. Exit codes: 0 done; 1 refused, or certainly not sent; \
      2 wrong usage; 3 outcome unknown.
      """,
    subcommands: [
      ConsoleCommand.self, DemoCommand.self, SessionCommand.self, IntentCommand.self,
      WebhookCommand.self,
      RefundCommand.self, SalesCommand.self, ReconcileCommand.self, DoctorCommand.self,
      QRCommand.self, SandboxCommand.self,
    ],
    defaultSubcommand: ConsoleCommand.self)
}
