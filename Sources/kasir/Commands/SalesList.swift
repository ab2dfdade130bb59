import ArgumentParser
import CheckoutDomain
import Glibc
import Ledger
import Till

/// `kasir sales list`.
struct SalesList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List sales, newest first.",
    discussion: """
      Page by page: give --after the reference of the last sale of a page for the next one. Sales that \
      are made meanwhile, or change their state, move no page.
      """)

  @OptionGroup var selection: SaleSelection
  @OptionGroup var limit: LimitOption

  @Option(
    help: ArgumentHelp(
      "Only sales after this one in the list: reference, cs_… or pi_….",
      valueName: "ID"),
    completion: .references)
  var after: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var query = try selection.query()
    let limit = try limit.checked()
    let ledger = try common.setup().existingLedger(selection.which.ledger)
    if let after { query.after = try cursor(after, in: ledger) }
    var printer = ListPrinter(common.output)
    var isRead = true
    do {
      let last = try SaleSelection.read(query, limit: limit, of: ledger) { sales in
        isRead = printer.add(sales)
        return isRead
      }
      guard isRead else { return }
      printer.end()
      if let last, printer.count == limit { tellOfMore(after: last, query, ledger) }
    } catch {
      printer.breakOff()
      throw error
    }
  }

  /// Says on a terminal how to go on, where there is more.
  private func tellOfMore(after last: Sale, _ query: SaleQuery, _ ledger: any SalesLedger) {
    guard !common.json, Surroundings.isTerminal(STDOUT_FILENO) else { return }
    var next = query
    next.limit = 1
    next.after = SaleQuery.Cursor(last)
    guard let more = try? SaleSelection.page(next, of: ledger), !more.isEmpty else { return }
    common.voice.note("There are more: --after \(SafeText.line(last.reference)) goes on.")
  }

  private func cursor(
    _ id: String, in ledger: any SalesLedger
  ) throws(TillError) -> SaleQuery.Cursor {
    guard let sale = try Till.find(id, in: ledger) else {
      throw TillError(
        .notFound, "There is no sale \(id) in the ledger \(ledger.name) to go on after.")
    }
    return SaleQuery.Cursor(sale)
  }
}
