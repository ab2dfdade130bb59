import CheckoutDomain
import Testing

@testable import Till

/// Somebody else's refund without a name, as much as one of ours that is not known yet, and so taken for it.
struct MistakenRefundTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test func `while ours is on the wire nobody else's is taken for it`() async throws {
    let sale = try await counter.paidSale(1000)
    counter.gateway.whileSending { [counter] request in
      guard request.path == "/v1/refunds" else { return }
      counter.stranger("re_9", 100, status: "pending")
      try? await counter.event(about: "re_9", of: sale)
    }
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    #expect(try counter.kept(sale).refunds.map(\.id) == [RefundID("re_2")])
    #expect(try await counter.till.actOnEvents() == false)
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.id) == [RefundID("re_2"), RefundID("re_9")])
    #expect(kept.refunds.map(\.state) == [.refunded, .pending])
    #expect(kept.remaining == rupiah(800))
  }

  @Test(arguments: [true, false])
  func `an answer that comes late is ours, whatever was taken for it meanwhile`(
    _ isNamed: Bool
  ) async throws {
    let sale = try await answeredLate(isNamed)
    #expect(try counter.kept(sale).refunds.map(\.id) == [RefundID("re_2"), RefundID("re_9")])
    counter.gateway.set { $0.refunds[0].status = .failed }
    try await counter.event(about: "re_9", of: sale)
    let kept = try await counter.refreshed(sale)
    #expect(kept.refunds.map(\.state) == [.refunded, .failed])
    #expect(kept.remaining == rupiah(900))
  }

  @Test func `ours may be pending although that one has arrived, and somebody is told`()
    async throws
  {
    let sale = try await mistaken("succeeded")
    counter.stranger("re_10", 100, status: "pending", name: try name(of: sale))
    try await counter.event(about: "re_10", of: sale)
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.state) == [.pending, .refunded])
    #expect(kept.progress.alarm == .revised)
    #expect(kept.remaining == rupiah(800))
  }

  @Test func `one of our name that failed leaves open whether ours has arrived`() async throws {
    let sale = try await mistaken("pending")
    counter.stranger("re_10", 100, status: "failed", name: try name(of: sale))
    try await counter.event(about: "re_10", of: sale)
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.state) == [.needsHuman])
    #expect(kept.remaining == rupiah(900))
  }

  @Test func `a gateway that honours keys makes ours once, but not somebody else's`() async throws {
    try counter.prove(.honoursRefundKeys)
    let sale = try await mistaken("pending")
    counter.gateway.set { $0.refunds[0].status = .failed }
    #expect(try await counter.refreshed(sale).refunds.map(\.state) == [.needsHuman])
  }

  @Test func `one that is found by its name takes the place of the one taken for it`()
    async throws
  {
    let sale = try await mistaken("succeeded")
    #expect(sale.refunds.map(\.state) == [.refunded])
    counter.stranger("re_10", 100, name: try name(of: sale))
    try await counter.event(about: "re_10", of: sale)
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.id) == [RefundID("re_10"), RefundID("re_9")])
    #expect(kept.remaining == rupiah(800))
  }

  @Test func `where that one had arrived and fails after all, ours may still come`() async throws {
    let sale = try await mistaken("succeeded")
    counter.gateway.set { $0.refunds[0].status = .failed }
    for _ in 0..<2 {
      counter.clock.advance(by: .seconds(600))
      _ = try await counter.refreshed(sale)
    }
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.state) == [.needsHuman])
    #expect(kept.remaining == rupiah(900))
    #expect(kept.progress.alarm == .revised)
  }

  @Test func `where people say that ours has arrived, the failed one says nothing of it any more`()
    async throws
  {
    let sale = try await mistaken("pending")
    counter.gateway.set { $0.refunds[0].status = .failed }
    let unclear = try await counter.refreshed(sale)
    #expect(unclear.refunds.map(\.state) == [.needsHuman])
    _ = try counter.till.resolve(
      refund: unclear.refunds[0].key, wasRefunded: true, evidence: "statement of 24 November",
      by: "Ani", second: "Budi")
    for _ in 0..<2 {
      counter.clock.advance(by: .seconds(86_400))
      _ = try await counter.refreshed(sale)
    }
    let kept = try counter.kept(sale)
    #expect(kept.refunds.map(\.state) == [.refunded])
    #expect(kept.refunds.map(\.id) == [nil])
  }

  /// A sale with an unknown refund of 100, for which somebody else's is taken.
  private func mistaken(_ status: String) async throws -> Sale {
    let sale = try await counter.unknown(100)
    counter.stranger("re_9", 100, status: status)
    try await counter.event(about: "re_9", of: sale)
    return try counter.kept(sale)
  }

  /// The same, while the process that has sent ours stands still, until its answer comes.
  private func answeredLate(_ isNamed: Bool) async throws -> Sale {
    let sale = try await counter.paidSale(1000)
    if !isNamed { counter.gateway.willEnd(.answersRefund { $0.clientRef = nil }) }
    let neighbour = counter.neighbour("another")
    counter.gateway.whileSending { [counter] request in
      guard request.path == "/v1/refunds" else { return }
      counter.clock.advance(by: .seconds(3600))
      _ = try? neighbour.till.recover(olderThan: .seconds(600))
      counter.stranger("re_9", 100, status: "pending")
      try? await counter.event(about: "re_9", of: sale)
    }
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    return sale
  }

  private func name(of sale: Sale) throws -> String {
    try counter.kept(sale).refunds[0].clientRef.text
  }
}
