import CheckoutDomain
import GRDB
import Glibc
import Testing

@testable import Ledger

struct OpeningTests {
  @Test func `a commit waits for the disk`() throws {
    let folder = try SampleFolder()
    let ledger = try SQLiteLedger(path: folder.path + "/a.sqlite")
    #expect(try ledger.synchronous == 2)
    #expect(
      try ledger.database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
  }

  @Test func `foreign keys hold, so that nothing is written about a sale that is not there`() throws
  {
    let ledger = try SQLiteLedger.inMemory()
    #expect(throws: LedgerError.self) {
      try ledger.write {
        try $0.record([TimelineEntry("sending")], of: ClientRef("nobody"), at: Samples.start)
      }
    }
  }

  @Test func `folder and files are for their owner alone, whatever the umask`() throws {
    let folder = try SampleFolder()
    let before = umask(0)
    defer { umask(before) }
    let ledger = try SQLiteLedger(path: folder.path + "/deep/er/a.sqlite")
    try ledger.save(Samples.sale(1))
    #expect(folder.mode(of: "deep") == 0o700)
    #expect(folder.mode(of: "deep/er") == 0o700)
    for file in ["a.sqlite", "a.sqlite-wal", "a.sqlite-shm"] {
      #expect(folder.mode(of: "deep/er/" + file) == 0o600, "\(file)")
    }
  }

  @Test func `a file that others could read is closed to them`() throws {
    let folder = try SampleFolder()
    do { _ = try SQLiteLedger(path: folder.path + "/a.sqlite") }
    chmod(folder.path + "/a.sqlite", 0o644)
    let ledger = try SQLiteLedger(path: folder.path + "/a.sqlite")
    try ledger.save(Samples.sale(1))
    #expect(folder.mode(of: "a.sqlite") == 0o600)
    #expect(folder.mode(of: "a.sqlite-wal") == 0o600)
  }

  @Test func `a ledger is named after its file, and one in memory as it is told`() throws {
    let folder = try SampleFolder()
    #expect(try SQLiteLedger(path: folder.path + "/shop-test-a.sqlite").name == "shop-test-a")
    #expect(try SQLiteLedger.inMemory(name: "demo").name == "demo")
  }

  @Test func `what was committed is there when the ledger is opened again`() throws {
    let folder = try SampleFolder()
    let sale = Samples.sale(1, items: [try Samples.item("Kopi")])
    do { try SQLiteLedger(path: folder.path + "/a.sqlite").save(sale) }
    #expect(try SQLiteLedger(path: folder.path + "/a.sqlite").sale(sale) == sale)
  }

  @Test func `many open a new ledger at the same moment`() async throws {
    let folder = try SampleFolder()
    try await withThrowingTaskGroup { group in
      for number in 1...8 {
        group.addTask {
          try SQLiteLedger(path: folder.path + "/a.sqlite").save(Samples.sale(number))
        }
      }
      try await group.waitForAll()
    }
    let ledger = try SQLiteLedger(path: folder.path + "/a.sqlite")
    #expect(try ledger.references(SaleQuery()).count == 8)
  }
}

struct RefusedOpeningTests {
  @Test func `a ledger of a newer Kasir is refused in a sentence`() throws {
    let folder = try SampleFolder()
    let path = folder.path + "/a.sqlite"
    do {
      try SQLiteLedger(path: path).execute("INSERT INTO grdb_migrations VALUES ('2 shifts')")
    }
    #expect(try refusal(of: path).contains("was made by a newer Kasir"))
  }

  @Test func `another program's database is refused, and left as it is`() throws {
    let folder = try SampleFolder()
    let path = folder.path + "/a.sqlite"
    do {
      try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE song (name TEXT)") }
    }
    #expect(try refusal(of: path).contains("another program's database"))
    let tables = try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["song"])
  }

  @Test func `a file that is no database is refused`() throws {
    let folder = try SampleFolder()
    try folder.write(Array(repeating: 0x41, count: 4096), to: "a.sqlite")
    #expect(try refusal(of: folder.path + "/a.sqlite").contains("is not a ledger"))
  }

  @Test func `a folder in the file's place is refused`() throws {
    let folder = try SampleFolder()
    mkdir(folder.path + "/a.sqlite", 0o700)
    #expect(try refusal(of: folder.path + "/a.sqlite").contains("cannot be opened"))
  }

  @Test func `a file in the folder's place is refused`() throws {
    let folder = try SampleFolder()
    try folder.write([1], to: "data")
    #expect(try refusal(of: folder.path + "/data/a.sqlite").contains("Not a directory"))
  }

  @Test func `no path at all is refused`() throws {
    #expect(try refusal(of: "").contains("no usable path"))
  }

  private func refusal(of path: String) throws -> String {
    let error = #expect(throws: LedgerError.self) { try SQLiteLedger(path: path) }
    guard case .unavailable(let sentence) = try #require(error) else {
      Issue.record("\(String(describing: error)) is no sentence")
      return ""
    }
    #expect(sentence.hasSuffix("."))
    return sentence
  }
}
