import CheckoutDomain
import StrictJSON
import TerminalUI

/// What the doctor has found, for people and for scripts.
enum DoctorText {
  static func text(_ lines: [DoctorLine]) -> String {
    let checks = DoctorLine.Check.allCases.map(\.rawValue.cellWidth).max() ?? 0
    return lines.flatMap { line in
      let head = mark(line.verdict).padded(to: 9) + line.check.rawValue.padded(to: checks) + "  "
      let hint = line.hint.map { [String(repeating: " ", count: head.cellWidth) + $0] } ?? []
      return [head + line.message] + (line.verdict == .ok && line.check != .probe ? [] : hint)
    }.joined(separator: "\n")
  }

  private static func mark(_ verdict: DoctorLine.Verdict) -> String {
    switch verdict {
    case .ok: "ok"
    case .warning: "warning"
    case .wrong: "WRONG"
    }
  }

  static func document(_ lines: [DoctorLine]) -> JSONValue {
    let worst: DoctorLine.Verdict =
      lines.contains { $0.verdict == .wrong }
      ? .wrong : lines.contains { $0.verdict == .warning } ? .warning : .ok
    return [
      "verdict": .string(worst.rawValue),
      "checks": .array(
        lines.map { line in
          [
            "check": .string(line.check.rawValue), "verdict": .string(line.verdict.rawValue),
            "message": .string(line.message), "hint": JSONValue(line.hint),
          ]
        }),
    ]
  }
}
