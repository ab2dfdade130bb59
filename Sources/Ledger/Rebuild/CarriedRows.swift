import FoundationEssentials
import GRDB

/// What only a ledger's file has, and no journal: settings with the parked sales among them, and what
/// the gateway has delivered and nobody has acted on.
struct CarriedRows {
  /// What is said where it is lost.
  static let loss =
    "Parked sales, settings and deliveries that nobody had acted on were not kept: the old ledger "
    + "cannot be read."

  private let settings: [Row]
  private let deliveries: [Row]

  /// Reads them, and changes nothing; nil where the file cannot be read.
  init?(of path: String, _ faults: LedgerFaults) {
    let rows = try? ViewedLedger.reading(path, faults) { database in
      (
        settings: try Row.fetchAll(database, sql: "SELECT name, value FROM setting"),
        deliveries: try Row.fetchAll(
          database,
          sql: """
            SELECT event, received_at, body FROM delivery WHERE done_at IS NULL
            ORDER BY received_at, rowid
            """)
      )
    }
    guard let rows else { return nil }
    // When the old file was checked and copied says nothing of the new one.
    settings = rows.settings.filter { !SQLiteLedger.careSettings.contains($0["name"]) }
    deliveries = rows.deliveries
  }

  /// Adds them to a ledger that has none.
  func add(to database: Database) throws {
    for row in settings {
      try database.execute(
        sql: "INSERT INTO setting (name, value) VALUES (?, ?)",
        arguments: [row["name"] as String, row["value"] as String])
    }
    for row in deliveries {
      try database.execute(
        sql: "INSERT INTO delivery (event, received_at, body) VALUES (?, ?, ?)",
        arguments: [row["event"] as String, row["received_at"] as Int64, row["body"] as Data?])
    }
  }
}
