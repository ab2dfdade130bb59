import CheckoutDomain
import Foundation
import GRDB
import Glibc
import Testing

@testable import Ledger

/// Somebody who only looks at a ledger's file.
///
/// What another process does at the same time is in `EndToEndTests`: within one process SQLite shares what it knows of a file.
struct ViewedLedgerTests {
  private let folder: SampleFolder

  init() throws { folder = try SampleFolder() }

  private func path(_ name: String = "a.sqlite") -> String { folder.path + "/" + name }

  /// A ledger that was closed as it should be.
  private func closed(_ sales: Int..., name: String = "a.sqlite") throws {
    let ledger = try SQLiteLedger(path: path(name))
    for sale in sales { try ledger.save(Samples.sale(sale)) }
    try ledger.close()
    // What the last connection leaves empty, SQLite takes away where it may write.
    for ending in ["-wal", "-shm"] { unlink(path(name) + ending) }
  }

  /// Copies what a ledger has of its files at this moment, as a process that is killed leaves them.
  private func copy(_ endings: [String] = ["", "-wal", "-shm"], to name: String) throws {
    for ending in endings {
      try FileManager.default.copyItem(atPath: path() + ending, toPath: path(name) + ending)
    }
  }

  @Test func `what was closed is read, and the folder stays as it is`() throws {
    try closed(1)
    let before = try FolderPrint(folder.path)
    #expect(before.names == ["a.journal", "a.sqlite"])
    let view = try ViewedLedger(path: path())
    #expect(view.name == "a")
    #expect(try view.read { try $0.sales(SaleQuery()) } == [Samples.sale(1)])
    #expect(try view.audit().isSound)
    #expect(view.outdated == nil)
    #expect(try FolderPrint(folder.path) == before)
  }

  @Test func `what a process that was killed left beside the file is read too`() throws {
    let ledger = try SQLiteLedger(path: path())
    try ledger.save(Samples.sale(1))
    try copy(to: "left.sqlite")
    let before = try FolderPrint(folder.path)
    let view = try ViewedLedger(path: path("left.sqlite"))
    #expect(try view.read { try $0.sales(SaleQuery()) } == [Samples.sale(1)])
    #expect(try view.audit().findings.allSatisfy { $0.kind == .journal })
    #expect(try FolderPrint(folder.path) == before)
    try ledger.close()
  }

  @Test func `a name is no address, whatever is in it`() throws {
    for name in ["a b.sqlite", "50%.sqlite", "%41.sqlite", "a?immutable=1.sqlite", "é#1.sqlite"] {
      try closed(1, name: name)
      let before = try FolderPrint(folder.path)
      let view = try ViewedLedger(path: path(name))
      #expect(try view.read { try $0.sale(reference: "K1") } != nil, "\(name)")
      #expect(try FolderPrint(folder.path) == before, "\(name)")
    }
  }

  @Test func `each reading sees what was committed before it, also in a file that took its place`()
    throws
  {
    try closed(1)
    let view = try ViewedLedger(path: path())
    func references() throws -> [String] {
      try view.read { try $0.sales(SaleQuery()) }.map(\.reference)
    }
    try closed(2)
    #expect(try references() == ["K2", "K1"])
    try closed(3, name: "other.sqlite")
    #expect(rename(path("other.sqlite"), path()) == 0)
    unlink(path("a.journal"))
    #expect(try references() == ["K3"])
    for name in ["a.sqlite", "a.journal"] { unlink(path(name)) }
    #expect(try sentence { _ = try references() }.contains("There is no ledger \(path())"))
    try closed(4)
    #expect(try references() == ["K4"])
  }

  @Test func `it takes no change`() throws {
    try closed(1)
    let before = try FolderPrint(folder.path)
    let view = try ViewedLedger(path: path())
    #expect(try sentence { try view.write { try $0.set("a", to: "b") } }.contains("only looked at"))
    #expect(try FolderPrint(folder.path) == before)
  }

  @Test func `an audit finds nothing missing where others sell in the middle of it`() throws {
    let (ours, theirs) = (try SQLiteLedger(path: path()), try SQLiteLedger(path: path()))
    try ours.save(Samples.sale(1))
    let journal = JournalAudit(path: path("a.journal"))
    let report = try ours.database.read { database in
      let reader = SQLiteReader(database: database, faults: ours.faults)
      #expect(try reader.sale(reference: "K1") != nil)
      for number in 2...4 { try theirs.save(Samples.sale(number)) }
      var audit = LedgerAudit(reader, journal: journal)
      return audit.run()
    }
    #expect(report.findings.isEmpty, "\(report.findings.map(\.line))")
    #expect(try ours.audit().isSound)
  }

  @Test(.timeLimit(.minutes(2)))
  func `a change is told once it has happened, and what a display follows is none`() async throws {
    try closed(1)
    let view = try ViewedLedger(path: path())
    var changes = view.changesByOthers().makeAsyncIterator()
    try folder.write([1], to: "a.sqlite-counter-7")
    try closed(2)
    await changes.next()
    // Told of half of it, one would be told of the rest.
    while try view.read({ try $0.sale(reference: "K2") }) == nil { await changes.next() }
  }
}

/// Files that somebody who only looks cannot read: each is left as it is.
struct RefusedViewingTests {
  private let folder: SampleFolder

  init() throws { folder = try SampleFolder() }

  private var path: String { folder.path + "/a.sqlite" }

  private func refusal() throws -> String {
    let before = try FolderPrint(folder.path)
    let sentence = try sentence { _ = try ViewedLedger(path: path) }
    #expect(try FolderPrint(folder.path) == before)
    #expect(sentence.hasSuffix("."))
    return sentence
  }

  @Test func `there is none`() throws {
    #expect(try refusal().contains("There is no ledger \(path)"))
    #expect(try FolderPrint(folder.path).names.isEmpty)
  }

  @Test func `an older Kasir's`() throws {
    try older(upTo: "8 second readings")
    let sentence = try refusal()
    #expect(sentence.contains("was made by an older Kasir"))
    #expect(sentence.contains("open it once with a Kasir that may change it."))
    // And then it can be looked at.
    try SQLiteLedger(path: path).close()
    #expect(try ViewedLedger(path: path).read { try $0.sales(SaleQuery()) }.isEmpty)
  }

  @Test func `a newer Kasir's`() throws {
    let ledger = try SQLiteLedger(path: path)
    try ledger.execute("INSERT INTO grdb_migrations VALUES ('99 shifts')")
    try ledger.close()
    #expect(try refusal().contains("was made by a newer Kasir"))
  }

  @Test func `a file whose making was cut off at its first step`() throws {
    try folder.write([], to: "a.sqlite")
    #expect(try refusal().contains("its making was cut off"))
  }

  @Test func `another program's`() throws {
    try foreign()
    #expect(try refusal().contains("another program's database"))
  }

  @Test func `no database`() throws {
    try folder.write(Array(repeating: 0x41, count: 4096), to: "a.sqlite")
    #expect(try refusal().contains("is not a ledger"))
  }

  @Test func `a copy without what makes the changes beside it readable`() throws {
    let ledger = try SQLiteLedger(path: folder.path + "/whole/a.sqlite")
    try ledger.save(Samples.sale(1))
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: folder.path + "/whole/a.sqlite" + ending, toPath: path + ending)
    }
    try ledger.close()
    try FileManager.default.removeItem(atPath: folder.path + "/whole")
    #expect(try refusal().contains("was left in the middle of its work"))
  }

  @Test func `a ledger that is older than its journal is read, and said to be`() throws {
    let shop = try JournalledLedger()
    func ledger(_ sale: Int) throws -> SQLiteLedger {
      let ledger = try shop.open()
      try ledger.save(Samples.sale(sale))
      return ledger
    }
    try ledger(1).close()
    let older = shop.bytes(of: "shop.sqlite")
    try ledger(2).close()
    try shop.folder.write(older, to: "shop.sqlite")
    // One line more may be one that is being committed.
    #expect(try ViewedLedger(path: shop.path).outdated == nil)
    try ledger(2).close()
    try ledger(3).close()
    try shop.folder.write(older, to: "shop.sqlite")
    let before = try FolderPrint(shop.folder.path)
    let view = try ViewedLedger(path: shop.path)
    #expect("\(try #require(view.outdated))".contains("replaced by an older copy"))
    #expect(try view.read { try $0.sales(SaleQuery()) }.map(\.reference) == ["K1"])
    #expect(try FolderPrint(shop.folder.path) == before)
  }
}

extension RefusedViewingTests {
  private func older(upTo version: String) throws {
    let pool = try DatabasePool(path: path)
    try Schema.migrator.migrate(pool, upTo: version)
    try pool.close()
  }

  private func foreign() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE song (name TEXT)") }
    try queue.close()
  }
}
