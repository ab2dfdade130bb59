import ArgumentParser
import CheckoutDomain
import Till

/// `kasir intent show`.
struct IntentShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Ask the gateway how a sale stands.")

  @Argument(help: ArgumentHelp("A reference or pi_….", valueName: "ID"), completion: .references)
  var id: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let till = try common.counter().till
    let sale = try await till.findOrImport(id).sale
    try common.finish(await till.refresh(sale.clientRef) ?? TillResult(sale: sale))
  }
}
