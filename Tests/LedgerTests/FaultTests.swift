import CheckoutDomain
import GRDB
import Testing

@testable import Ledger

struct FaultTests {
  @Test func `a full disk is said, and nothing has changed`() throws {
    let ledger = try SQLiteLedger.inMemory()
    try ledger.save(Samples.sale(1))
    try ledger.execute("PRAGMA max_page_count = 1")
    let note = String(repeating: "x", count: 100_000)
    let sentence = try sentence { try ledger.write { try $0.set("a", to: note) } }
    #expect(sentence.contains("disk is full") && sentence.contains("Free some space"))
    #expect(try ledger.read { try $0.setting("a") } == nil)
  }

  @Test func `a read-only ledger is said`() throws {
    let ledger = try SQLiteLedger.inMemory()
    try ledger.execute("PRAGMA query_only = 1")
    #expect(try sentence { try ledger.save(Samples.sale(1)) }.contains("is read-only"))
  }

  @Test func `a ledger that another process keeps locked is said`() throws {
    let folder = try SampleFolder()
    let path = folder.path + "/a.sqlite"
    let ledger = try SQLiteLedger(path: path, patience: .milliseconds(1), journal: nil)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let sentence = try sentence { try ledger.save(Samples.sale(1)) }
    #expect(sentence.contains("locked by another process") && sentence.contains(path))
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try ledger.save(Samples.sale(1))
  }

  @Test func `a damaged ledger is said, and read no further`() throws {
    let folder = try SampleFolder()
    let path = folder.path + "/a.sqlite"
    do {
      let ledger = try SQLiteLedger(path: path)
      try ledger.save(Samples.sale(1, items: [try Samples.item("Kopi")]))
      try ledger.execute("PRAGMA wal_checkpoint(TRUNCATE)")
      try ledger.execute("PRAGMA writable_schema = ON")
      try ledger.execute("UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'sale'")
    }
    let sentence = try sentence { _ = try SQLiteLedger(path: path).sale(Samples.sale(1)) }
    #expect(sentence.contains("is damaged"))
  }

  @Test(arguments: [
    "UPDATE sale SET state = 'x', phase = 'lost'", "UPDATE refund SET state = 'lost'",
  ])
  func `a word of another Kasir is said, not guessed`(_ statement: String) throws {
    let ledger = try SQLiteLedger.inMemory()
    let sale = Samples.sale(1, progress: Samples.paid(), refunds: [Samples.refund(1)])
    try ledger.save(sale)
    try ledger.execute(statement)
    #expect(try sentence { _ = try ledger.sale(sale) }.contains("use the newest Kasir"))
  }

  @Test(arguments: [
    ResultCode.SQLITE_FULL, .SQLITE_READONLY, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CORRUPT,
    .SQLITE_NOTADB, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_IOERR, .SQLITE_TOOBIG,
    .SQLITE_CONSTRAINT, .SQLITE_ERROR,
  ])
  func `every error of the file is one sentence that names it`(_ code: ResultCode) throws {
    let fault = LedgerFaults(path: "/data/a.sqlite").fault(DatabaseError(resultCode: code))
    guard case .unavailable(let sentence) = fault else {
      Issue.record("\(fault) is no sentence")
      return
    }
    #expect(sentence.contains("/data/a.sqlite"))
    #expect(sentence.hasSuffix(".") && !sentence.contains("\n"))
  }

  private func sentence(_ body: () throws -> Void) throws -> String {
    let error = #expect(throws: LedgerError.self) { try body() }
    guard case .unavailable(let sentence) = try #require(error) else { return "" }
    return sentence
  }
}
