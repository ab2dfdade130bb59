import ArgumentParser
import CheckoutDomain
import Till

/// `kasir refund show`.
struct RefundShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Ask the gateway how a refund stands; prints its sale.")

  @Argument(help: ArgumentHelp("re_…, or the refund's key.", valueName: "ID"))
  var id: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let till = try common.counter().till
    let sale = try await till.findOrImport(refund: id)
    try common.finish(await till.refresh(sale.clientRef) ?? TillResult(sale: sale))
  }
}
