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
    var last = ""
    while true {
      let refs = try String.fetchAll(
        writer.database,
        sql: "SELECT client_ref FROM sale WHERE client_ref > ? ORDER BY client_ref LIMIT ?",
        arguments: [last, page])
      guard let end = refs.last else { break }
      for ref in refs.map({ ClientRef($0) }) {
        guard let facts = try KeptFacts.of(ref, writer) else { continue }
        try writer.events.tell(.migrated, Facts().change(to: facts), of: ref, at: nil)
      }
      last = end
    }
    try writer.database.execute(
      sql: "DELETE FROM setting WHERE name = ?", arguments: [setting])
  }
}
