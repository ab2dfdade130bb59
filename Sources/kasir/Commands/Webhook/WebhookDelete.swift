import ArgumentParser
import CheckoutDomain
import StrictJSON
import Till
import WooshPay

/// `kasir webhook delete`.
struct WebhookDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Take a webhook endpoint away.")

  @Argument(help: ArgumentHelp("we_….", valueName: "ID"))
  var id: String

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let setup = try common.setup()
    try setup.requireChanges()
    let gateway = try setup.gateway()
    if !yes {
      guard Question.isPossible else {
        throw TillError(.usage, "Without a terminal to ask on, this needs --yes.")
      }
      let answer = Question.ask("Delete the endpoint \(SafeText.line(id, limit: 80))? Type y: ")
      guard ["y", "yes"].contains(answer.lowercased()) else {
        throw TillError(.limit, "Nothing was sent.")
      }
    }
    let gone = try common.value(of: await gateway.deleteEndpoint(id), isQuestion: false)
    common.output.print(
      ["id": .string(gone), "deleted": true], text: "\(SafeText.line(gone)) is gone.")
  }
}
