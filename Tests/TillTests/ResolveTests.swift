import CheckoutDomain
import Testing

@testable import Till

/// A refund that only a person can find out about is settled by two, or by one who waited.
struct ResolveTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test(
    arguments: [(true, RefundState.refunded, 900), (false, .notSent, 1000)]
      as [(Bool, RefundState, Int64)])
  func `two people settle it with evidence`(
    _ wasRefunded: Bool, _ state: RefundState, _ left: Int64
  ) async throws {
    let (sale, refund) = try await needingHuman()
    let settled = try counter.till.resolve(
      refund: refund.key, wasRefunded: wasRefunded, evidence: "Statement of 24 Nov, line 7",
      by: "Sari", second: "Budi")
    #expect(settled.refunds.map(\.state) == [state])
    #expect(settled.remaining == rupiah(left))
    let last = try counter.ledger.read { try $0.timeline(of: sale.clientRef) }.last?.entry
    #expect(last?.detail == "Rp 1: Sari and Budi: Statement of 24 Nov, line 7")
  }

  @Test func `one person alone types the amount again, and the record says so`() async throws {
    let (sale, refund) = try await needingHuman()
    let settled = try counter.till.resolve(
      refund: refund.key, wasRefunded: true, evidence: "Statement of 24 Nov, line 7", by: "Sari",
      second: nil, typedAmount: refund.amount)
    #expect(settled.refunds.map(\.state) == [.refunded])
    let last = try counter.ledger.read { try $0.timeline(of: sale.clientRef) }.last?.entry
    #expect(last?.detail.contains("Sari, single-handed") == true)
  }

  @Test(
    arguments: [
      ("short", "Sari", "Budi", nil, "ten characters"),
      ("Statement of 24 Nov", "  ", "Budi", nil, "who you are"),
      ("Statement of 24 Nov", "Sari", " sari", nil, "another one"),
      ("Statement of 24 Nov", "Sari", nil, nil, "amount"),
      ("Statement of 24 Nov", "Sari", nil, 99, "amount"),
    ] as [(String, String, String?, Int64?, String)])
  func `too little changes nothing`(
    _ evidence: String, _ name: String, _ second: String?, _ typed: Int64?, _ words: String
  ) async throws {
    let (sale, refund) = try await needingHuman()
    let error = #expect(throws: TillError.self) {
      try counter.till.resolve(
        refund: refund.key, wasRefunded: true, evidence: evidence, by: name, second: second,
        typedAmount: typed.map(rupiah))
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(try counter.kept(sale).refunds.map(\.state) == [.needsHuman])
  }

  @Test func `one person alone waits for a day`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.answersRefund { $0.amount = 77 })
    let refund = try await counter.till.refund(sale.clientRef, amount: rupiah(100)).sale.refunds[0]
    #expect(refund.state == .needsHuman)
    let error = #expect(throws: TillError.self) {
      try counter.till.resolve(
        refund: refund.key, wasRefunded: true, evidence: "Statement of 24 Nov", by: "Sari",
        second: nil, typedAmount: refund.amount)
    }
    #expect(error?.message.contains("24 hours") == true)
  }

  @Test func `a refund that is known is not settled by anybody`() async throws {
    let sale = try await counter.paidSale(1000)
    let refund = try await counter.till.refund(sale.clientRef, amount: rupiah(100)).sale.refunds[0]
    let error = #expect(throws: TillError.self) {
      try counter.till.resolve(
        refund: refund.key, wasRefunded: false, evidence: "Statement of 24 Nov", by: "Sari",
        second: "Budi")
    }
    #expect(error?.message.contains("is REFUNDED") == true)
    #expect(try counter.kept(sale).remaining == rupiah(900))
  }

  /// An unknown refund after the day on which it was looked up.
  private func needingHuman() async throws -> (Sale, Refund) {
    let sale = try await counter.paidSale(1000)
    counter.gateway.willEnd(.silent(did: true))
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    counter.clock.advance(by: .seconds(25 * 3600))
    let refund = try #require(try await counter.refreshed(sale).refunds.first)
    #expect(refund.state == .needsHuman)
    return (sale, refund)
  }
}
