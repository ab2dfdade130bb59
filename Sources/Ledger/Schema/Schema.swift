import CheckoutDomain
import GRDB

/// The tables of a ledger, and how an older ledger becomes a newer one.
enum Schema {
  /// Marks a SQLite file as a ledger: `Kasi` as a number.
  private static let mark = 0x4B61_7369

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 sales") { database in
      try database.execute(sql: tables)
      try database.execute(sql: indexes)
      try database.execute(sql: guards)
      try database.execute(sql: "PRAGMA application_id = \(mark)")
    }
    migrator.registerMigration("2 answers and duplicates") { database in
      try database.execute(sql: "CREATE INDEX attempt_key ON attempt (key, number)")
      try database.execute(sql: "ALTER TABLE refund ADD COLUMN operator TEXT NOT NULL DEFAULT ''")
      try database.execute(
        sql: "ALTER TABLE refund ADD COLUMN absences INTEGER NOT NULL DEFAULT 0")
      try database.execute(sql: "ALTER TABLE refund ADD COLUMN absent_at INTEGER")
      try database.execute(
        sql: "ALTER TABLE sale ADD COLUMN duplicate_of TEXT REFERENCES sale (client_ref)")
      try database.execute(sql: laterGuards)
      try database.execute(sql: longerWatch)
    }
    migrator.registerMigration("3 evidence") { try makeEvidence($0) }
    migrator.registerMigration("4 alarms") { database in
      try database.execute(sql: "ALTER TABLE sale ADD COLUMN alarm TEXT")
    }
    migrator.registerMigration("5 intents, disputes and deliveries") { database in
      try database.execute(sql: intentsAndDisputes)
    }
    migrator.registerMigration("6 sorting") { database in
      try database.execute(sql: "CREATE INDEX sale_amount ON sale (amount, client_ref)")
      try database.execute(sql: "CREATE INDEX sale_reference ON sale (reference)")
    }
    migrator.registerMigration("7 sorting by items") { database in
      try database.execute(sql: itemsKey)
    }
    migrator.registerMigration("8 second readings") { database in
      try database.execute(sql: "ALTER TABLE sale ADD COLUMN reread_at INTEGER")
    }
    migrator.registerMigration("9 lines of refunds") { database in
      try database.execute(sql: linesOfRefunds)
    }
    return migrator
  }

  /// Brings a ledger up to this Kasir, unless it is a newer one's or no ledger at all.
  static func bringUp(_ database: any DatabaseWriter, faults: LedgerFaults) throws {
    try database.read { try refuseForeign($0, faults: faults) }
    while true {
      let before = try database.read(migrator.completedMigrations).count
      do {
        return try migrator.migrate(database)
      } catch {
        // Another process may have been first at a step, and ours failed on what it made; the next one is
        // as likely ours as its.
        guard try database.read(migrator.completedMigrations).count > before else { throw error }
      }
    }
  }

  /// Refuses a ledger that is not as this Kasir has it, for somebody who only looks at it.
  static func refuseUnlike(_ database: Database, faults: LedgerFaults) throws {
    try refuseForeign(database, faults: faults)
    guard try migrator.hasCompletedMigrations(database), try !OldSales.arePending(database) else {
      throw faults.older()
    }
  }

  private static func refuseForeign(_ database: Database, faults: LedgerFaults) throws {
    if try migrator.hasBeenSuperseded(database) {
      throw LedgerError.unavailable(
        "The ledger \(faults.path) was made by a newer Kasir: use that one, or another ledger.")
    }
    let isEmpty = try !Bool(database, "SELECT EXISTS (SELECT 1 FROM sqlite_master)")
    let isOurs = try Int.fetchOne(database, sql: "PRAGMA application_id") == mark
    // A first start that died at its first step leaves the list of migrations alone.
    let isBegun = try Bool(database, "SELECT COUNT(*) = 0 FROM grdb_migrations", otherwise: false)
    guard isEmpty || isOurs || isBegun else {
      throw LedgerError.unavailable(
        "The file \(faults.path) is another program's database: move it away, or choose another "
          + "ledger.")
    }
  }

  private static let tables = """
    CREATE TABLE sale (
      client_ref TEXT NOT NULL PRIMARY KEY,
      reference TEXT NOT NULL UNIQUE,
      mode TEXT NOT NULL CHECK (mode IN ('test', 'live')),
      amount INTEGER NOT NULL,
      currency TEXT NOT NULL,
      line_count INTEGER NOT NULL,
      note TEXT NOT NULL,
      terminal_type TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      phase TEXT NOT NULL,
      session_id TEXT,
      payment_intent TEXT,
      url TEXT,
      expires_at INTEGER,
      ended_at INTEGER,
      paid_at INTEGER,
      captured INTEGER,
      cancel_requested INTEGER NOT NULL,
      decline TEXT,
      problem TEXT,
      checked_at INTEGER,
      -- What follows is derived from the sale and its refunds each time it is saved.
      state TEXT NOT NULL,
      in_waiting INTEGER NOT NULL,
      in_paid INTEGER NOT NULL,
      in_refunded INTEGER NOT NULL,
      in_attention INTEGER NOT NULL,
      watched_until INTEGER,
      search_text TEXT NOT NULL
    ) STRICT;
    CREATE TABLE line_item (
      sale TEXT NOT NULL REFERENCES sale (client_ref),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      quantity INTEGER NOT NULL,
      unit_amount INTEGER NOT NULL,
      -- Copies of what never changes, so that a name's last price is one step into an index.
      name_key TEXT NOT NULL,
      currency TEXT NOT NULL,
      sold_at INTEGER NOT NULL,
      PRIMARY KEY (sale, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE refund (
      key TEXT NOT NULL PRIMARY KEY,
      sale TEXT NOT NULL REFERENCES sale (client_ref),
      position INTEGER NOT NULL,
      payment_intent TEXT NOT NULL,
      client_ref TEXT NOT NULL,
      amount INTEGER NOT NULL,
      reason TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      refunded_before INTEGER NOT NULL,
      state TEXT NOT NULL,
      id TEXT,
      problem TEXT
    ) STRICT;
    CREATE TABLE attempt (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      sale TEXT NOT NULL REFERENCES sale (client_ref),
      purpose TEXT NOT NULL,
      path TEXT NOT NULL,
      body BLOB NOT NULL,
      key TEXT NOT NULL,
      process TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      ending TEXT CHECK (ending IN ('answered', 'not_sent', 'unknown', 'abandoned')),
      status INTEGER,
      retry_after INTEGER,
      answer BLOB,
      reason TEXT
    ) STRICT;
    CREATE TABLE event (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      sale TEXT NOT NULL REFERENCES sale (client_ref),
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      detail TEXT NOT NULL
    ) STRICT;
    CREATE TABLE setting (
      name TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;
    CREATE TABLE lease (
      name TEXT NOT NULL PRIMARY KEY,
      holder TEXT NOT NULL,
      fence INTEGER NOT NULL,
      until INTEGER NOT NULL
    ) STRICT;
    """

  /// The first item's name beside the sale, so that a list sorted by it walks along an index.
  private static let itemsKey = """
    ALTER TABLE sale ADD COLUMN items_key TEXT NOT NULL DEFAULT '';
    UPDATE sale SET items_key = COALESCE(
      (SELECT name_key FROM line_item WHERE sale = client_ref AND position = 0), '');
    CREATE INDEX sale_items ON sale (items_key, client_ref);
    """

  private static let indexes = """
    CREATE INDEX sale_all ON sale (created_at, client_ref);
    CREATE INDEX sale_waiting ON sale (created_at, client_ref) WHERE in_waiting = 1;
    CREATE INDEX sale_paid ON sale (created_at, client_ref) WHERE in_paid = 1;
    CREATE INDEX sale_refunded ON sale (created_at, client_ref) WHERE in_refunded = 1;
    CREATE INDEX sale_attention ON sale (created_at, client_ref) WHERE in_attention = 1;
    CREATE INDEX sale_state ON sale (state, created_at, client_ref);
    CREATE INDEX sale_watched ON sale (watched_until) WHERE watched_until IS NOT NULL;
    CREATE INDEX sale_session ON sale (session_id) WHERE session_id IS NOT NULL;
    CREATE INDEX sale_intent ON sale (payment_intent) WHERE payment_intent IS NOT NULL;
    CREATE INDEX line_item_price ON line_item (name_key, currency, sold_at, sale, position);
    CREATE INDEX refund_sale ON refund (sale, position);
    CREATE INDEX refund_intent ON refund (payment_intent);
    CREATE INDEX refund_id ON refund (id) WHERE id IS NOT NULL;
    CREATE INDEX attempt_sale ON attempt (sale, purpose, number);
    CREATE INDEX attempt_open ON attempt (number) WHERE ended_at IS NULL;
    CREATE INDEX event_sale ON event (sale, number);
    """
}

extension Bool {
  /// The answer to a question of one column.
  ///
  /// - Parameter otherwise: The answer where there is no such table; nil to throw then.
  fileprivate init(_ database: Database, _ sql: String, otherwise: Bool? = nil) throws {
    do {
      self = try Bool.fetchOne(database, sql: sql) ?? false
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      guard let otherwise else { throw error }
      self = otherwise
    }
  }
}
