import CheckoutDomain
import GRDB
import Glibc
import Testing

@testable import Ledger

/// What a disk can do to a ledger: nothing acknowledged is lost, and nothing more is sent.
struct DiskTests {
  private let shop: JournalledLedger

  init() throws { shop = try JournalledLedger() }

  @Test(
    "After a failed write no change is taken until the ledger is opened again, and reading goes on")
  func failedWrite() throws {
    let ledger = try shop.open()
    try ledger.charge(1)
    let broken = try #require(BrokenDescriptor(path: shop.path + "-wal"))
    let said = try sentence { try ledger.charge(2) }
    #expect(said.contains("The disk failed under the ledger"))
    #expect(said.contains("start Kasir again"))
    #expect(try ledger.words == ["K1": "SENDING"])
    broken.mend()
    // That the disk works again says nothing of what went before.
    #expect(try sentence { try ledger.charge(2) } == said)
    #expect(try sentence { try ledger.end(1, of: 1) } == said)
    #expect(try sentence { try ledger.write { try $0.set("a", to: "b") } } == said)
    #expect(shop.lines.count == 1)

    let again = try shop.open()
    try again.end(1, of: 1)
    try again.charge(2)
    #expect(try again.words == ["K1": "WAITING", "K2": "SENDING"])
    #expect(try again.audit().isSound)
    #expect(try again.audit().notes.isEmpty)
  }

  @Test(
    "A broken page stops what would change, reading goes on elsewhere, and a rebuild brings all back",
    arguments: ["attempt", "sale", "event", "line_item"])
  func brokenPage(_ table: String) throws {
    let before = try fill()
    try breakRoot(of: table)
    // What is needed to open it may be broken too: that is said, and never a crash.
    if let ledger = try? shop.open() {
      let said = try sentence {
        try ledger.write { ledger in
          let sale = Samples.sale(90, items: [try Samples.item("Kopi")])
          try ledger.save(sale)
          _ = try ledger.begin(Samples.attempt(sale, key: "kasir-create-90"))
        }
      }
      #expect(said.contains("is damaged") && said.contains("kasir sales rebuild"))
      // Whoever has seen a broken page changes nothing elsewhere either.
      #expect(try sentence { try ledger.write { try $0.set("a", to: "b") } } == said)
      #expect(try ledger.read { try $0.setting("mark") } == "kept")
      if table == "attempt" { #expect(try ledger.words == before) }
      #expect(try ledger.audit().findings.contains { $0.kind == .damaged })
    } else {
      #expect(try sentence { _ = try shop.open() }.contains("is damaged"))
    }
    #expect(shop.lines.count == 60)
    _ = try LedgerRebuild.run(path: shop.path)
    let ledger = try shop.open()
    #expect(try ledger.words == before)
    #expect(try ledger.audit().isSound)
  }

  @Test("A broken page that is only read stops changes, too")
  func brokenPageRead() throws {
    _ = try fill()
    try breakRoot(of: "line_item")
    let again = try shop.open()
    #expect(throws: LedgerError.self) { try again.words }
    #expect(try sentence { try again.write { try $0.set("a", to: "b") } }.contains("is damaged"))
  }

  @Test("A start looks at every page of a small ledger, before anybody stumbles over one")
  func brokenPageAtStart() throws {
    _ = try fill()
    try breakRoot(of: "attempt")
    let ledger = try shop.open()
    #expect(try sentence { try ledger.write { try $0.set("a", to: "b") } }.contains("is damaged"))
    #expect(try ledger.words.count == 20)
  }

  @Test("Without room for the answer nothing is sent; what has happened is kept")
  func littleRoom() throws {
    let left = Box<Int64?>(FreeSpace.least)
    let ledger = try SQLiteLedger(
      path: shop.path, patience: .seconds(5), journal: IntentJournal(path: shop.journal),
      space: FreeSpace(bytes: { _ in left.value }))
    let attempt = try ledger.charge(1)
    left.value = FreeSpace.least - 1
    let said = try sentence { try ledger.charge(2) }
    #expect(said.contains("almost full") && said.contains("4095 KiB"))
    try ledger.end(attempt, of: 1)
    #expect(try ledger.words == ["K1": "WAITING"])
    left.value = nil
    try ledger.charge(2)
    #expect(try ledger.audit().isSound)
  }

  @Test("The room on a real disk is known")
  func realRoom() throws {
    let bytes = try #require(FreeSpace().bytes(shop.folder.path))
    #expect(bytes > 0)
    #expect(FreeSpace().bytes("/nowhere/at/all") == nil)
  }

  @Test(
    "Network and foreign file systems are known by the list of mounts, and local ones pass",
    arguments: [
      ("nfs4", true), ("cifs", true), ("smb3", true), ("fuse.sshfs", true), ("fuseblk", true),
      ("ext4", false), ("xfs", false), ("btrfs", false), ("tmpfs", false), ("overlay", false),
    ])
  func fileSystems(_ type: String, _ isUnfit: Bool) {
    let mounts = """
      21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/root rw
      29 21 0:44 /exported /srv/a\\040shop rw,nosuid shared:7 master:1 - \(type) shop:/exported rw
      broken line
      """
    #expect(FileSystem.unfitName(of: "0:44", in: mounts) == (isUnfit ? type : nil))
    #expect(FileSystem.unfitName(of: "8:1", in: mounts) == nil)
    #expect(FileSystem.unfitName(of: "9:9", in: mounts) == nil)
  }

  @Test("A device is taken apart into the numbers that the list of mounts has")
  func devices() {
    #expect(FileSystem.numbers(of: 0x801) == "8:1")
    #expect(FileSystem.numbers(of: 0x2C) == "0:44")
    #expect(FileSystem.numbers(of: 0x10_0000_0000_2C) == "4096:44")
    #expect(FileSystem.numbers(of: 0x1000_0003) == "0:65539")
  }

  @Test("The file's own settings protect it from what was put into it")
  func settings() throws {
    let ledger = try shop.open()
    let settings = try ledger.database.read { database in
      try ["trusted_schema", "cell_size_check", "foreign_keys"].map {
        try Int.fetchOne(database, sql: "PRAGMA \($0)")
      }
    }
    #expect(settings == [0, 1, 1])
  }

  /// Sixty changes, and what the ledger then says.
  private func fill() throws -> [String: String] {
    let ledger = try shop.open()
    for number in 1...20 { try ledger.end(try ledger.charge(number), of: number) }
    try ledger.write { try $0.set("mark", to: "kept") }
    _ = try ledger.database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    return try ledger.words
  }

  /// Overwrites the first page of a table with noise.
  private func breakRoot(of table: String) throws {
    let (page, size) = try DatabaseQueue(path: shop.path).read { database in
      (
        try Int.fetchOne(
          database, sql: "SELECT rootpage FROM sqlite_master WHERE name = ?", arguments: [table]),
        try Int.fetchOne(database, sql: "PRAGMA page_size")
      )
    }
    let start = (try #require(page) - 1) * (try #require(size))
    var bytes = shop.bytes(of: "shop.sqlite")
    for place in start..<start + 64 { bytes[place] = 0xFF }
    for ending in ["-wal", "-shm"] { unlink(shop.path + ending) }
    try shop.folder.write(bytes, to: "shop.sqlite")
  }
}
