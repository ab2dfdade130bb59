import ArgumentParser
import CheckoutDomain
import Till

/// `kasir intent search`.
struct IntentSearch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Ask the gateway for the payment intents of an order.")

  @Argument(
    help: ArgumentHelp(
      "A merchant_order_id: the client_ref of a sale, or its reference in this ledger.",
      valueName: "ORDER"), completion: .references)
  var order: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard !order.isEmpty else { throw Failure(TillError(.usage, "The order is empty.")) }
    let till = try common.counter().till
    var printer = ListPrinter(common.output)
    for intent in try await till.searchIntents(order) {
      guard common.add(try till.sale(of: intent), of: intent, to: &printer) else { return }
    }
    printer.end(empty: "No payment intents.")
  }
}
