import ArgumentParser
import CheckoutDomain
import Till

/// `kasir session list`.
struct SessionList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Ask the gateway for its newest sessions.")

  @Option(help: ArgumentHelp("How many at the most, 1 to 100.", valueName: "N"))
  var limit = 20

  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard (1...100).contains(limit) else {
      throw Failure(TillError(.usage, "--limit must be from 1 to 100."))
    }
    let till = try common.counter().till
    var sales: [Sale] = []
    for session in try await till.newestSessions(limit: limit) {
      if let sale = try till.sale(of: session) {
        sales.append(sale)
      } else {
        Output.message(
          "\(SafeText.line(session.id.text)) is in a currency that Kasir does not know.")
      }
    }
    common.print(sales)
  }
}
