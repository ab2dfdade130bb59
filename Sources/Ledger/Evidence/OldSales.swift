import CheckoutDomain
import GRDB

/// The sales of a ledger that is older than its evidence: what they are is told once, by an event
/// for each of them.
enum OldSales {
  private static let setting = "evidence_pending"
  private static let page = 200

  /// Notes, within the migration, that there are such sales.
  ///
  /// They are told of after all migrations, since only then their rows are what this Kasir reads.
  static func note(_ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO setting (name, value) VALUES (?, '1')", arguments: [setting])
  }

  /// Whether there are such sales still.
  static func arePending(_ database: Database) throws -> Bool {
    try String.fetchOne(
      database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [setting]) != nil
  }

  /// Tells of them all, in the transaction of `writer`.
  static func tell(_ writer: SQLiteWriter) throws {
    guard try arePending(writer.database) else { return }
    var last = Int64(0)
    while true {
      // In the order in which they were made: one may be the duplicate of another.
      let rows = try Row.fetchAll(
        writer.database,
        sql: "SELECT rowid, client_ref FROM sale WHERE rowid > ? ORDER BY rowid LIMIT ?",
        arguments: [last, page])
      guard let end = rows.last else { break }
      for row in rows {
        let ref = ClientRef(try row.value("client_ref"))
        guard let facts = try KeptFacts.of(ref, writer) else { continue }
        try writer.events.tell(.migrated, Facts().change(to: facts), of: ref, at: nil)
      }
      last = end["rowid"]
    }
    try writer.database.execute(
      sql: "DELETE FROM setting WHERE name = ?", arguments: [setting])
  }
}
