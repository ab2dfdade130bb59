import ArgumentParser
import Till
import WooshPay

/// `kasir webhook show`.
struct WebhookShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Ask the gateway for one webhook endpoint.")

  @Argument(help: ArgumentHelp("we_….", valueName: "ID"))
  var id: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let outcome = await (try common.setup().gateway()).endpoint(id)
    common.print(try common.value(of: outcome, isQuestion: true))
  }
}
