import ArgumentParser
import CheckoutDomain
import Till

/// The commands that read the ledger alone.
struct SalesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sales", abstract: "List, show, export and verify sales, from the ledger alone.",
    subcommands: [
      SalesList.self, SalesShow.self, SalesTimeline.self, SalesExport.self, SalesVerify.self,
      SalesRebuild.self, SalesSettle.self,
    ])
}

/// Which ledger to read.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The ledger; needed where there are several and no key.", valueName: "NAME"),
    completion: .ledgers)
  var ledger: String?

  /// Finds a sale of a ledger by what people call it.
  func sale(_ id: String, in ledger: any SalesLedger) throws(TillError) -> Sale {
    if let sale = try Till.find(id, in: ledger) { return sale }
    throw TillError(
      .notFound, "There is no sale \(id) in the ledger \(ledger.name).",
      hint: "Give a reference, cs_… or pi_….")
  }
}
