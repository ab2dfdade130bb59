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
    common.print(try till.sales(of: try await till.newestIntents(limit: limit)))
  }
}

extension Till {
  /// What intents of the gateway say, as sales; one of an unknown currency is told apart.
  func sales(of intents: [PaymentIntent]) throws(TillError) -> [Sale] {
    var sales: [Sale] = []
    for intent in intents {
      if let sale = try sale(of: intent) {
        sales.append(sale)
      } else {
        Output.message(
          "\(SafeText.line(intent.id.text)) is in a currency that Kasir does not know.")
      }
    }
    return sales
  }
}
