package import CheckoutDomain
import GRDB
import Glibc

/// Makes a ledger anew from an intent journal, and what no journal tells from the old file, where that
/// can be read.
///
/// What was there is kept aside under another name, never overwritten.
package enum LedgerRebuild {
  /// What came of it.
  package struct Outcome: Sendable {
    /// How many lines of the journal were taken in.
    package let lines: Int
    /// The files that were kept aside, by their new paths.
    package let keptAside: [String]
    /// What is worth knowing, a sentence each.
    package let notes: [String]
  }

  /// Rebuilds the ledger of a file.
  ///
  /// - Parameters:
  ///   - path: The ledger's file, which need not exist.
  ///   - source: The journal to read; nil for the one beside the ledger.
  ///   - patience: How long somebody else who has the ledger open is waited for.
  /// - Throws: ``LedgerError``; then the files are as they were.
  package static func run(
    path: String, from source: String? = nil, patience: Duration = .seconds(5)
  ) throws(LedgerError) -> Outcome {
    let faults = LedgerFaults(path: path)
    return try faults.sentences {
      let own = IntentJournal.path(of: path)
      let source = source ?? own
      let lock = try lockAlone(path, own, patience)
      defer { withExtendedLifetime(lock) {} }
      let new = path + ".rebuilding"
      try removeLeftovers(new)
      let (lines, notes) = try fill(new, from: source, CarriedRows(of: path, faults))
      let isOwn = isSame(source, own)
      let copying = own + ".copying"
      let held = try isOwn ? nil : copy(source, to: copying)
      defer { withExtendedLifetime(held) {} }
      let aside = Aside(path, isJournalMoved: !isOwn)
      do {
        try aside.move()
        guard isOwn || rename(copying, own) == 0 else {
          throw JournalFault("cannot be put in place", errno)
        }
        guard rename(new, path) == 0 else { throw JournalFault("cannot be put in place", errno) }
        try JournalFile.syncFolder(of: path)
      } catch {
        aside.moveBack()
        throw error
      }
      return Outcome(lines: lines, keptAside: aside.moved, notes: notes)
    }
  }

  /// Nobody may have the ledger open: they would go on writing into the file that is kept aside.
  private static func lockAlone(
    _ path: String, _ journal: String, _ patience: Duration
  ) throws -> JournalFile? {
    guard access(journal, F_OK) == 0 else { return nil }
    let file = try JournalFile(path: journal, disk: .real)
    // A Kasir that is just leaving lets go of it within a moment; so does a program that is just being
    // started by one, which on a busy machine takes seconds.
    let end = ContinuousClock.now + patience
    while !file.lockAlone() {
      guard ContinuousClock.now < end else { throw openElsewhere(path) }
      usleep(50_000)
    }
    return file
  }

  private static func openElsewhere(_ path: String) -> LedgerError {
    .unavailable(
      "The ledger \(path) is open elsewhere: leave every Kasir that uses it, then rebuild it.")
  }

  private static func removeLeftovers(_ new: String) throws {
    for ending in ["", "-wal", "-shm"] where unlink(new + ending) != 0 && errno != ENOENT {
      throw JournalFault("cannot be rebuilt beside", errno)
    }
  }

  private static func fill(
    _ new: String, from source: String, _ carried: CarriedRows?
  ) throws -> (lines: Int, notes: [String]) {
    var journal: JournalReader
    do throws(JournalFault) {
      journal = try JournalReader(path: source)
    } catch {
      throw LedgerError.unavailable("The intent journal \(source) \(error.words).")
    }
    let ledger = try SQLiteLedger(path: new, patience: .seconds(5), journal: nil)
    var (lines, notes) = (0, [String]())
    try ledger.transaction { writer in
      // The oldest timelines come before the event that says what their sales are.
      try writer.database.execute(sql: "PRAGMA defer_foreign_keys = ON")
      var replay = JournalReplay(writer)
      while let part = journal.next() {
        switch part {
        case .line(_, let line):
          try replay.take(line)
          lines += 1
        case .torn(let number):
          notes.append(
            "Line \(number) of the journal is not whole; nothing was sent because of it.")
        case .broken(let number, let what):
          throw LedgerError.unavailable(
            "Line \(number) of the intent journal \(source) \(what): nothing was rebuilt. Give a "
              + "whole copy of it with --from.")
        }
      }
      try writer.events.tellOfLedger(.rebuilt)
      try replay.finish()
      try carried?.add(to: writer.database)
    }
    if carried == nil { notes.append(CarriedRows.loss) }
    guard lines > 0 else {
      throw LedgerError.unavailable("The intent journal \(source) is empty: nothing was rebuilt.")
    }
    // Everything goes into the one file, which can then be moved.
    _ = try ledger.database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    try ledger.database.close()
    var status = stat()
    guard stat(new + "-wal", &status) != 0 || status.st_size == 0 else {
      throw JournalFault("cannot be rebuilt whole")
    }
    for ending in ["-wal", "-shm"] { unlink(new + ending) }
    return (lines, notes)
  }

  /// Copies a journal to another name than a ledger's, so that half a copy never has that.
  ///
  /// - Returns: The copy, which nobody else can open as long as this is kept.
  private static func copy(_ source: String, to path: String) throws -> JournalFile {
    unlink(path)
    let file = try JournalFile(path: path, disk: .real)
    guard file.lockAlone() else { throw JournalFault.rebuilding }
    let bytes = open(source, O_RDONLY | O_CLOEXEC)
    guard bytes >= 0 else { throw JournalFault("cannot be copied", errno) }
    defer { close(bytes) }
    var (place, buffer) = (Int64(0), [UInt8](repeating: 0, count: 1 << 20))
    while true {
      let count = read(bytes, &buffer, buffer.count)
      guard count >= 0 else { throw JournalFault("cannot be copied", errno) }
      guard count > 0 else { break }
      try file.write(Array(buffer.prefix(count)), at: place)
      place += Int64(count)
    }
    return file
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(one, &first) == 0, stat(other, &second) == 0 else { return one == other }
    return first.st_ino == second.st_ino && first.st_dev == second.st_dev
  }
}
