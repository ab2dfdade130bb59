import ArgumentParser
import CheckoutDomain
import Till

/// `kasir reconcile`.
struct ReconcileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Compare ledger and gateway both ways, and take in what the ledger lacks.",
    discussion: """
      Prints a line for each difference. A refund that was made without Kasir is imported as such; a \
      payment that the ledger lacks is imported and put in needs attention: a lost sale.
      Exit code 0 where nothing differs, 1 where something does, 3 where the gateway could not say.

      A day is YYYY-MM-DD, today or yesterday, in the time zone of TZ or of this system.
      """)

  @Option(help: ArgumentHelp("The first day; without it, the last one.", valueName: "D"))
  var since: String?

  @Option(help: ArgumentHelp("The last day; without it, today.", valueName: "D"))
  var until: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let window = try window(now: Counter.time.now)
    let till = try common.counter().till
    let report = try await till.reconcile(window)
    common.output.print(ReconcileReport.document(report), text: ReconcileReport.text(report))
    if let error = ReconcileReport.error(report) { throw error }
  }

  private func window(now: Timestamp) throws(TillError) -> Range<Timestamp> {
    let today = LocalDay(of: now)
    let last = try day("--until", until, today) ?? today
    let first = try day("--since", since, today) ?? last
    guard first.start <= last.start else {
      throw TillError(.usage, "--since is later than --until.")
    }
    guard first.start <= now else {
      throw TillError(.usage, "--since is in the future: nothing was sold then.")
    }
    return first.start..<last.end
  }

  private func day(
    _ option: String, _ text: String?, _ today: LocalDay
  ) throws(TillError) -> LocalDay? {
    guard let text else { return nil }
    guard let day = LocalDay(parsing: text, today: today) else {
      throw TillError(
        .usage, "\(option) \(text) is no day: write 2026-11-25, today or yesterday.")
    }
    return day
  }
}
