package import CheckoutDomain
import GRDB

/// Reading and changing a ledger.
extension SQLiteLedger {
  /// Runs `body` on one consistent state of the ledger.
  ///
  /// - Throws: ``LedgerError``, or what `body` throws.
  package func read<Result>(_ body: (any LedgerReader) throws -> Result) throws -> Result {
    do {
      return try database.read { try body(SQLiteReader(database: $0, faults: faults)) }
    } catch {
      throw heeded(error)
    }
  }

  /// Runs `body` in one immediate transaction: on the disk when this returns, or nothing of it.
  ///
  /// - Throws: ``LedgerError``, or what `body` throws; then nothing has changed.
  package func write<Result>(_ body: (any LedgerWriter) throws -> Result) throws -> Result {
    try transaction { try body($0) }
  }

  func transaction<Result>(_ body: (SQLiteWriter) throws -> Result) throws -> Result {
    do {
      // The database lets one thread in at a time. What a failed change leaves behind is cleared away
      // before the next one is let in: it would be cut off the journal together with that.
      return try database.writeWithoutTransaction { try change($0, body) }
    } catch {
      throw heeded(error)
    }
  }

  private func change<Result>(
    _ database: Database, _ body: (SQLiteWriter) throws -> Result
  ) throws -> Result {
    if let reason = stop.reason { throw reason }
    var added: IntentJournal.End?
    defer { if added != nil { journal?.unlock() } }
    do {
      var result: Result?
      var (deed, end) = (String?.none, Int64?.none)
      try database.inTransaction(.immediate) {
        // Whoever moved the file away and put another in its place would never see this change.
        if let file, FileIdentity(of: faults.path) != file { throw faults.replaced() }
        let writer = SQLiteWriter(database: database, faults: faults)
        let keeper = journal.map { JournalKeeper(journal: $0, writer: writer) }
        let alignment = try keeper?.align()
        result = try body(writer)
        try writer.events.finish()
        if writer.events.isSending, let left = space.shortage(at: faults.path) {
          throw faults.littleRoom(left)
        }
        deed = landmarks.isWatched ? writer.events.deed : nil
        landmarks.pass(.before, deed)
        if let keeper, let alignment { added = try keeper.publish(alignment) }
        if added != nil { landmarks.pass(.journalled, deed) }
        end = writer.events.end?.number
        return .commit
      }
      landmarks.pass(.after, deed, event: end)
      guard let result else { throw faults.inexplicable("a change ended without a result") }
      return result
    } catch {
      if let added { journal?.withdraw(to: added) }
      throw heeded(error)
    }
  }

  /// An error for people; after one of the disk, no change is taken any more.
  private func heeded(_ error: any Error) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let fault = faults.fault(error)
    if MoneyStop.isCalledFor(by: error) { stop.pull(fault) }
    return fault
  }
}
