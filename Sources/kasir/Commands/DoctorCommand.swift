import ArgumentParser
import CheckoutDomain
import StrictJSON
import Till
import WooshPay

/// `kasir doctor`.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check that everything is in order to sell; ask a test gateway how it behaves.",
    discussion: """
      --probe asks a test gateway what no page promises (questions P1 to P12), and keeps the answers \
      with their date: Kasir uses them, also for the live gateway of the same account. It makes three \
      sessions and expires them. With ID, a paid test payment, it also gives back parts of that one. \
      A live key is refused.
      """)

  @Argument(
    help: ArgumentHelp(
      "For --probe: a paid test payment that may be given back, by its reference, cs_… or pi_….",
      valueName: "ID"))
  var id: String?

  @Flag(help: "Ask a test gateway how it behaves, and keep its answers.")
  var probe = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard probe else {
      throw TillError(.usage, "Say what to do: --probe.")
    }
    try await runProbe()
  }

  private func runProbe() async throws {
    let run = try ProbeRun(try common.setup())
    let report = try await run.run(refunding: id)
    let host = run.counter.till.gateway.host
    if common.json {
      Output.print(ProbeText.document(report, host: host, at: Counter.time.now))
    } else {
      Output.print(ProbeText.text(report, host: host))
    }
    guard report.answers.isEmpty else { return }
    throw TillError(
      .gateway, "The gateway answered none of the questions.",
      hint: report.reasons[.honoursSessionKeys])
  }
}
