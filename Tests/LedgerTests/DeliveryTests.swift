import CheckoutDomain
import GRDB
import Testing

@testable import Ledger

struct DeliveryTests {
  private static func delivery(_ event: String, _ seconds: Int = 0) -> EventDelivery {
    EventDelivery(
      event: event, body: Array("{\"id\":\"\(event)\"}".utf8) + [0, 255],
      receivedAt: Samples.start + .seconds(seconds))
  }

  @Test func `a delivery is kept once, and given out until it was acted on`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let first = Self.delivery("evt_1", 1)
    #expect(try ledger.write { try $0.receive(first) })
    #expect(try ledger.write { try $0.receive(Self.delivery("evt_2")) })
    #expect(try !ledger.write { try $0.receive(Self.delivery("evt_1", 9)) })
    #expect(try ledger.read { try $0.openDeliveries(limit: 9) } == [Self.delivery("evt_2"), first])
    #expect(try ledger.read { try $0.openDeliveries(limit: 1) } == [Self.delivery("evt_2")])
    try ledger.write { try $0.finish(delivery: "evt_2", at: Samples.start) }
    #expect(try ledger.read { try $0.openDeliveries(limit: 9) } == [first])
    // Its id is never forgotten.
    #expect(try !ledger.write { try $0.receive(Self.delivery("evt_2", 99)) })
    #expect(try ledger.read { try $0.openDeliveries(limit: 9) } == [first])
  }

  @Test func `the body of one that was acted on is gone, and no row is ever deleted`() throws {
    let ledger = try SQLiteLedger.inMemory()
    _ = try ledger.write { try $0.receive(Self.delivery("evt_1")) }
    try ledger.write { try $0.finish(delivery: "evt_1", at: Samples.start) }
    let left = try ledger.database.read {
      try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM delivery WHERE body IS NOT NULL")
    }
    #expect(left == 0)
    #expect(throws: (any Error).self) { try ledger.execute("DELETE FROM delivery") }
  }

  @Test func `a ledger that will be rebuilt takes no delivery, which would be lost by that`() throws
  {
    let shop = try JournalledLedger()
    try shop.sellOnAndPutBack()
    let ledger = try shop.open()
    let said = try sentence { _ = try ledger.write { try $0.receive(Self.delivery("evt_1")) } }
    #expect(said.contains("run kasir sales rebuild"))
    #expect(try ledger.read { try $0.openDeliveries(limit: 9) }.isEmpty)
    try ledger.close()
    _ = try LedgerRebuild.run(path: shop.path)
    let again = try shop.open()
    #expect(try again.write { try $0.receive(Self.delivery("evt_1")) })
  }

  @Test func `deliveries are no part of the history`() throws {
    let ledger = try SQLiteLedger.inMemory()
    _ = try ledger.write { try $0.receive(Self.delivery("evt_1")) }
    #expect(try ledger.audit().isSound)
    #expect(try ledger.audit().events == 0)
  }
}
