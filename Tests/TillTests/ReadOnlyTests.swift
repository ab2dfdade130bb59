import CheckoutDomain
import Testing

@testable import Till

/// A till for somebody who only looks: it changes nothing, and sends nothing.
struct ReadOnlyTests {
  private let counter: Counter
  private let till: Till
  private let sale: Sale

  init() async throws {
    counter = try Counter()
    sale = try await counter.paidSale(1000)
    till = Till(
      gateway: counter.gateway, ledger: counter.ledger.readOnly, time: counter.clock,
      random: SeededRandom(seed: 1), process: ProcessIdentity("viewer"))
  }

  private func expectRefused(_ body: () async throws -> Void) async throws {
    let sent = counter.gateway.sent.count
    let kept = try counter.kept(sale)
    let error = await #expect(throws: TillError.self) { try await body() }
    #expect(error?.message == TillError.readOnly.message)
    #expect(error?.kind == .limit)
    #expect(counter.gateway.sent.count == sent)
    #expect(try counter.kept(sale) == kept)
  }

  @Test func `it tells what the ledger holds`() throws {
    #expect(till.isReadOnly)
    #expect(!counter.till.isReadOnly)
    #expect(try till.read { try $0.sale(sale.clientRef) } == sale)
  }

  @Test func `it does not charge, refund, cancel or watch`() async throws {
    try await expectRefused { _ = try await till.charge(Counter.cart()) }
    try await expectRefused { _ = try await till.refund(sale.clientRef, amount: rupiah(1)) }
    try await expectRefused { try till.confirmLive() }
    try await expectRefused { _ = try till.receive("evt_1", body: []) }
    try await expectRefused { try till.keep(Counter.cart(), as: ParkedSale.ID("p"), isHeld: false) }
    let open = try await counter.till.charge(Counter.cart()).sale
    try await expectRefused { _ = try await till.cancel(open.clientRef) }
    #expect(try counter.kept(open).state == .waiting)
    let lease = WatchLease(till: till)
    #expect(throws: TillError.self) { _ = try lease.hold(at: counter.clock.now) }
  }
}
