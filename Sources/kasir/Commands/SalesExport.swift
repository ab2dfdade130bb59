import ArgumentParser
import CheckoutDomain
import Till

/// `kasir sales export`.
struct SalesExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write sales as CSV for a spreadsheet, newest first.",
    discussion: """
      Every sale that fits goes to standard output, one row each, after RFC 4180: comma, UTF-8, CRLF. \
      Amounts are major units as plain numbers, 36000 or 12.50, in the currency of their row; times \
      are UTC. A text that a spreadsheet would take for a formula has ' before it. With --json the \
      same sales are one JSON array.
      """)

  @OptionGroup var selection: SaleSelection
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let query = try selection.query()
    let ledger = try common.setup().existingLedger(selection.which.ledger)
    guard !common.json else { return try documents(query, ledger) }
    guard Output.write(Redaction.text(SaleTable.header), to: 1) else { return }
    _ = try SaleSelection.read(query, limit: .max, of: ledger) { sales in
      Output.write(Redaction.text(sales.map(SaleTable.row).joined()), to: 1)
    }
  }

  private func documents(_ query: SaleQuery, _ ledger: any SalesLedger) throws(TillError) {
    var printer = ListPrinter(common.output)
    var isRead = true
    do throws(TillError) {
      _ = try SaleSelection.read(query, limit: .max, of: ledger) { sales in
        isRead = printer.add(sales)
        return isRead
      }
    } catch {
      printer.breakOff()
      throw error
    }
    if isRead { printer.end() }
  }
}
