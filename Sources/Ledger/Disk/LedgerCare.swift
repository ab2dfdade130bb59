package import CheckoutDomain
import GRDB
import Glibc

/// What a ledger's file needs now and then while a program runs for long (`reliability.md` §5, threat
/// 22): each week SQLite's whole check, and each hour in which something happened a second copy.
extension SQLiteLedger {
  private static let copyTime = Duration.seconds(3600)
  private static let checkTime = Duration.seconds(7 * 24 * 3600)
  private static let copied = "care_copied"
  private static let checked = "care_checked"

  /// The settings that say when it was done.
  static let careSettings = [copied, checked]

  /// What was done.
  package enum Care: String, Hashable, Sendable {
    /// Every page was looked through, and is sound.
    case checked
    /// The file was copied as it was at one moment, beside itself.
    case copied
  }

  /// Where the copy of a ledger's file is.
  ///
  /// It is no ledger by its name. Put in the place of a ledger's damaged file it takes no change
  /// before `kasir sales rebuild` has brought it up to date from the intent journal.
  package static func copyPath(of path: String) -> String { path + ".copy" }

  /// Does what is due; among any number of processes one does it.
  ///
  /// It takes as long as the disk needs to read the whole file: not for a thread that somebody waits
  /// for.
  ///
  /// - Returns: What was done, in this order.
  /// - Throws: ``LedgerError``; where a page is damaged, no change is taken any more, and an older copy
  ///   stays as it is.
  package func care(at now: Timestamp) throws -> [Care] {
    guard database is DatabasePool else { return [] }
    var done: [Care] = []
    if try claim(Self.checked, each: Self.checkTime, now, of: "") {
      try check("integrity_check", of: database)
      done.append(.checked)
    }
    let head = try read { reader in
      try (reader as? SQLiteReader).flatMap { try EventRow.head($0.database)?.number } ?? 0
    }
    if head > 0, try claim(Self.copied, each: Self.copyTime, now, of: " \(head)") {
      try copy()
      done.append(.copied)
    }
    return done
  }

  /// Takes a piece of work on itself where it is due; false where it is not, or nothing has happened
  /// since it was done.
  private func claim(
    _ name: String, each time: Duration, _ now: Timestamp, of state: String
  ) throws -> Bool {
    let mine = "\(now.milliseconds)\(state)"
    func isDue(_ kept: String?) -> Bool {
      guard let words = kept?.split(separator: " "), let first = words.first, let at = Int64(first)
      else { return true }
      let passed = now - Timestamp(milliseconds: at)
      // A moment that a clock, set back since, puts into the future was none.
      guard passed < .zero || passed >= time else { return false }
      return state.isEmpty || state.dropFirst() != words.last.map { $0[...] } ?? ""
    }
    guard isDue(try read { try $0.setting(name) }) else { return false }
    return try write { ledger in
      guard isDue(try ledger.setting(name)) else { return false }
      try ledger.set(name, to: mine)
      return true
    }
  }

  private func check(_ pragma: String, of file: some DatabaseReader) throws {
    let isSound = try faults.sentences {
      try file.read { try String.fetchOne($0, sql: "PRAGMA \(pragma)(1)") == "ok" }
    }
    guard isSound else {
      stop.pull(faults.damaged())
      throw faults.damaged()
    }
  }

  /// Copies the file through SQLite itself, which knows which pages are whole: whoever copied it by
  /// other means could copy half a change, and would drop SQLite's locks by closing it.
  private func copy() throws {
    let (path, made) = (Self.copyPath(of: faults.path), Self.copyPath(of: faults.path) + ".new")
    var status = stat()
    if stat(faults.path, &status) == 0, let left = space.bytes(faults.path),
      left < Int64(status.st_size) + 4 * FreeSpace.least
    {
      throw LedgerError.unavailable(
        "There is no room on the disk for a copy of the ledger \(faults.path): make some.")
    }
    for ending in ["", "-journal", "-wal", "-shm"] { unlink(made + ending) }
    try LedgerFile.prepare(made)
    defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(made + ending) } }
    try faults.sentences {
      let target = try DatabaseQueue(path: made)
      try database.backup(to: target)
      // A copy is one file, whatever the ledger keeps beside it.
      try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try check("quick_check", of: target)
      try target.close()
    }
    try LedgerFile.restrict(made)
    guard rename(made, path) == 0 else {
      throw LedgerError.unavailable(
        "The copy of the ledger \(faults.path) cannot be put in its place "
          + "(\(String(cString: strerror(errno)))).")
    }
  }
}
