import CheckoutDomain
import FoundationEssentials
import GRDB
import Hashing

extension Schema {
  /// Gives the events what makes them evidence: what changed, and the hash that ties each one to the
  /// one before.
  ///
  /// The events of an older ledger keep their numbers and words. What its sales are is told by an
  /// event for each of them afterwards: see ``OldSales``.
  static func makeEvidence(_ database: Database) throws {
    try database.execute(sql: "ALTER TABLE event RENAME TO older_event")
    try database.execute(sql: evidenceTables)
    try copyEvents(database)
    try database.execute(sql: "DROP TABLE older_event")
    try database.execute(sql: evidenceIndexes)
    try database.execute(sql: evidenceGuards)
    if try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sale LIMIT 1") != 0 {
      try OldSales.note(database)
    }
  }

  private static func copyEvents(_ database: Database) throws {
    var head = ChainHead.none
    let rows = try Row.fetchCursor(
      database, sql: "SELECT sale, at, kind, detail FROM older_event ORDER BY number")
    while let row = try rows.next() {
      let event = LedgerEvent(
        number: head.number + 1, sale: ClientRef(row["sale"]),
        at: Timestamp(milliseconds: row["at"]), kind: row["kind"], detail: row["detail"])
      head = EventRow.head(after: head, event)
      try EventRow.insert(event, hash: head.hash, into: database)
    }
    try database.execute(
      sql: "INSERT INTO chain (id, number, hash) VALUES (1, ?, ?)",
      arguments: [head.number, Data(head.hash)])
  }

  private static let evidenceTables = """
    CREATE TABLE event (
      number INTEGER NOT NULL PRIMARY KEY,
      sale TEXT REFERENCES sale (client_ref),
      at INTEGER,
      kind TEXT NOT NULL,
      detail TEXT NOT NULL,
      facts TEXT NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE TABLE chain (
      id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
      number INTEGER NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    """

  private static let evidenceIndexes = "CREATE INDEX event_sale ON event (sale, number)"

  /// The head is moved by the file itself, and every event has to follow it: whoever writes an event
  /// past Kasir, or cuts some off, is noticed by the next one.
  private static let evidenceGuards = """
    CREATE TRIGGER event_update_refused BEFORE UPDATE ON event
    BEGIN
      SELECT RAISE(ABORT, 'The timeline of a sale never changes.');
    END;
    CREATE TRIGGER event_delete_refused BEFORE DELETE ON event
    BEGIN
      SELECT RAISE(ABORT, 'The timeline of a sale is never deleted.');
    END;
    CREATE TRIGGER event_follows BEFORE INSERT ON event
    BEGIN
      SELECT RAISE(ABORT, 'The ledger''s history does not end where its head says; nothing was changed: run kasir sales verify.')
      WHERE NOT EXISTS (
        SELECT 1 FROM chain
        WHERE number = COALESCE((SELECT MAX(number) FROM event), 0)
          AND hash = COALESCE((SELECT hash FROM event ORDER BY number DESC LIMIT 1), zeroblob(32))
      );
      SELECT RAISE(ABORT, 'An event of the ledger has to follow the last one.')
      WHERE NEW.number <> (SELECT number + 1 FROM chain);
    END;
    CREATE TRIGGER event_is_head AFTER INSERT ON event
    BEGIN
      UPDATE chain SET number = NEW.number, hash = NEW.hash;
    END;
    CREATE TRIGGER chain_update_refused BEFORE UPDATE ON chain
    BEGIN
      SELECT RAISE(ABORT, 'The head of the history moves with its events only.')
      WHERE NEW.number <> OLD.number + 1 OR NOT EXISTS (
        SELECT 1 FROM event WHERE number = NEW.number AND hash = NEW.hash
      );
    END;
    CREATE TRIGGER chain_delete_refused BEFORE DELETE ON chain
    BEGIN
      SELECT RAISE(ABORT, 'The head of the history is never deleted.');
    END;
    """
}
