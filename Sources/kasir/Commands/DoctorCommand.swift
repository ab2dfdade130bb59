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
      Without an option it checks config, key and mode, host and TLS, clock, files and permissions, the \
      ledger, the webhook secret of --secret-file, and the terminal: each line is ok, a warning or \
      WRONG, with what to do. Exit code 1 where something is wrong.

      --probe asks a test gateway what no page promises (questions P1 to P12), and keeps the answers \
      with their date: Kasir uses them, also for the live gateway of the same account. It makes \
      sessions and expires them. With ID, a paid test payment, it also gives back parts of that one. \
      A live key is refused.

      --conformance drives a test gateway through the contract sheet and prints what it did beside what \
      the sheet says: as documented, differs, or not testable here. Exit code 1 where something \
      differs. ID as above. A real host is asked only after y or with --yes.
      """)

  @Argument(
    help: ArgumentHelp(
      "A paid test payment, parts of which may be given back: a reference, cs_… or pi_….",
      valueName: "ID"), completion: .references)
  var id: String?

  @Flag(help: "Ask a test gateway how it behaves, and keep its answers.")
  var probe = false

  @Flag(help: "Drive a test gateway through the contract sheet.")
  var conformance = false

  @Flag(help: "Do not ask before a real test host is asked.")
  var yes = false

  @Option(
    help: ArgumentHelp("Check the webhook secret in this file, too.", valueName: "F"),
    completion: .file())
  var secretFile: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    switch (probe, conformance) {
    case (true, true): throw TillError(.usage, "--probe and --conformance are two runs: name one.")
    case (true, false): try await runProbe()
    case (false, true): try await runConformance()
    case (false, false):
      guard id == nil else {
        throw TillError(
          .usage, "ID goes with --probe or --conformance: parts of it are given back.")
      }
      try await runChecks()
    }
  }

  private func runChecks() async throws {
    let lines = try await DoctorRun(
      configFile: common.config, secretFile: secretFile, voice: common.voice
    ).lines()
    common.output.print(DoctorText.document(lines), text: DoctorText.text(lines))
    let wrong = lines.filter { $0.verdict == .wrong }.map(\.check.rawValue)
    guard !wrong.isEmpty else { return }
    throw TillError(.limit, "Something is wrong with: \(wrong.joined(separator: ", ")).")
  }

  private func runProbe() async throws {
    let run = try ProbeRun(try common.setup(), yes: yes)
    let report = try await run.run(refunding: id)
    let host = run.counter.till.gateway.host
    common.output.print(
      ProbeText.document(report, host: host, at: Counter.time.now),
      text: ProbeText.text(report, host: host))
    guard report.answers.isEmpty else { return }
    throw TillError(
      .gateway, "The gateway answered none of the questions.",
      hint: report.reasons[.honoursSessionKeys])
  }

  private func runConformance() async throws {
    let run = try ConformanceRun(try common.setup(), yes: yes)
    let report = try await run.run(refunding: id)
    let host = run.counter.till.gateway.host
    common.output.print(
      ConformanceText.document(report, host: host, at: Counter.time.now),
      text: ConformanceText.text(report, host: host))
    guard report.count(.asDocumented) + report.count(.differs) > 0 else {
      throw TillError(
        .gateway, "The gateway did not answer, so that nothing was compared.",
        hint: report.rows.first?.seen)
    }
    guard report.count(.differs) > 0 else { return }
    throw TillError(.mismatch, "The gateway differs: \(ConformanceText.summary(report))")
  }
}
