import ArgumentParser
import Till
import WooshPay

/// `kasir webhook update`.
struct WebhookUpdate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change a webhook endpoint.")

  @Argument(help: ArgumentHelp("we_….", valueName: "ID"))
  var id: String

  @Option(help: ArgumentHelp("Where the gateway sends events from now on.", valueName: "URL"))
  var url: String?

  @OptionGroup var endpoint: EndpointOptions

  @Flag(help: "Send it events.")
  var enable = false

  @Flag(help: "Send it none.")
  var disable = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    if let url { try EndpointOptions.check(url) }
    try endpoint.checkEvents()
    guard !(enable && disable) else {
      throw TillError(.usage, "--enable and --disable do not go together: give one of them.")
    }
    let change = WebhookEndpointChange(
      url: url, enabledEvents: endpoint.events.isEmpty ? nil : endpoint.events,
      description: endpoint.description, isDisabled: enable || disable ? disable : nil)
    guard !change.isEmpty else {
      throw TillError(
        .usage,
        "There is nothing to change: give --url, --event, --description, "
          + "--enable or --disable.")
    }
    let setup = try common.setup()
    try setup.requireChanges()
    let outcome = await (try setup.gateway()).updateEndpoint(id, change, key: setup.newKey())
    common.print(try common.value(of: outcome, isQuestion: false))
  }
}
