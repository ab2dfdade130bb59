import ArgumentParser
import CheckoutDomain
import Ledger
import Till

/// `kasir sales list`.
struct SalesList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List sales, newest first.")

  @Option(help: ArgumentHelp("Only sales in this state, such as paid.", valueName: "STATE"))
  var state: String?

  @Option(help: ArgumentHelp("Only sales with these words in them.", valueName: "TEXT"))
  var search = ""

  @Option(help: ArgumentHelp("How many at the most.", valueName: "N"))
  var limit = 50

  @OptionGroup var which: LedgerOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let query = try query()
    let ledger = try common.setup().existingLedger(which.ledger)
    do {
      common.print(try ledger.read { try $0.sales(query) })
    } catch {
      throw TillError(ledger: error)
    }
  }

  private func query() throws(TillError) -> SaleQuery {
    guard limit >= 1 else { throw TillError(.usage, "--limit must be 1 or more.") }
    var query = SaleQuery(search: search, limit: limit)
    if let state {
      let name = state.lowercased().replacing("-", with: "_")
      guard let known = SaleState(rawValue: name) else {
        let all = SaleState.allCases.map(\.rawValue).joined(separator: ", ")
        throw TillError(.usage, "\(state) is no state of a sale: use one of \(all).")
      }
      query.state = known
    }
    return query
  }
}
