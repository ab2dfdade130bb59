import ArgumentParser
import CheckoutDomain
import Till

/// `kasir intent list`.
struct IntentList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Ask the gateway for its newest payment intents, those of sessions too.")

  @Option(help: ArgumentHelp("How many at the most, 1 to 100.", valueName: "N"))
  var limit = 20

  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard (1...100).contains(limit) else {
      throw Failure(TillError(.usage, "--limit must be from 1 to 100."))
    }
    let till = try common.counter().till
    try common.print(try await till.newestIntents(limit: limit), till)
  }
}

extension CommonOptions {
  /// Prints what intents of the gateway say, as sales; one of an unknown currency is told apart.
  func print(_ intents: [PaymentIntent], _ till: Till) throws(TillError) {
    var sales: [Sale] = []
    for intent in intents {
      if let sale = try till.sale(of: intent) {
        sales.append(sale)
      } else {
        voice.note("\(SafeText.line(intent.id.text)) is in a currency that Kasir does not know.")
      }
    }
    var printer = ListPrinter(output)
    if printer.add(sales) { printer.end(empty: "No payment intents.") }
  }
}
