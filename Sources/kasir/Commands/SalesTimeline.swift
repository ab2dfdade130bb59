import ArgumentParser
import CheckoutDomain
import StrictJSON
import Till

/// `kasir sales timeline`.
struct SalesTimeline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Tell what happened to a sale, oldest first.")

  @Argument(
    help: ArgumentHelp("A reference, cs_… or pi_….", valueName: "ID"), completion: .references)
  var id: String

  @OptionGroup var which: LedgerOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let ledger = try common.setup().existingLedger(which.ledger)
    let sale = try which.sale(id, in: ledger)
    let lines: [RecordedEntry]
    do {
      lines = try ledger.read { try $0.timeline(of: sale.clientRef) }
    } catch {
      throw TillError(ledger: error)
    }
    common.output.print(.array(lines.map(Self.document)), text: Self.text(lines))
  }

  private static func document(_ line: RecordedEntry) -> JSONValue {
    [
      "at": .string(line.at.iso8601), "kind": .string(line.entry.kind),
      "detail": JSONValue(line.entry.detail.isEmpty ? nil : line.entry.detail),
    ]
  }

  private static func text(_ lines: [RecordedEntry]) -> String {
    let width = lines.map(\.entry.kind.count).max() ?? 0
    return lines.map { line in
      let kind = line.entry.kind.padding(toWidth: line.entry.detail.isEmpty ? 0 : width)
      return "\(line.at.iso8601)  \(kind)" + (line.entry.detail.isEmpty ? "" : "  ")
        + SafeText.line(line.entry.detail)
    }.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padding(toWidth width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
