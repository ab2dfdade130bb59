import CheckoutDomain
import FoundationEssentials
import GRDB
import Glibc

/// Compares the journal with the ledger's history: the end that was cut off shows here, and a
/// history whose hashes were all reckoned anew.
struct JournalAudit {
  private let path: String
  private let length: Int64?

  /// Takes a journal as it is now.
  ///
  /// Whoever sells goes on: what is added later is not in the state of the ledger that is read after
  /// this, and must not seem to be missing there.
  init(path: String) {
    self.path = path
    var status = stat()
    length = stat(path, &status) == 0 ? Int64(status.st_size) : nil
  }

  /// Adds what is found to a report.
  func run(
    against database: Database, _ reader: SQLiteReader, into report: inout AuditReport
  ) throws {
    let ours = try EventRow.newest(1, database).first?.head ?? .none
    var journal: JournalReader
    do throws(JournalFault) {
      journal = try JournalReader(path: path, upTo: length)
    } catch {
      guard ours.number > 0 else { return }
      report.findings.append(
        Self.finding(
          "The intent journal \(path) \(error.words): an end that was cut off the history would not "
            + "be noticed."))
      return
    }
    var last = ChainHead.none
    var beyond: [JournalLine] = []
    while let part = journal.next() {
      switch part {
      case .torn(let number):
        report.notes.append(
          "Line \(number) of the intent journal is not whole: Kasir stopped while it was written, and "
            + "sent nothing because of it.")
      case .broken(let number, let what):
        report.findings.append(Self.finding("Line \(number) of the intent journal \(what)."))
      case .line(let number, let line):
        report.findings += try Self.differences(line, number, database, reader)
        last = line.head
        if line.head.number > ours.number, beyond.count < 2 { beyond.append(line) }
      }
    }
    if beyond.count > 1 {
      report.findings.append(
        Self.finding(
          event: ours.number,
          "The ledger ends with event \(ours.number), its intent journal with event \(last.number): "
            + "the last events are missing. Leave every Kasir that uses it, then run kasir sales "
            + "rebuild."))
    } else if !beyond.isEmpty {
      report.notes.append(
        "The intent journal has one line more than the ledger: Kasir stopped while it committed it. "
          + "The next change takes it in.")
    } else if last.number < ours.number {
      report.notes.append(
        "The intent journal ends with event \(last.number), the ledger with event \(ours.number): "
          + "the next change makes good for it.")
    }
  }

  /// The first event of a line that the ledger tells differently.
  private static func differences(
    _ line: JournalLine, _ number: Int, _ database: Database, _ reader: SQLiteReader
  ) throws -> [EvidenceFinding] {
    for entry in line.entries {
      let hash = try Data.fetchOne(
        database.cachedStatement(sql: "SELECT hash FROM event WHERE number = ?"),
        arguments: [entry.event.number])
      guard let hash, Array(hash) != entry.hash else { continue }
      let reference = try entry.event.sale.flatMap { try reader.sale($0)?.reference }
      return [
        Self.finding(
          reference: reference, event: entry.event.number,
          "Line \(number) of the intent journal tells another event (\(entry.event.kind)).")
      ]
    }
    return []
  }

  private static func finding(
    reference: String? = nil, event: Int64? = nil, _ sentence: String
  ) -> EvidenceFinding {
    EvidenceFinding(.journal, reference: reference, event: event, sentence)
  }
}
