import CheckoutDomain
import GRDB
import Glibc
import Testing

@testable import Ledger

/// The weekly check and the hourly copy of a ledger's file.
struct LedgerCareTests {
  private let shop: JournalledLedger

  init() throws { shop = try JournalledLedger() }

  private func hours(_ count: Int64) -> Timestamp {
    Samples.start + .seconds(count * 3600)
  }

  @Test func `it is copied each hour in which something happened, and checked each week`() throws {
    let ledger = try shop.open()
    #expect(try ledger.care(at: hours(0)) == [.checked])
    try ledger.charge(1)
    #expect(try ledger.care(at: hours(1)) == [.copied])
    #expect(try ledger.care(at: hours(1) + .seconds(3599)) == [])
    #expect(try ledger.care(at: hours(3)) == [])
    try ledger.charge(2)
    #expect(try ledger.care(at: hours(3)) == [.copied])
    #expect(try ledger.care(at: hours(7 * 24)) == [.checked])
    #expect(try ledger.audit().isSound)
  }

  @Test func `of two processes one does it, and a clock that was set back puts nothing off`() throws
  {
    let (one, other) = (try shop.open(), try shop.open())
    try one.charge(1)
    #expect(try one.care(at: hours(5)) == [.checked, .copied])
    #expect(try other.care(at: hours(5)) == [])
    try other.charge(2)
    #expect(try other.care(at: hours(1)) == [.checked, .copied])
  }

  @Test func `the copy is one file of its owner's, and no ledger by its name`() throws {
    let ledger = try shop.open()
    try ledger.charge(1)
    _ = try ledger.care(at: hours(0))
    #expect(shop.folder.mode(of: "shop.sqlite.copy") == 0o600)
    #expect(try LedgerFolder(path: shop.folder.path).names() == ["shop"])
    let names = try LedgerFile.names(in: shop.folder.path)
    #expect(names.filter { $0.contains(".copy") } == ["shop.sqlite.copy"])
    let copy = try DatabaseQueue(path: shop.path + ".copy")
    #expect(try copy.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sale") } == 1)
  }

  @Test func `a copy in the place of a lost file is rebuilt to all that happened since`() throws {
    let ledger = try shop.open()
    try ledger.end(try ledger.charge(1), of: 1)
    _ = try ledger.care(at: hours(0))
    try ledger.charge(2)
    try ledger.end(try ledger.charge(3), of: 3)
    let words = try ledger.words
    try ledger.close()
    for ending in ["", "-wal", "-shm"] { unlink(shop.path + ending) }
    #expect(rename(shop.path + ".copy", shop.path) == 0)
    // It lacks what happened since, and takes no change before it has that.
    let older = try shop.open()
    #expect(try sentence { try older.charge(4) }.contains("kasir sales rebuild"))
    try older.close()
    _ = try LedgerRebuild.run(path: shop.path)
    let again = try shop.open()
    #expect(try again.words == words)
    #expect(try again.audit().isSound)
  }

  @Test func `damage that no start has looked at is found, and no good copy is written over`()
    throws
  {
    let ledger = try shop.open()
    for number in 1...30 { try ledger.charge(number) }
    _ = try ledger.care(at: hours(0))
    let copy = shop.bytes(of: "shop.sqlite.copy")
    try ledger.charge(31)
    let (page, size) = try ledger.database.writeWithoutTransaction { database in
      _ = try database.checkpoint(.truncate)
      return (
        try Int.fetchOne(
          database, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'attempt'") ?? 0,
        try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
      )
    }
    var bytes = shop.bytes(of: "shop.sqlite")
    for place in (page - 1) * size..<(page - 1) * size + 64 { bytes[place] ^= 0xFF }
    // Written into the file as it is, as a disk would do it: another file would be another ledger.
    let file = try #require(fopen(shop.path, "r+"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    let fresh = try SQLiteLedger(
      path: shop.path, patience: .seconds(5), journal: IntentJournal(path: shop.journal))
    let said = try sentence { _ = try fresh.care(at: hours(1)) }
    #expect(said.contains("is damaged"))
    #expect(shop.bytes(of: "shop.sqlite.copy") == copy)
    #expect(try sentence { try fresh.write { try $0.set("a", to: "b") } }.contains("is damaged"))
  }
}
