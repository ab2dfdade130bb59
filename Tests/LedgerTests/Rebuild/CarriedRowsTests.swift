import CheckoutDomain
import Glibc
import Testing

@testable import Ledger

/// What a rebuild takes from the old file, as no journal has it.
struct CarriedRowsTests {
  private let shop: JournalledLedger
  private let delivery = EventDelivery(
    event: "evt_1", body: [0, 1, 255], receivedAt: Samples.start)

  init() throws { shop = try JournalledLedger() }

  private func fill(_ ledger: SQLiteLedger) throws {
    try ledger.charge(1)
    try ledger.write { try $0.set("parked", to: "a cart") }
    let done = EventDelivery(event: "evt_2", body: [2], receivedAt: Samples.start)
    for delivery in [delivery, done] { _ = try ledger.write { try $0.receive(delivery) } }
    try ledger.write { try $0.finish(delivery: "evt_2", at: Samples.start) }
    _ = try ledger.care(at: Samples.start)
  }

  private func expectCarried(_ outcome: LedgerRebuild.Outcome) throws {
    #expect(outcome.notes.isEmpty)
    let ledger = try shop.open()
    #expect(try ledger.words == ["K1": "SENDING"])
    #expect(try ledger.read { try $0.setting("parked") } == "a cart")
    #expect(try ledger.read { try $0.openDeliveries(limit: 9) } == [delivery])
    #expect(try ledger.audit().isSound)
    // The new file was neither checked nor copied yet.
    #expect(try ledger.care(at: Samples.start) == [.checked, .copied])
  }

  @Test func `settings and open deliveries come from the old file, which stays as it was`() throws {
    do { try fill(shop.open()) }
    let before = shop.bytes(of: "shop.sqlite")
    let outcome = try LedgerRebuild.run(path: shop.path)
    #expect(outcome.keptAside == [shop.path + ".old-1"])
    #expect(shop.bytes(of: "shop.sqlite.old-1") == before)
    try expectCarried(outcome)
  }

  @Test func `they come from what a Kasir that died has left beside the old file, too`() throws {
    let endings = ["", "-wal", "-shm"]
    var left: [[UInt8]] = []
    do {
      let ledger = try shop.open()
      try fill(ledger)
      left = endings.map { shop.bytes(of: "shop.sqlite" + $0) }
      withExtendedLifetime(ledger) {}
    }
    for (ending, bytes) in zip(endings, left) {
      #expect(!bytes.isEmpty)
      try shop.folder.write(bytes, to: "shop.sqlite" + ending)
    }
    let outcome = try LedgerRebuild.run(path: shop.path)
    #expect(shop.bytes(of: "shop.sqlite.old-1-wal") == left[1])
    try expectCarried(outcome)
  }

  @Test func `where the old file is gone or cannot be read, that they are lost is said`() throws {
    do { try fill(shop.open()) }
    for ending in ["", "-wal", "-shm"] { unlink(shop.path + ending) }
    #expect(try LedgerRebuild.run(path: shop.path).notes == [CarriedRows.loss])
    try shop.folder.write(Array(repeating: 0x41, count: 5000), to: "shop.sqlite")
    #expect(try LedgerRebuild.run(path: shop.path).notes == [CarriedRows.loss])
    #expect(try shop.open().words == ["K1": "SENDING"])
  }
}
