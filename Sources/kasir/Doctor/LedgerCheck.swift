import CheckoutDomain
import Ledger
import Till

/// The ledger's file, its history, and what follows from it.
enum LedgerCheck {
  /// - Parameter report: What the audit found; nil where there is no ledger yet.
  static func line(_ name: String, _ report: Result<AuditReport?, TillError>) -> DoctorLine {
    let name = SafeText.line(name)
    switch report {
    case .failure(let error):
      return DoctorLine(.ledger, .wrong, error.message, hint: error.hint)
    case .success(nil):
      return DoctorLine(.ledger, .ok, "\(name) is not there yet: the first sale makes it.")
    case .success(let report?):
      guard let first = report.findings.first else {
        return DoctorLine(
          .ledger, .ok,
          "\(name) is sound: \(report.sales) sales follow from \(report.events) events.")
      }
      let more = report.findings.count - 1
      return DoctorLine(
        .ledger, .wrong,
        "\(name) is not sound. \(first.line)" + (more == 0 ? "" : " And \(more) more."),
        hint: "Keep its files as they are, and look at `kasir sales verify` before money is moved.")
    }
  }
}

/// What the gateway was seen to do.
enum ProbeCheck {
  private static let old = Duration.seconds(180 * 24 * 3600)

  static func line(_ facts: GatewayFacts, mode: Mode, now: Timestamp) -> DoctorLine {
    let asked = facts.answers.count
    let all = GatewayFacts.Question.allCases.count
    let hint = "Run `kasir doctor --probe ID` with a test key and a paid test payment."
    guard asked > 0, let oldest = facts.answers.values.map(\.at).min() else {
      return DoctorLine(
        .probe, mode == .live ? .warning : .ok,
        "Nobody has asked the test gateway how it behaves: the cautious way is taken.", hint: hint)
    }
    let isFromTest = facts.answers.values.contains(where: \.isFromTest) ? ", from test" : ""
    let words =
      "\(asked) of \(all) questions were answered\(isFromTest), the oldest on \(oldest.iso8601.prefix(10))."
    if let answer = facts.answers[.hasTwoDecimals], !answer.isYes {
      return DoctorLine(
        .probe, .wrong,
        words + " The gateway showed rupiah without decimals: no live rupiah is charged.",
        hint: "Ask WooshPay, and ask the test gateway again.")
    }
    guard now - oldest < old else {
      return DoctorLine(.probe, .warning, words, hint: "That is long ago. " + hint)
    }
    return DoctorLine(.probe, .ok, words)
  }
}
