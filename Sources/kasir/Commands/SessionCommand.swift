import ArgumentParser

/// The commands about checkout sessions.
struct SessionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Charge: start, show, await or expire a checkout session.",
    subcommands: [
      SessionCreate.self, SessionShow.self, SessionWait.self, SessionExpire.self,
      SessionList.self,
    ])
}
