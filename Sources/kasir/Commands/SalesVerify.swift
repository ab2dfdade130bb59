import ArgumentParser
import CheckoutDomain
import Ledger
import StrictJSON
import Till

/// `kasir sales verify`.
struct SalesVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Check that nobody has changed the ledger's history, and that every sale follows from it.",
    discussion: """
      Prints one line for each thing that is wrong, with the sale's reference and the event's number. \
      Exit code 0 when the ledger is sound, 1 when it is not.
      """)

  @OptionGroup var which: LedgerOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let setup = try common.setup()
    let ledger = try setup.ledger(at: try setup.existingLedgerPath(which.ledger))
    let report: AuditReport
    do throws(LedgerError) { report = try ledger.audit() } catch { throw TillError(ledger: error) }
    report.notes.forEach(common.voice.note)
    common.output.print(
      Self.document(report, of: ledger.name), text: Self.text(report, of: ledger.name))
    guard report.isSound else {
      throw TillError(
        .ledger, "The ledger \(ledger.name) is not sound: \(Self.count(report.findings.count)).",
        hint: "Keep its files as they are, and compare with the gateway before money is moved.")
    }
  }

  private static func count(_ findings: Int) -> String {
    findings == 1 ? "1 finding" : "\(findings) findings"
  }

  private static func text(_ report: AuditReport, of name: String) -> String {
    guard report.isSound else { return report.findings.map(\.line).joined(separator: "\n") }
    return "The ledger \(SafeText.line(name)) is sound: \(report.sales) sales follow from "
      + "\(report.events) events."
  }

  private static func document(_ report: AuditReport, of name: String) -> JSONValue {
    [
      "ledger": .string(name), "sound": .bool(report.isSound),
      "sales": .integer(Int64(report.sales)),
      "events": .integer(report.events),
      "findings": .array(
        report.findings.map { finding in
          [
            "kind": .string(finding.kind.rawValue), "reference": JSONValue(finding.reference),
            "event": JSONValue(finding.event), "message": .string(finding.sentence),
          ]
        }),
      "notes": .array(report.notes.map { .string($0) }),
    ]
  }
}
