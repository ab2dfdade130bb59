import CheckoutDomain
import StrictJSON
import TerminalUI
import Till

/// What came of comparing ledger and gateway, for people and for scripts.
enum ReconcileReport {
  /// A line for each difference, and one before them that says what was compared.
  static func text(_ report: Reconciliation) -> String {
    let (from, to) = (report.window.lowerBound, report.window.upperBound)
    guard report.wasCompared else {
      return "\(from.iso8601) to \(to.iso8601): nothing was compared."
    }
    var lines = [
      "\(from.iso8601) to \(to.iso8601): \(report.ours) payments here, \(report.theirs) at the gateway."
    ]
    let references = report.differences.map { SafeText.line($0.reference) }
    let width = references.map(\.cellWidth).max() ?? 0
    for (difference, reference) in zip(report.differences, references) {
      lines.append("  " + reference.padded(to: width) + "  " + sentence(difference))
    }
    if report.differences.isEmpty, report.unsaid.isEmpty { lines.append("  Everything agrees.") }
    if !report.seesForeignRefunds {
      lines.append(
        "  This gateway does not tell how much was given back: a refund made without Kasir is not seen."
      )
    }
    return lines.joined(separator: "\n")
  }

  /// What differs, and what was done about it, in one line.
  static func sentence(_ difference: ReconcileDifference) -> String {
    let what = difference.refund.map { "refund \(SafeText.line($0.text)): " } ?? ""
    return what + told(difference) + remedy(difference.remedy) + ids(difference)
  }

  private static func told(_ difference: ReconcileDifference) -> String {
    let ours = words(difference.ours)
    let theirs = words(difference.theirs)
    switch difference.kind {
    case .oursOnly: return "\(ours) here; the gateway does not know it"
    case .theirsOnly: return "\(theirs) at the gateway; the ledger does not have it"
    case .amount: return "the amount is \(ours) here, \(theirs) at the gateway"
    case .currency: return "\(ours) here, \(theirs) at the gateway"
    case .state: return "\(ours) here, \(theirs) at the gateway"
    case .refunded: return "\(ours) given back here, \(theirs) at the gateway"
    case .mode: return "\(ours) mode here, \(theirs) mode at the gateway"
    }
  }

  private static func remedy(_ remedy: ReconcileDifference.Remedy) -> String {
    switch remedy {
    case .none: ""
    case .takenIn: "; taken in"
    case .imported: "; imported, and watched"
    case .lostSale: "; LOST SALE, imported and put in needs attention"
    case .refundImported: "; imported as made elsewhere"
    }
  }

  private static func ids(_ difference: ReconcileDifference) -> String {
    let id = difference.session?.text ?? difference.paymentIntent?.text
    return id.map { $0 == difference.reference ? "" : "  (\(SafeText.line($0)))" } ?? ""
  }

  private static func words(_ side: ReconcileDifference.Side?) -> String {
    switch side {
    case .money(let money): money.formatted
    case .word(let word): SafeText.line(word).uppercased().replacing("_", with: "-")
    case nil: "unknown"
    }
  }
}

extension ReconcileReport {
  /// The document of `--json`.
  static func document(_ report: Reconciliation) -> JSONValue {
    [
      "since": .string(report.window.lowerBound.iso8601),
      "until": .string(report.window.upperBound.iso8601),
      "verdict": .string(report.verdict.rawValue),
      "ours": .integer(Int64(report.ours)), "theirs": .integer(Int64(report.theirs)),
      "differences": .array(report.differences.map(document)),
      "sees_foreign_refunds": .bool(report.seesForeignRefunds),
      "unsaid": .array(report.unsaid.map { .string($0) }),
    ]
  }

  private static func document(_ difference: ReconcileDifference) -> JSONValue {
    [
      "kind": .string(difference.kind.rawValue), "reference": .string(difference.reference),
      "client_ref": JSONValue(difference.clientRef?.text),
      "session_id": JSONValue(difference.session?.text),
      "payment_intent": JSONValue(difference.paymentIntent?.text),
      "refund": JSONValue(difference.refund?.text),
      "currency": JSONValue(currency(difference)),
      "ours": value(difference.ours), "theirs": value(difference.theirs),
      "remedy": .string(difference.remedy.rawValue),
    ]
  }

  private static func currency(_ difference: ReconcileDifference) -> String? {
    for case .money(let money) in [difference.ours, difference.theirs] {
      return money.currency.code
    }
    return nil
  }

  private static func value(_ side: ReconcileDifference.Side?) -> JSONValue {
    switch side {
    case .money(let money): .integer(money.minorUnits)
    case .word(let word): .string(word)
    case nil: .null
    }
  }

  /// Why the command does not end with 0; nil where everything agrees.
  static func error(_ report: Reconciliation) -> TillError? {
    let unsaid = report.unsaid.joined(separator: " ")
    switch report.verdict {
    case .balanced: return nil
    case .unknown:
      return TillError(
        .unknown, "The gateway could not say all. \(unsaid)", hint: "Compare again in a while.")
    case .differs:
      let count = report.differences.count
      let lost = report.lostSales.count
      return TillError(
        .mismatch,
        (count == 1 ? "1 difference" : "\(count) differences")
          + (lost == 0
            ? "" : lost == 1 ? ", 1 of them a lost sale" : ", \(lost) of them lost sales")
          + "." + (unsaid.isEmpty ? "" : " And the gateway could not say all. \(unsaid)"),
        hint: lost == 0
          ? nil
          : "See that it is delivered, then `kasir sales settle` takes it out of needs attention.")
    }
  }
}
