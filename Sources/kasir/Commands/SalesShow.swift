import ArgumentParser
import CheckoutDomain
import Ledger
import Till

/// `kasir sales show`.
struct SalesShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a sale as the ledger has it.")

  @Argument(help: ArgumentHelp("A reference, cs_… or pi_….", valueName: "ID"))
  var id: String

  @OptionGroup var which: LedgerOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let ledger = try common.setup().existingLedger(which.ledger)
    guard let sale = try Till.find(id, in: ledger) else {
      throw TillError(
        .notFound, "There is no sale \(id) in the ledger \(ledger.name).",
        hint: "Give a reference, cs_… or pi_….")
    }
    common.print(sale)
  }
}
