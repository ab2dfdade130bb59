package import CheckoutDomain
import GRDB
import Glibc

/// A ledger's file as somebody sees it who only looks: nothing is made, changed or brought up to date,
/// neither the file nor one beside it.
///
/// Each reading opens the file anew and closes it again, so that between two of them nobody is in the
/// way of those who sell: the last of them can put everything into the file and take away what is
/// beside it, and another file can take its place.
package struct ViewedLedger: SharedLedger {
  /// How often a reading is begun again, where the files change in the middle of it.
  private static let tries = 50
  private static let pause: UInt32 = 10_000

  package let name: String
  package let outdated: LedgerError?
  private let path: String
  private let faults: LedgerFaults

  /// Looks at a ledger for the first time.
  ///
  /// - Parameter path: The file; its name without `.sqlite` is the ledger's name.
  /// - Throws: ``LedgerError/unavailable(_:)``, also for a ledger that an older or a newer Kasir has
  ///   made, and where there is none.
  package init(path: String) throws(LedgerError) {
    try FileSystem.refuseUnfit(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".")
    let faults = LedgerFaults(path: path)
    let journal = IntentJournal.path(of: path)
    // Before the ledger: what is committed in between must not seem to be missing.
    let end = JournalTail.end(lookingAt: journal)
    let ours = try faults.sentences {
      try Self.reading(path, faults) { try EventRow.head($0)?.number ?? 0 }
    }
    name = LedgerFile.name(of: path)
    self.path = path
    self.faults = faults
    // A line more is one that somebody is about to commit, or will take in at the next start.
    outdated = end.flatMap { end in
      end.first > ours + 1 ? faults.behindJournal(journal, ours, end.head.number) : nil
    }
  }

  /// Runs `body` on one consistent state of the ledger; more than once, where that changed meanwhile.
  ///
  /// - Throws: ``LedgerError``, or what `body` throws.
  package func read<Result>(_ body: (any LedgerReader) throws -> Result) throws -> Result {
    do {
      return try Self.reading(path, faults) {
        try body(SQLiteReader(database: $0, faults: faults))
      }
    } catch let error as DatabaseError {
      throw faults.fault(error)
    }
  }

  /// Takes no change.
  package func write<Result>(_ body: (any LedgerWriter) throws -> Result) throws -> Result {
    throw faults.onlyLookedAt()
  }

  package func audit() throws(LedgerError) -> AuditReport {
    let journal = JournalAudit(path: IntentJournal.path(of: path))
    return try faults.sentences {
      try Self.reading(path, faults) { database in
        var audit = LedgerAudit(
          SQLiteReader(database: database, faults: faults), journal: journal)
        return audit.run()
      }
    }
  }

  /// Tells each time that the file has changed.
  ///
  /// The kernel tells of writes to it and to what is beside it; where it gives no watch, the files are
  /// looked at every few seconds.
  package func changesByOthers() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let seen = Seen(LedgerFiles(of: path))
    let end = FileWatch().begin(of: path) { [path] in
      if seen.isNew(LedgerFiles(of: path)) { continuation.yield() }
    }
    continuation.onTermination = { _ in end() }
    return stream
  }
}

extension ViewedLedger {
  /// Opens the file, reads, and closes it again.
  static func reading<Result>(
    _ path: String, _ faults: LedgerFaults, _ body: (Database) throws -> Result
  ) throws -> Result {
    var failure: any Error = faults.unclosed()
    for number in 1...tries {
      if number > 1 { usleep(pause) }
      let before = LedgerFiles(of: path)
      guard before.ledger != nil else { throw faults.missing() }
      // Whoever leaves last takes the index away first, and the rest soon after.
      guard before.way != .unindexed else { continue }
      do {
        let result = try once(path, before.way, faults, body)
        if before.way == .shared || LedgerFiles(of: path) == before { return result }
        failure = faults.fault(DatabaseError(resultCode: .SQLITE_BUSY))
      } catch {
        // What somebody wrote in the middle of it may look like damage.
        guard LedgerFiles(of: path) != before || isPassing(error) else { throw error }
        failure = error
      }
    }
    throw failure
  }

  private static func once<Result>(
    _ path: String, _ way: LedgerFiles.Way, _ faults: LedgerFaults,
    _ body: (Database) throws -> Result
  ) throws -> Result {
    let queue = try DatabaseQueue(path: address(of: path, way), configuration: configuration)
    return try queue.read { database in
      try Schema.refuseUnlike(database, faults: faults)
      return try body(database)
    }
  }

  /// Somebody opens the file just now, and makes its index (sqlite.org/rescode.html).
  private static func isPassing(_ error: any Error) -> Bool {
    guard let code = (error as? DatabaseError)?.extendedResultCode else { return false }
    return [.SQLITE_READONLY_CANTINIT, .SQLITE_READONLY_RECOVERY].contains(code)
  }

  private static var configuration: Configuration {
    var configuration = SQLiteLedger.configuration(.seconds(5))
    configuration.readonly = true
    return configuration
  }

  /// The file's address for SQLite (sqlite.org/uri.html).
  private static func address(of path: String, _ way: LedgerFiles.Way) -> String {
    let plain = path.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      guard scalar.isASCII, !"%?#".unicodeScalars.contains(scalar) else {
        return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
      return String(scalar)
    }.joined()
    // Two slashes at its beginning would be taken for the name of another machine.
    let start = path.hasPrefix("/") ? "file://" : "file:"
    return start + plain + (way == .atRest ? "?immutable=1" : "?readonly_shm=1")
  }
}
