import CheckoutDomain
import StrictJSON
import TerminalUI
import WooshPay

/// What a conformance run has found, for people and for scripts.
enum ConformanceText {
  static func text(_ report: ConformanceReport, host: String) -> String {
    let width = report.rows.map(\.expectation.cellWidth).max() ?? 0
    var lines = ["\(SafeText.line(host)) beside the contract sheet:"]
    for row in report.rows {
      let verdict = words(row.verdict).padded(to: 13)
      lines.append(
        "  §\(row.section)  \(verdict)  \(row.expectation.padded(to: width))  \(SafeText.line(row.seen, limit: 60))"
      )
    }
    lines.append(summary(report))
    return lines.joined(separator: "\n")
  }

  /// How many rows are as documented, differ, and could not be tested.
  static func summary(_ report: ConformanceReport) -> String {
    "\(report.count(.asDocumented)) as documented, \(report.count(.differs)) differ, "
      + "\(report.count(.notTestable)) could not be tested here."
  }

  private static func words(_ verdict: ConformanceRow.Verdict) -> String {
    switch verdict {
    case .asDocumented: "as documented"
    case .differs: "DIFFERS"
    case .notTestable: "not testable"
    }
  }

  static func document(
    _ report: ConformanceReport, host: String, at now: Timestamp
  ) -> JSONValue {
    var counts = JSONObject()
    for verdict in ConformanceRow.Verdict.allCases {
      counts[verdict.rawValue] = .integer(Int64(report.count(verdict)))
    }
    return [
      "gateway": .string(host), "asked_at": .string(now.iso8601), "counts": .object(counts),
      "rows": .array(
        report.rows.map { row in
          [
            "section": .integer(Int64(row.section)), "expectation": .string(row.expectation),
            "seen": .string(row.seen), "verdict": .string(row.verdict.rawValue),
          ]
        }),
      "sessions": .array(report.sessions.map { .string($0.id.text) }),
      "intents": .array(report.intents.map { .string($0.id.text) }),
      "refunds": .array(report.refunds.map { .string($0.id.text) }),
    ]
  }
}
