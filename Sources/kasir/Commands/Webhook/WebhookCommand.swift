import ArgumentParser

/// The commands about webhooks.
struct WebhookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhook",
    abstract: "Receive the gateway's events, and manage the endpoints it sends them to.",
    subcommands: [
      WebhookListen.self, WebhookCreate.self, WebhookList.self, WebhookShow.self,
      WebhookUpdate.self, WebhookDelete.self,
    ])
}
