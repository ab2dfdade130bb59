import ArgumentParser
import CheckoutDomain
import Till

/// The commands that read the ledger alone.
struct SalesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sales", abstract: "List, show and verify sales, from the ledger alone.",
    subcommands: [
      SalesList.self, SalesShow.self, SalesVerify.self, SalesRebuild.self,
      SalesSettle.self,
    ])
}

/// Which ledger to read.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The ledger; needed where there are several and no key.", valueName: "NAME"))
  var ledger: String?
}
