package import CheckoutDomain
import GRDB
import Hashing

/// Checks one consistent state of the file: the file itself, the chain, each sale, and the journal.
///
/// What is damaged is a finding like any other, and the rest is checked all the same.
struct LedgerAudit {
  private let reader: SQLiteReader
  private let journal: JournalAudit?
  private var report = AuditReport()

  /// - Parameter journal: The intent journal, taken before the ledger was read; nil where it keeps
  ///   none.
  init(_ reader: SQLiteReader, journal: JournalAudit?) {
    self.reader = reader
    self.journal = journal
  }

  private var database: Database { reader.database }

  /// Checks everything that the file can say by itself.
  mutating func run() -> AuditReport {
    step { try $0.checkFile() }
    step { try $0.checkGuards() }
    step { try $0.checkChain() }
    step { try $0.checkSales() }
    step { audit in
      guard let journal = audit.journal else { return }
      try journal.run(against: audit.database, audit.reader, into: &audit.report)
    }
    return report
  }

  private mutating func step(_ body: (inout LedgerAudit) throws -> Void) {
    do {
      try body(&self)
    } catch {
      report.findings.append(EvidenceFinding(.damaged, reader.faults.words(error)))
    }
  }

  private mutating func checkFile() throws {
    let damages =
      try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      + Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
        let (table, parent): (String, String) = (row[0], row[2])
        return "a row of \(table) belongs to no \(parent)"
      }
    report.findings += damages.map { EvidenceFinding(.damaged, "The file is damaged: \($0).") }
  }

  /// Compares what the file refuses by itself with what a new ledger refuses.
  private mutating func checkGuards() throws {
    let made = try Self.made.get()
    let found = try Self.guards(database)
    for name in made.keys.sorted() where found[name] != made[name] {
      report.findings.append(
        EvidenceFinding(.damaged, "The file's guard \(name) is not as Kasir makes it."))
    }
  }

  /// What a new ledger refuses by itself, as statements by their names.
  private static let made = Result { try SQLiteLedger.inMemory().database.read(guards) }

  private static func guards(_ database: Database) throws -> [String: String] {
    let question = """
      SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL
      """
    return try Dictionary(
      Row.fetchAll(database, sql: question).map { (try $0.value("name"), try $0.value("sql")) }
    ) { first, _ in first }
  }

  private mutating func checkChain() throws {
    var check = ChainCheck(hash: Digest.sha256)
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM event ORDER BY number")
    while let row = try rows.next() {
      let stored = try EventRow.stored(row)
      report.findings += check.take(
        stored.event, hash: stored.hash, reference: reference(stored.event.sale))
      report.events += 1
    }
    report.findings += try check.finish(head: EventRow.head(database))
  }

  private mutating func checkSales() throws {
    let refs = try String.fetchCursor(
      database,
      sql: "SELECT client_ref FROM sale UNION SELECT sale FROM event WHERE sale IS NOT NULL")
    while let ref = try refs.next() {
      step { try $0.check(ClientRef(ref)) }
      report.sales += 1
    }
  }

  private mutating func check(_ ref: ClientRef) throws {
    var check = HistoryCheck(of: ref)
    let rows = try Row.fetchCursor(
      database.cachedStatement(sql: "SELECT * FROM event WHERE sale = ? ORDER BY number"),
      arguments: [ref.text])
    while let row = try rows.next() {
      report.findings += check.take(try EventRow.stored(row).event)
    }
    do {
      report.findings += check.finish(kept: try KeptFacts.of(ref, reader))
      report.findings += try staleState(ref).map {
        EvidenceFinding(.differs, reference: check.reference, event: check.lastEvent, $0)
      }
    } catch {
      report.findings.append(
        EvidenceFinding(
          .damaged, reference: check.reference, event: check.lastEvent, reader.faults.words(error)))
    }
  }

  /// The word that lists go by is a column of its own, derived each time a sale is saved.
  private func staleState(_ ref: ClientRef) throws -> [String] {
    let column = try String.fetchOne(
      database, sql: "SELECT state FROM sale WHERE client_ref = ?", arguments: [ref.text])
    guard let column, let state = try reader.sale(ref)?.state, column != state.rawValue else {
      return []
    }
    return ["Lists show it as \"\(column)\", but it is \(state.word)."]
  }

  private func reference(_ sale: ClientRef?) -> String? {
    sale.flatMap {
      try? String.fetchOne(
        database, sql: "SELECT reference FROM sale WHERE client_ref = ?", arguments: [$0.text])
    }
  }
}

extension SQLiteLedger {
  package func audit() throws(LedgerError) -> AuditReport {
    try faults.sentences {
      let journal = journal.map { JournalAudit(path: $0.path) }
      var report: AuditReport?
      do {
        try database.read { database in
          var audit = LedgerAudit(
            SQLiteReader(database: database, faults: faults), journal: journal)
          report = audit.run()
        }
      } catch {
        // After a broken page even the end of the reading may fail: what was found stands.
        guard report != nil else { throw error }
      }
      return report ?? AuditReport()
    }
  }
}
