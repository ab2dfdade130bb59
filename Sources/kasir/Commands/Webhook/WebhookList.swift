import ArgumentParser
import StrictJSON
import Till
import WooshPay

/// `kasir webhook list`.
struct WebhookList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Ask the gateway for the webhook endpoints of the account.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let outcome = await (try common.setup().gateway()).endpoints(limit: 1000)
    let endpoints = try common.value(of: outcome, isQuestion: true)
    common.output.print(
      .array(endpoints.map { EndpointDocument.document($0) }),
      text: endpoints.isEmpty
        ? "No endpoints." : endpoints.map(EndpointDocument.text).joined(separator: "\n"))
  }
}
