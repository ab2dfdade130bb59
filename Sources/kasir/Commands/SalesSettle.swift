import ArgumentParser
import CheckoutDomain
import Ledger
import Till

/// `kasir sales settle`.
struct SalesSettle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Take a sale out of needs attention that an alarm has put there: a lost sale.",
    discussion: "Nothing is sent. Who looked at it, and what was found, is kept in its history.")

  @Argument(
    help: ArgumentHelp("A reference, cs_… or pi_….", valueName: "ID"), completion: .references)
  var id: String

  @Option(help: ArgumentHelp("Your name.", valueName: "NAME"))
  var by: String

  @Option(
    help: ArgumentHelp(
      "What you found, as in “delivered on the 26th, note 4711”.", valueName: "TEXT"))
  var evidence: String

  @OptionGroup var which: LedgerOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let ledger = try common.setup().existingLedger(which.ledger)
    let sale = try which.sale(id, in: ledger)
    common.print(
      try Till.settleAlarm(
        of: sale.clientRef, by: by, evidence: evidence, in: ledger, now: Counter.time.now))
  }
}
