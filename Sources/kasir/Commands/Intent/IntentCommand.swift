import ArgumentParser

/// The commands about payment intents without a session.
struct IntentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intent",
    abstract: "Charge by a payment intent: start, show, await, cancel or find one.",
    subcommands: [
      IntentCreate.self, IntentShow.self, IntentWait.self, IntentCancel.self, IntentList.self,
      IntentSearch.self,
    ])
}
