import CheckoutDomain
import FoundationEssentials
import GRDB

/// Keeps the ledger and its journal even, within one change of the ledger.
struct JournalKeeper {
  /// How the two stood when the change began.
  struct Alignment {
    fileprivate var trouble: Trouble?
    fileprivate var isNew = false
    fileprivate var isDamaged = false
  }

  fileprivate enum Trouble {
    /// Nothing can be added to the journal: what is sent has to wait, the rest goes on.
    case mute(LedgerError)
    /// The two tell different histories: nothing may be added to either.
    case apart(LedgerError)
  }

  private static let page: Int64 = 200

  let journal: IntentJournal
  let writer: SQLiteWriter

  /// Looks at both, and takes in a line that the journal has and the ledger has not: Kasir stopped
  /// while it committed that one.
  ///
  /// - Throws: ``LedgerError`` where the ledger is being rebuilt: it takes no change at all then.
  func align() throws -> Alignment {
    var alignment = Alignment()
    do {
      let head = try EventRow.head(writer.database) ?? .none
      let end = try end(beside: head)
      if case .damaged = end.rest { alignment.isDamaged = true }
      alignment.isNew = end.head.number == 0 && head.number > 0
      if end.head.number > head.number {
        try takeIn(end, after: head)
      } else if try !isOurs(end.head) {
        alignment.trouble = .apart(writer.faults.otherJournal(journal.path, end.head.number))
      }
    } catch let fault as JournalFault {
      guard !fault.isOfRebuild else { throw writer.faults.beingRebuilt() }
      alignment.trouble = .mute(writer.faults.journal(fault, journal.path))
    } catch let error as LedgerError {
      alignment.trouble = .apart(error)
    } catch let error as DatabaseError where !MoneyStop.isCalledFor(by: error) {
      alignment.trouble = .apart(writer.faults.fault(error))
    }
    return alignment
  }

  /// Adds what the change told to the journal, with whatever the journal lacked before, and in the place
  /// of a damaged end what the ledger has of it.
  ///
  /// The journal is locked afterwards where a line was added.
  ///
  /// - Returns: Where the journal ended before; nil where nothing was added.
  func publish(_ alignment: Alignment) throws -> IntentJournal.End? {
    if alignment.isDamaged { try writer.events.tellOfLedger(.journalMended) }
    guard let start = writer.events.start else {
      if case .apart(let error) = alignment.trouble, writer.events.isReceiving { throw error }
      return nil
    }
    switch alignment.trouble {
    case .apart(let error): throw error
    case .mute(let error):
      if writer.events.isSending { throw error }
      return nil
    case nil: break
    }
    if alignment.isNew { try writer.events.tellOfLedger(.journalBegun) }
    do {
      try journal.lock()
      do {
        let end = try end(beside: start)
        guard end.head.number <= start.number, try isOurs(end.head) else {
          throw writer.faults.otherJournal(journal.path, end.head.number)
        }
        let missing = try lines(after: end.head.number, upTo: start.number)
        try journal.add(missing + [JournalLine(writer.events.added)], behind: end)
        return end
      } catch {
        journal.unlock()
        throw error
      }
    } catch let fault as JournalFault {
      // What has happened is kept, also where the journal cannot be told of it: that is made good
      // for by the next line.
      if writer.events.isSending || fault.isOfRebuild {
        throw writer.faults.journal(fault, journal.path)
      }
      return nil
    }
  }

  /// Where the journal ends, once the ledger can answer for what stands behind that.
  ///
  /// A line that was never whole was told to nobody, and one that is damaged is known where the ledger
  /// has what it told: the next one takes its place.
  private func end(beside head: ChainHead) throws -> IntentJournal.End {
    let end = try journal.end()
    switch end.rest {
    case .torn:
      guard end.head.number <= head.number else { throw JournalFault.damagedEnd }
      return end
    case .damaged(let bytes):
      guard try isTold(bytes, behind: end.head) else { throw JournalFault.damagedEnd }
      return end
    case nil:
      if end.head.number <= head.number, try isOurs(end.head), try isWhole(end) { return end }
      // It can be read, and is not ours: it may be ours but for a bit.
      guard let before = try? journal.endBeforeLast(), case .damaged(let bytes) = before.rest,
        try isTold(bytes, behind: before.head)
      else { return end }
      return before
    }
  }

  /// Whether the last line says what its hashes are of.
  private func isWhole(_ end: IntentJournal.End) throws -> Bool {
    if end.isOwn || end.head.number == 0 { return true }
    guard let line = try journal.lastLine() else { return false }
    let hash = try Data.fetchOne(
      writer.database.cachedStatement(sql: "SELECT hash FROM event WHERE number = ?"),
      arguments: [end.first - 1])
    let before = hash.map { ChainHead(number: end.first - 1, hash: Array($0)) }
    return line.follows(before ?? .none)
  }

  /// Whether the ledger has all that a damaged end of the journal told.
  private func isTold(_ bytes: [UInt8], behind head: ChainHead) throws -> Bool {
    guard try isOurs(head) else { return false }
    let rows = try Row.fetchCursor(
      writer.database, sql: "SELECT * FROM event WHERE number > ? ORDER BY number",
      arguments: [head.number])
    var entries: [JournalLine.Entry] = []
    let isTold = try DamagedEnd.isTold(bytes) {
      guard let row = try rows.next() else { return nil }
      entries.append(try entry(row))
      return entries.last
    }
    return isTold && JournalLine(entries).follows(head)
  }

  /// Whether the ledger has an event of this number and hash, too.
  private func isOurs(_ head: ChainHead) throws -> Bool {
    guard head.number > 0 else { return true }
    let hash = try Data.fetchOne(
      writer.database.cachedStatement(sql: "SELECT hash FROM event WHERE number = ?"),
      arguments: [head.number])
    return hash.map { Array($0) == head.hash } ?? false
  }

  private func takeIn(_ end: IntentJournal.End, after head: ChainHead) throws {
    guard end.first == head.number + 1 else {
      throw writer.faults.behindJournal(journal.path, head.number, end.head.number)
    }
    guard let line = try journal.lastLine(), line.follows(head) else {
      throw writer.faults.otherJournal(journal.path, end.head.number)
    }
    // All or nothing: the change goes on where this cannot be done.
    try writer.database.inSavepoint {
      var replay = JournalReplay(writer)
      try replay.take(line)
      try replay.finish()
      writer.events.touch("line of the journal")
      return .commit
    }
  }

  /// The history that the journal lacks, many events a line.
  private func lines(after: Int64, upTo: Int64) throws -> [JournalLine] {
    try stride(from: after, to: upTo, by: Int64.Stride(Self.page)).map { start in
      let rows = try Row.fetchAll(
        writer.database,
        sql: "SELECT * FROM event WHERE number > ? AND number <= ? ORDER BY number",
        arguments: [start, min(start + Self.page, upTo)])
      return JournalLine(try rows.map(entry))
    }
  }

  private func entry(_ row: Row) throws -> JournalLine.Entry {
    let stored = try EventRow.stored(row)
    return JournalLine.Entry(
      event: stored.event, hash: stored.hash, body: try body(of: stored.event))
  }

  private func body(of event: LedgerEvent) throws -> [UInt8]? {
    guard event.kind == LedgerEvent.Kind.attemptBegun.rawValue,
      let name = event.change.values.keys.first(where: { $0.hasSuffix(".body_sha256") })
    else { return nil }
    let number = name.split(separator: ".").dropFirst().first.flatMap { Int64($0) }
    return try Data.fetchOne(
      writer.database, sql: "SELECT body FROM attempt WHERE number = ?", arguments: [number]
    ).map { Array($0) }
  }
}
