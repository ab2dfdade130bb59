import CheckoutDomain
import Testing

@testable import Till

/// A refund by line keeps its lines, and nothing else about it is different.
struct RefundLinesTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  /// Two lines that come to 1.000: three pieces of 200 and one of 400.
  private func paidSale() async throws -> Sale {
    var cart = Cart(currency: .idr)
    try cart.add(LineItem(name: "Kopi", quantity: 3, unitAmount: rupiah(200)))
    try cart.add(LineItem(name: "Teh", quantity: 1, unitAmount: rupiah(400)))
    let sale = try await counter.till.charge(cart).sale
    counter.gateway.pay(sale)
    return try await counter.refreshed(sale)
  }

  private func refund(_ sale: Sale, _ chosen: [Int64]) async throws -> TillResult {
    let balance = LineBalance(of: sale)
    return try await counter.till.refund(
      sale.clientRef, amount: balance.amount(of: chosen), lines: balance.lines(chosen))
  }

  @Test func `the lines are committed with the refund, before anything is sent`() async throws {
    let sale = try await paidSale()
    let seen = Box<Sale?>(nil)
    counter.gateway.whileSending { [ledger = counter.ledger] request in
      seen.set(try? ledger.read { try $0.sale(refund: request.key.text) })
    }
    let after = try await refund(sale, [2, 0]).sale
    #expect(seen.value?.refunds.first?.lines.summary == "2 × Kopi")
    let during = LineBalance(of: try #require(seen.value))
    #expect(during.lines.map(\.reserved) == [2, 0])
    #expect(after.refunds.map(\.lines.summary) == ["2 × Kopi"])
    #expect(try counter.kept(sale) == after)
    let details = try counter.ledger.read { try $0.timeline(of: sale.clientRef) }.suffix(2)
    #expect(details.map(\.entry.detail) == ["Rp 4: 2 × Kopi", "Rp 4: 2 × Kopi"])
  }

  @Test func `the gateway is sent the same as for an amount`() async throws {
    let sale = try await paidSale()
    _ = try await refund(sale, [2, 0])
    let byLine = try #require(counter.gateway.sent.last)
    let other = try Counter()
    let twin = try await other.paidSale(1000)
    _ = try await other.till.refund(twin.clientRef, amount: rupiah(400))
    let byAmount = try #require(other.gateway.sent.last)
    let words = [byLine, byAmount].map {
      // The last word is the refund's own random name.
      String(decoding: $0.body, as: UTF8.self).split(separator: " ").dropLast()
    }
    #expect(words[0] == words[1])
    #expect(byLine.path == byAmount.path)
  }

  @Test func `what was given back is not given back again, by line`() async throws {
    let sale = try await paidSale()
    let first = try await refund(sale, [2, 1]).sale
    #expect(LineBalance(of: first).lines.map(\.left) == [1, 0])
    let sent = counter.gateway.sent.count
    // Whoever chose before that, on another screen.
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(
        sale.clientRef, amount: rupiah(200),
        lines: [RefundedLine(position: 1, name: "Teh", quantity: 1, amount: rupiah(200))])
    }
    #expect(error?.kind == .exceedsRemaining)
    #expect(error?.message.hasPrefix("Only 0 × Teh of ") == true)
    #expect(counter.gateway.sent.count == sent)
    #expect(try counter.kept(sale) == first)
    // By amount it is whoever decides it.
    #expect(try await counter.till.refund(sale.clientRef, amount: rupiah(200)).error == nil)
  }

  @Test func `lines that come to another amount are refused before anything is sent`() async throws
  {
    let sale = try await paidSale()
    let sent = counter.gateway.sent.count
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(
        sale.clientRef, amount: rupiah(401), lines: LineBalance(of: sale).lines([2, 0]))
    }
    #expect(error?.message.contains("choose them again") == true)
    #expect(counter.gateway.sent.count == sent)
    #expect(try counter.kept(sale).refunds.isEmpty)
  }

  private static let endings: [(ScriptedGateway.Ending, RefundState, Int64)] = [
    (ScriptedGateway.Ending.silent(did: false), RefundState.unknown, 1),
    (.answersRefund { $0.status = .init(rawValue: "processing") }, .pending, 1),
    (.answersRefund { $0.status = .failed }, .failed, 3),
    (.refuses(400), .rejected, 3),
  ]

  @Test(arguments: endings)
  func `lines are reserved while nobody knows, and free again where nothing was given`(
    ending: ScriptedGateway.Ending, state: RefundState, left: Int64
  ) async throws {
    let sale = try await paidSale()
    counter.gateway.willEnd(ending)
    let after = try await refund(sale, [2, 0]).sale
    #expect(after.refunds.map(\.state) == [state])
    #expect(LineBalance(of: after).lines.map(\.left) == [left, 1])
  }

  @Test func `a foreign refund and one by amount leave the lines as they are`() async throws {
    let sale = try await paidSale()
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(300))
    let after = try await refund(try counter.kept(sale), [1, 0]).sale
    #expect(LineBalance(of: after).lines.map(\.left) == [2, 1])
    #expect(after.remaining == rupiah(500))
    // The lines left come to more than the money left, which decides.
    let error = await #expect(throws: TillError.self) { try await refund(after, [2, 1]) }
    #expect(error?.message == "Only Rp 5 of \(sale.reference) is left to refund.")
    #expect(try await refund(after, [0, 1]).error == nil)
  }
}
