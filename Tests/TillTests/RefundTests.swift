import CheckoutDomain
import Testing

@testable import Till

struct RefundTests {
  private let counter: Counter

  init() throws { counter = try Counter() }

  @Test func `a refund is committed with key and bytes before anything is sent`() async throws {
    let sale = try await counter.paidSale()
    let seen = Box<(Attempt?, Sale?)>((nil, nil))
    counter.gateway.whileSending { [ledger = counter.ledger] request in
      let found = try? ledger.read {
        (try $0.openAttempts().first, try $0.sale(refund: request.key.text))
      }
      #expect(found?.0?.request == request)
      seen.set(found ?? (nil, nil))
    }
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(100))
    #expect(seen.value.0?.purpose == .refund)
    #expect(seen.value.1?.refunds.map(\.state) == [.sending])
    #expect(seen.value.1?.remaining == rupiah(4_099_900))
  }

  @Test func `parts are refunded until nothing is left, and no more`() async throws {
    let sale = try await counter.paidSale(1000)
    for amount in [600, 300] as [Int64] {
      counter.clock.advance(by: .seconds(1))
      let result = try await counter.till.refund(sale.clientRef, amount: rupiah(amount))
      #expect(result.error == nil)
      #expect(result.sale.state == .partRefunded)
    }
    await refuses(sale, rupiah(101), .exceedsRemaining, "Only Rp 1 of")
    let last = try await counter.till.refund(sale.clientRef, amount: counter.kept(sale).remaining)
    #expect(last.sale.state == .refunded)
    #expect(last.sale.refunds.map(\.amount) == [rupiah(600), rupiah(300), rupiah(100)])
    #expect(last.sale.refunds.map(\.refundedBefore) == [0, 600, 900])
    #expect(try counter.kept(sale) == last.sale)
    await refuses(sale, rupiah(1), .exceedsRemaining, "Nothing of")
    await refuses(sale, rupiah(1), .exceedsRemaining, "Nothing of")
    #expect(counter.gateway.sent.count == 1 + 3)
    #expect(Set(counter.gateway.sent.map(\.key)).count == 1 + 3)
  }

  @Test func `all of it goes in one refund with an explicit amount`() async throws {
    let sale = try await counter.paidSale(2_500_000_000)
    let result = try await counter.till.refund(
      sale.clientRef, amount: counter.kept(sale).remaining, reason: .duplicate)
    #expect(result.sale.state == .refunded)
    #expect(result.sale.refunds.first?.amount == rupiah(2_500_000_000))
    #expect(result.sale.refunds.first?.reason == .duplicate)
    let body = counter.gateway.sent.last.map { String(decoding: $0.body, as: UTF8.self) }
    #expect(body?.hasPrefix("pi_1 2500000000 ") == true)
  }

  @Test(arguments: [(0, "more than nothing"), (-5, "more than nothing")] as [(Int64, String)])
  func `nothing and less are refused`(_ amount: Int64, _ words: String) async throws {
    await refuses(try await counter.paidSale(), rupiah(amount), .usage, words)
  }

  @Test func `another currency and an unpaid sale are refused`() async throws {
    let sale = try await counter.paidSale()
    await refuses(sale, Money(minorUnits: 1, .gbp), .usage, "was paid in IDR")
    let waiting = try await counter.waitingSale()
    await refuses(waiting, rupiah(1), .exceedsRemaining, "only money that has arrived")
  }

  @Test func `an account of one refund a payment gets one`() async throws {
    let strict = try Counter(allowsSeveral: false)
    let sale = try await strict.paidSale(1000)
    _ = try await strict.till.refund(sale.clientRef, amount: rupiah(1))
    let error = await #expect(throws: TillError.self) {
      try await strict.till.refund(sale.clientRef, amount: strict.kept(sale).remaining)
    }
    #expect(error?.kind == .limit)
  }

  @Test func `two processes at the same moment refund once`() async throws {
    let sale = try await counter.paidSale()
    let other = counter.neighbour("other process")
    let refusal = Box<TillError?>(nil)
    counter.gateway.whileSending { _ in
      refusal.set(
        await #expect(throws: TillError.self) {
          try await other.till.refund(sale.clientRef, amount: rupiah(1))
        })
    }
    _ = try await counter.till.refund(sale.clientRef, amount: rupiah(1))
    #expect(refusal.value?.kind == .refundInFlight)
    #expect(try counter.kept(sale).refunds.map(\.state) == [.refunded])
    #expect(counter.gateway.sent.count == 2)
  }

  @Test(
    arguments: [
      (400, .rejected, "refused (400)"), (401, .key, "(401)"), (402, .rejected, "(402)"),
      (404, .notFound, "(404)"),
    ] as [(Int, TillError.Kind, String)])
  func `a refusal of the gateway frees the money`(
    _ status: Int, _ kind: TillError.Kind, _ words: String
  ) async throws {
    let sale = try await counter.paidSale()
    counter.gateway.willEnd(.refuses(status))
    let result = try await counter.till.refund(sale.clientRef, amount: counter.kept(sale).remaining)
    #expect(result.error?.kind == kind)
    #expect(result.error?.message.contains(words) == true)
    #expect(result.sale.refunds.map(\.state) == [.rejected])
    #expect(result.sale.remaining == sale.amount)
    #expect(
      try await counter.till.refund(sale.clientRef, amount: counter.kept(sale).remaining).sale.state
        == .refunded)
  }

  @Test(arguments: [ScriptedGateway.Ending.unreachable, .busy])
  func `a refund that was not sent frees the money`(_ ending: ScriptedGateway.Ending) async throws {
    let sale = try await counter.paidSale()
    counter.clock.moveByItself()
    counter.gateway.willEnd(ending, times: 4)
    let result = try await counter.till.refund(sale.clientRef, amount: counter.kept(sale).remaining)
    #expect(result.error?.kind == .notSent)
    #expect(result.sale.refunds.map(\.state) == [.notSent])
    #expect(
      try await counter.till.refund(sale.clientRef, amount: counter.kept(sale).remaining).sale.state
        == .refunded)
  }

  @Test func `an answer that cannot be kept leaves the refund reserved`() async throws {
    let sale = try await counter.paidSale()
    counter.gateway.whileSending { [ledger = counter.ledger] _ in
      ledger.fail(.unavailable("The disk is full."))
    }
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: counter.kept(sale).remaining)
    }
    #expect(error?.kind == .unknown)
    counter.ledger.fail(nil)
    #expect(try counter.kept(sale).remaining.isZero)
    await refuses(sale, rupiah(1), .refundInFlight, "SENDING")
  }

  private func refuses(
    _ sale: Sale, _ amount: Money, _ kind: TillError.Kind, _ words: String
  ) async {
    let before = counter.gateway.sent.count
    let error = await #expect(throws: TillError.self) {
      try await counter.till.refund(sale.clientRef, amount: amount)
    }
    #expect(error?.kind == kind)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(counter.gateway.sent.count == before)
  }
}
