import CheckoutDomain
import StrictJSON
import TerminalUI
import WooshPay

/// What a probe found out, for people and for scripts.
enum ProbeText {
  /// A line for each question: yes, no, or why nobody knows and what Kasir does then.
  static func text(_ report: ProbeReport, host: String) -> String {
    let questions = GatewayFacts.Question.allCases
    let width = questions.map(\.statement.cellWidth).max() ?? 0
    var lines = ["\(SafeText.line(host)), a test gateway:"]
    for question in questions {
      let number = question.rawValue.padded(to: 3, alignment: .right)
      lines.append(
        "  \(number)  \(question.statement.padded(to: width))  \(words(question, report))")
    }
    if !report.refunds.isEmpty || !report.sessions.isEmpty {
      lines.append(
        "Made for it: \(report.sessions.count) sessions, expired, and \(report.refunds.count) refunds;"
          + " all of them are in the ledger.")
    }
    return lines.joined(separator: "\n")
  }

  private static func words(_ question: GatewayFacts.Question, _ report: ProbeReport) -> String {
    if let isYes = report.answers[question] { return isYes ? "yes" : "no" }
    return "unknown: \(report.reasons[question] ?? "it was not asked"); \(question.caution)"
  }

  /// The document of `--json`.
  static func document(_ report: ProbeReport, host: String, at now: Timestamp) -> JSONValue {
    [
      "gateway": .string(host), "asked_at": .string(now.iso8601),
      "answers": .array(
        GatewayFacts.Question.allCases.map { question in
          [
            "question": .string(question.rawValue), "statement": .string(question.statement),
            "answer": report.answers[question].map { .bool($0) } ?? .null,
            "why_unknown": JSONValue(report.reasons[question]),
          ]
        }),
      "sessions": .array(report.sessions.map { .string($0.id.text) }),
      "refunds": .array(report.refunds.map { .string($0.id.text) }),
    ]
  }
}
