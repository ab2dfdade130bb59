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

  @Option(
    help: ArgumentHelp("all, waiting, paid, refunded or attention.", valueName: "TAB"),
    completion: .list(SaleTab.allCases.map(\.rawValue)))
  var tab = SaleTab.all.rawValue

  @Option(
    help: ArgumentHelp(
      "Only sales with these words in reference, items, amount or ids.", valueName: "TEXT"))
  var search = ""

  @OptionGroup var list: ListOptions

  @Option(
    help: ArgumentHelp(
      "Only sales after this one in the list: reference, cs_… or pi_….",
      valueName: "ID"),
    completion: .references)
  var after: String?

  @OptionGroup var which: LedgerOptions
  @OptionGroup var common: CommonOptions

  /// How many sales are read at once.
  private static let pageSize = 200

  func run() async throws {
    var query = try query()
    let limit = try list.checkedLimit()
    let ledger = try common.setup().existingLedger(which.ledger)
    if let after { query.after = try cursor(after, in: ledger) }
    var printer = ListPrinter(common.output)
    do {
      try print(query, limit: limit, of: ledger, on: &printer)
    } catch {
      printer.breakOff()
      throw error
    }
  }

  private func print(
    _ first: SaleQuery, limit: Int, of ledger: any SalesLedger, on printer: inout ListPrinter
  ) throws(TillError) {
    var query = first
    var last: Sale?
    while printer.count < limit {
      query.limit = min(limit - printer.count, Self.pageSize)
      let sales = try page(query, of: ledger)
      guard printer.add(sales) else { return }
      last = sales.last ?? last
      guard sales.count == query.limit, let last else { break }
      query.after = SaleQuery.Cursor(last)
    }
    printer.end()
    if let last, printer.count == limit { tellOfMore(after: last, query, ledger) }
  }

  /// Says on a terminal how to go on, where there is more.
  private func tellOfMore(after last: Sale, _ query: SaleQuery, _ ledger: any SalesLedger) {
    guard !common.json, Surroundings.isTerminal(STDOUT_FILENO) else { return }
    var next = query
    next.limit = 1
    guard let more = try? page(next, of: ledger), !more.isEmpty else { return }
    common.voice.note("There are more: --after \(SafeText.line(last.reference)) goes on.")
  }

  private func page(
    _ query: SaleQuery, of ledger: any SalesLedger
  ) throws(TillError) -> [Sale] {
    do {
      return try ledger.read { try $0.sales(query) }
    } catch {
      throw TillError(ledger: error)
    }
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

  private func query() throws(TillError) -> SaleQuery {
    guard let tab = SaleTab(rawValue: tab.lowercased()) else {
      let names = SaleTab.allCases.map(\.rawValue).joined(separator: ", ")
      throw TillError(.usage, "\(tab) is no tab: use one of \(names).")
    }
    return SaleQuery(
      tab: tab, state: try list.chosenState(), since: try list.first(), until: try list.end(),
      search: search)
  }
}
