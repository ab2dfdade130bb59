import ArgumentParser
import CheckoutDomain
import Till

/// `kasir session expire`.
struct SessionExpire: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expire", abstract: "Cancel a sale: expire its session at the gateway.")

  @Argument(help: ArgumentHelp("A reference, cs_… or pi_….", valueName: "ID"))
  var id: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let till = try common.counter().till
    let sale = try await till.findOrImport(id).sale
    try await common.about(sale, till) {
      try common.finish(try await till.cancel(sale.clientRef))
    }
  }
}
