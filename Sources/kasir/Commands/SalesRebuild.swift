import ArgumentParser
import CheckoutDomain
import Ledger
import StrictJSON
import Till

/// `kasir sales rebuild`.
struct SalesRebuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Make a ledger anew from its intent journal.",
    discussion: """
      For a ledger that is lost, damaged, or was replaced by an older copy. What is there is kept \
      aside under another name. A charge or refund whose outcome the journal does not have is \
      UNKNOWN, and looked up as always. Notes and raw answers do not come back; \
      parked sales, settings and deliveries that were not acted on do where the old file can be read.
      """)

  @Option(
    help: ArgumentHelp(
      "Another copy of the journal; without it the one beside the ledger.", valueName: "JOURNAL"))
  var from: String?

  @OptionGroup var which: LedgerOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let setup = try common.setup()
    try setup.requireChanges()
    let path = try setup.existingLedgerPath(which.ledger, orJournal: true)
    let source = from.map { setup.surroundings.path($0) }
    let outcome: LedgerRebuild.Outcome
    do throws(LedgerError) {
      outcome = try LedgerRebuild.run(path: path, from: source)
    } catch {
      throw TillError(ledger: error)
    }
    let ledger = try Counter.openLedger(path)
    try Counter.recover(ledger, setup.log())
    let unknown = try Self.unknown(in: ledger)
    outcome.notes.forEach(common.voice.note)
    common.output.print(
      Self.document(outcome, unknown, of: ledger.name),
      text: Self.text(outcome, unknown, of: ledger.name))
  }

  /// The sales that nobody knows the outcome of, or of whose refunds.
  private static func unknown(in ledger: SQLiteLedger) throws(TillError) -> [String] {
    do {
      return try ledger.read { ledger in
        try ledger.salesToWatch(now: Counter.time.now).filter { sale in
          sale.state == .unknown || sale.refunds.contains { $0.state == .unknown }
        }.map(\.reference)
      }
    } catch {
      throw TillError(ledger: error)
    }
  }

  private static func text(
    _ outcome: LedgerRebuild.Outcome, _ unknown: [String], of name: String
  ) -> String {
    var lines = [
      "The ledger \(SafeText.line(name)) was made anew from \(outcome.lines) lines of its journal."
    ]
    lines += outcome.keptAside.map { "  kept aside  \(SafeText.line($0))" }
    lines += unknown.map { "  unknown     \(SafeText.line($0)): it is looked up" }
    return lines.joined(separator: "\n")
  }

  private static func document(
    _ outcome: LedgerRebuild.Outcome, _ unknown: [String], of name: String
  ) -> JSONValue {
    [
      "ledger": .string(name), "lines": .integer(Int64(outcome.lines)),
      "kept_aside": .array(outcome.keptAside.map { .string($0) }),
      "unknown": .array(unknown.map { .string($0) }),
      "notes": .array(outcome.notes.map { .string($0) }),
    ]
  }
}
