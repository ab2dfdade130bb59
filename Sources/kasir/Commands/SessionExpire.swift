import ArgumentParser
import CheckoutDomain
import Till

/// `kasir session expire`.
struct SessionExpire: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expire", abstract: "Cancel a sale: expire its session at the gateway.")

  @Argument(
    help: ArgumentHelp("A reference, cs_… or pi_….", valueName: "ID"), completion: .references)
  var id: String

  @OptionGroup var dry: DryRunOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    if dry.dryRun {
      return try await dry.rehearse(common) { rehearsal in
        let sale = try await rehearsal.findOrImport(id)
        _ = try await rehearsal.counter.till.cancel(sale.clientRef)
      }
    }
    let till = try common.counter().till
    let sale = try await till.findOrImport(id).sale
    try await common.about(sale, till) {
      try common.finish(try await till.cancel(sale.clientRef))
    }
  }
}
