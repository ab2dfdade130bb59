import ArgumentParser
import CheckoutDomain
import Till

/// The options of every command.
struct CommonOptions: ParsableArguments {
  @Flag(help: "One JSON document on standard output; errors as JSON on standard error.")
  var json = false

  @Option(
    help: ArgumentHelp("The config file, in place of the usual one.", valueName: "file"))
  var config: String?

  /// Reads config and environment.
  func setup() throws(TillError) -> Setup { try Setup(configFile: config) }

  /// Opens the counter of the configured gateway.
  func counter() throws(TillError) -> Counter { try Counter.open(try setup()) }

  /// Prints a sale.
  func print(_ sale: Sale) {
    if json { Output.print(SaleDocument.document(sale)) } else { Output.print(SaleText.sale(sale)) }
  }

  /// Prints a list of sales.
  func print(_ sales: [Sale]) {
    if json { Output.print(SaleDocument.list(sales)) } else { Output.print(SaleText.list(sales)) }
  }

  /// Prints what a use case gave, or fails with the sale that goes with it.
  func finish(_ result: TillResult) throws {
    if let error = result.error { throw Failure(error, sale: result.sale) }
    print(result.sale)
  }
}
