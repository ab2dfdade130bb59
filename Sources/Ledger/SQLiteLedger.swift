package import CheckoutDomain
import GRDB

/// The ledger port over one SQLite file, or over memory.
///
/// Any number of processes may hold one file at once: every change is one immediate transaction, and
/// the file's own indexes and triggers decide which of two refunds is first.
package struct SQLiteLedger: SharedLedger {
  /// The name by which people choose this ledger.
  package let name: String
  let database: any DatabaseWriter
  /// The file that was opened; nil in memory.
  let file: FileIdentity?
  let faults: LedgerFaults
  let journal: IntentJournal?
  let space: FreeSpace
  let landmarks: Landmarks
  let stop = MoneyStop()
  package private(set) var outdated: LedgerError?

  /// Opens the ledger of a file, making the file and its folder where they do not exist.
  ///
  /// - Parameters:
  ///   - path: The file; its name without `.sqlite` is the ledger's name.
  ///   - landmarks: Told of every change.
  ///   - disk: What the intent journal is written to.
  /// - Throws: ``LedgerError/unavailable(_:)``, also for a ledger that a newer Kasir has made.
  package init(
    path: String, landmarks: Landmarks = .unwatched, disk: JournalDisk = .real
  ) throws(LedgerError) {
    try self.init(
      path: path, patience: .seconds(5),
      journal: IntentJournal(path: IntentJournal.path(of: path), disk: disk), landmarks: landmarks)
  }

  /// Opens the ledger of a file.
  ///
  /// - Parameters:
  ///   - patience: How long a change waits for another process's change to end.
  ///   - journal: The intent journal beside it; nil for none.
  ///   - space: The room that the disk has left.
  ///   - landmarks: Told of every change.
  init(
    path: String, patience: Duration, journal: IntentJournal?, space: FreeSpace = FreeSpace(),
    landmarks: Landmarks = .unwatched
  ) throws(LedgerError) {
    let faults = LedgerFaults(path: path)
    do throws(JournalFault) {
      try journal?.keepRebuildsOut()
    } catch {
      if error.isOfRebuild { throw faults.beingRebuilt() }
      // What else is wrong with it is said by the first change that needs it.
    }
    try LedgerFile.prepare(path)
    let database = try faults.sentences {
      let pool = try DatabasePool(path: path, configuration: Self.configuration(patience))
      // The pool sets NORMAL by itself after every other preparation, so FULL is said afterwards.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      return pool
    }
    try LedgerFile.restrict(path)
    try self.init(
      name: LedgerFile.name(of: path), database: database, file: FileIdentity(of: path),
      faults: faults, journal: journal, space: space, landmarks: landmarks)
  }

  /// Opens an empty ledger that is gone with its last user.
  package static func inMemory(name: String = "memory") throws(LedgerError) -> SQLiteLedger {
    let faults = LedgerFaults(path: name)
    let database = try faults.sentences {
      try DatabaseQueue(configuration: configuration(.seconds(5)))
    }
    return try SQLiteLedger(
      name: name, database: database, faults: faults, journal: nil,
      space: FreeSpace(bytes: { _ in nil }), landmarks: .unwatched)
  }

  private init(
    name: String, database: any DatabaseWriter, file: FileIdentity? = nil, faults: LedgerFaults,
    journal: IntentJournal?, space: FreeSpace, landmarks: Landmarks
  ) throws(LedgerError) {
    self.name = name
    self.database = database
    self.file = file
    self.faults = faults
    self.journal = journal
    self.space = space
    self.landmarks = landmarks
    try faults.sentences {
      if try database.read(QuickCheck.isDamaged) { stop.pull(faults.damaged()) }
      landmarks.pass(.before, "opening")
      try Schema.bringUp(database, faults: faults)
      landmarks.pass(.after, "opening")
      if try database.read(OldSales.arePending) { try transaction(OldSales.tell) }
    }
    // What Kasir stopped in the middle of is taken in before anybody reads. Where it cannot be, that
    // is said by the first change, too.
    if Self.isBehind(journal, database) != nil { try? transaction { _ in } }
    if let journal, let (ours, theirs) = Self.isBehind(journal, database) {
      outdated = faults.behindJournal(journal.path, ours, theirs)
    }
  }

  /// The last events of ledger and journal, where the journal's is later.
  private static func isBehind(
    _ journal: IntentJournal?, _ database: any DatabaseReader
  ) -> (ours: Int64, theirs: Int64)? {
    guard let end = try? journal?.end().head.number,
      let ours = try? database.read({ try EventRow.head($0)?.number }) ?? 0, end > ours
    else { return nil }
    return (ours, end)
  }

  static func configuration(_ patience: Duration) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(Double(patience.milliseconds) / 1000)
    configuration.label = "ledger"
    configuration.prepareDatabase { database in
      // Somebody may have put more than a ledger into the file (sqlite.org/security.html).
      try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    }
    return configuration
  }

  /// Closes the file, everything in it: nothing can be read or changed afterwards.
  package func close() throws(LedgerError) {
    // Whoever still holds the ledger would otherwise keep a rebuild out.
    defer { journal?.close() }
    try faults.sentences {
      _ = try (database as? DatabasePool)?.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      try database.close()
    }
  }

  /// How hard a commit is pressed on the disk: 2 is SQLite's FULL.
  package var synchronous: Int {
    get throws(LedgerError) {
      try faults.sentences {
        try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
      } ?? -1
    }
  }
}
