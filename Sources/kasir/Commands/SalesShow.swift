import ArgumentParser
import CheckoutDomain
import Ledger
import Till

/// `kasir sales show`.
struct SalesShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a sale as the ledger has it.")

  @Argument(
    help: ArgumentHelp("A reference, cs_… or pi_….", valueName: "ID"), completion: .references)
  var id: String

  @OptionGroup var which: LedgerOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let ledger = try common.setup().existingLedger(which.ledger)
    common.print(try which.sale(id, in: ledger))
  }
}
