import GRDB

/// SQLite's own check of a file's pages, at a start.
enum QuickCheck {
  /// The largest file that is checked, in bytes: what takes a few hundredths of a second.
  private static let largest: Int64 = 16 << 20

  /// Whether a page is damaged; false for a file that is too large to be looked through at a start.
  static func isDamaged(_ database: Database) throws -> Bool {
    let pages = try Int64.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let size = try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? 0
    guard pages <= largest / max(1, size) else { return false }
    return try String.fetchOne(database, sql: "PRAGMA quick_check(1)") != "ok"
  }
}
