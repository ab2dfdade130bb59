import CheckoutDomain
import Testing

@testable import Till

/// A refund beside a dispute may pay the customer twice, so it needs a second yes.
struct DisputedRefundTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  private func disputed(_ status: String = "needs_response") async throws -> Sale {
    let sale = try await counter.paidSale()
    return try counter.till.change(sale.clientRef) {
      $0.apply(
        Dispute(id: "dp_1", status: .init(rawValue: status), updatedAt: counter.clock.now))
    }
  }

  @Test func `one yes is not enough, and nothing is sent`() async throws {
    let sale = try await disputed()
    let sent = counter.gateway.sent.count
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    }
    #expect(error?.kind == .limit)
    #expect(error?.message.contains("dp_1") == true)
    #expect(counter.gateway.sent.count == sent)
    #expect(try counter.kept(sale).refunds.isEmpty)
  }

  @Test func `a second yes refunds it`() async throws {
    let sale = try await disputed()
    let result = try await counter.till.refund(
      sale.clientRef, amount: rupiah(100), despiteDispute: true)
    #expect(result.sale.state == .partRefunded)
  }

  @Test func `a dispute that is told while the refund is prepared stops it`() async throws {
    let sale = try await counter.paidSale()
    counter.gateway.afterQuestions(1) { [till = counter.till, clock = counter.clock] _ in
      _ = try? till.change(sale.clientRef) {
        $0.apply(Dispute(id: "dp_1", status: .init(rawValue: "open"), updatedAt: clock.now))
      }
    }
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    }
    #expect(error?.kind == .limit)
    #expect(try counter.kept(sale).refunds.isEmpty)
  }

  @Test func `a dispute that was won asks nothing more`() async throws {
    let sale = try await disputed("won")
    #expect(
      try await counter.till.refund(sale.clientRef, amount: rupiah(100)).error == nil)
  }
}
