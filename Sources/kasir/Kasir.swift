import ArgumentParser

@main
struct Kasir: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kasir", abstract: "Sell and refund with Akulaku from the terminal.")

  func run() async throws {}
}
