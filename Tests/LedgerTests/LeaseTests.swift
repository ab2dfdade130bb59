import CheckoutDomain
import Testing

@testable import Ledger

struct LeaseTests {
  private let ledger: SQLiteLedger
  private let one = ProcessIdentity("one"), other = ProcessIdentity("other")

  init() throws { ledger = try SQLiteLedger.inMemory() }

  @Test func `a lease is kept from others until it runs out, and its number grows with its holder`()
    throws
  {
    #expect(try take(one, at: 0, until: 15) == 1)
    #expect(try take(other, at: 14, until: 29) == nil)
    #expect(try take(one, at: 14, until: 29) == 1)
    #expect(try take(other, at: 28, until: 43) == nil)
    #expect(try take(other, at: 29, until: 44) == 2)
    #expect(try take(one, at: 30, until: 45) == nil)
    #expect(try take(one, at: 44, until: 59) == 3)
  }

  @Test func `a lease that ran out unnoticed is its holder's as before`() throws {
    #expect(try take(one, at: 0, until: 15) == 1)
    #expect(try take(one, at: 99, until: 114) == 1)
  }

  @Test func `leases of two names have nothing to do with each other`() throws {
    #expect(try take(one, at: 0, until: 15) == 1)
    #expect(try take(other, "recover", at: 0, until: 15) == 1)
  }

  @Test func `a lease that was given up is free at once, under a higher number`() throws {
    #expect(try take(one, at: 0, until: 15) == 1)
    try ledger.write { try $0.release("watch", by: other) }
    #expect(try take(other, at: 1, until: 16) == nil)
    try ledger.write { try $0.release("watch", by: one) }
    #expect(try take(other, at: 1, until: 16) == 2)
  }

  @Test func `who holds a lease, or held it last, is known`() throws {
    #expect(try ledger.read { try $0.leaseHolder("watch") } == nil)
    _ = try take(one, at: 0, until: 15)
    #expect(try ledger.read { try $0.leaseHolder("watch") } == one)
    try ledger.write { try $0.release("watch", by: one) }
    #expect(try ledger.read { try $0.leaseHolder("watch") } == one)
  }

  private func take(
    _ holder: ProcessIdentity, _ name: String = "watch", at now: Int64, until: Int64
  ) throws -> Int64? {
    try ledger.write {
      try $0.lease(
        name, for: holder, until: Samples.start + .seconds(until),
        now: Samples.start + .seconds(now))
    }
  }
}
