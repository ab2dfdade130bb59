import ArgumentParser
import CheckoutDomain
import Till

/// `kasir intent wait`.
struct IntentWait: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait",
    abstract: "Wait until a sale is paid (exit 0) or has ended without payment (1).",
    discussion: "Exit 3 when the time is up; the sale is not touched then.")

  @Argument(help: ArgumentHelp("A reference or pi_….", valueName: "ID"))
  var id: String

  @Option(
    help: ArgumentHelp("Seconds to wait; without it, a day.", valueName: "S"))
  var timeout: Int?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    if let timeout, timeout < 0 {
      throw Failure(TillError(.usage, "--timeout cannot be negative."))
    }
    let till = try common.counter().till
    let sale = try await till.findOrImport(id).sale
    let now = Counter.time.now
    let end = sale.progress.expiresAt ?? now + .seconds(24 * 3600)
    let deadline = timeout.map { now + .seconds($0) } ?? max(end, now) + .seconds(60)
    try await common.about(sale, till) { [isQuiet = common.json] in
      // With --json, standard error holds one document at the most: that of the end.
      let result = try await till.wait(for: sale.clientRef, until: deadline) { error in
        if let error, !isQuiet { Output.message(error.text) }
      }
      try common.finish(result)
    }
  }
}
