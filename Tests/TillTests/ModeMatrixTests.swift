import CheckoutDomain
import Testing
import WooshPay

@testable import Till

/// Key, host and answer: real money moves only where all three say so, and test money only where
/// none does.
struct ModeMatrixTests {
  struct Combination: Sendable, CustomTestStringConvertible {
    let key: Mode
    let host: Mode
    let answer: Mode

    var agrees: Bool { key == host && host == answer }
    var testDescription: String { "\(key) key, \(host) host, \(answer) answer" }
  }

  static let combinations = [Mode.test, .live].flatMap { key in
    [Mode.test, .live].flatMap { host in
      [Mode.test, .live].map { Combination(key: key, host: host, answer: $0) }
    }
  }

  @Test(arguments: combinations)
  func `of eight combinations two are taken`(combination: Combination) throws {
    let key = try SecretKey(
      parsing: combination.key == .live ? "sk_live_neverReal" : "sk_test_neverReal", from: "a test")
    let host = combination.host == .live ? "api.wooshpay.com" : "apitest.wooshpay.com"
    guard let address = try? GatewayAddress(base: "https://" + host, for: key) else {
      #expect(combination.key != combination.host)
      return
    }
    let gateway = WooshPayGateway(address: address, key: key)
    var sale = Sale(
      clientRef: ClientRef("0123456789ABCDEFGHJKMNPQRS"), reference: "meja-7", mode: gateway.mode,
      items: [], amount: rupiah(500_000), terminalType: .web,
      createdAt: Timestamp(milliseconds: 1_790_000_000_000))
    _ = sale.apply(.sendingStarted, at: sale.createdAt)
    let answer = """
      {"id": "cs_1", "object": "checkout.session", "status": "open", "amount_total": 500000,
       "currency": "IDR", "livemode": \(combination.answer == .live),
       "client_reference_id": "0123456789ABCDEFGHJKMNPQRS"}
      """
    let delivery = Delivery.answered(
      GatewayAnswer(status: 200, retryAfter: nil, body: Array(answer.utf8)))
    _ = sale.apply(.createEnded(gateway.session(in: delivery)), at: sale.createdAt)
    #expect((sale.state == .waiting) == combination.agrees)
    #expect((sale.state == .mismatch) != combination.agrees)
    // Nor is it drawn, or asked about, with the key of the other mode.
    #expect((sale.progress.url == nil) || combination.agrees)
  }

  /// All that a till may send of a sale that is there already.
  enum Deed: CaseIterable {
    case chargeAgain, cancel, refund, replaceIntent, replaceSession

    /// Makes a sale that it can be done to.
    func prepare(_ counter: Counter) async throws -> Sale {
      switch self {
      case .refund: return try await counter.paidSale()
      case .cancel, .replaceSession: return try await counter.waitingSale()
      case .replaceIntent:
        var cart = try Counter.cart()
        cart.chargedBy = .intent
        return try await counter.till.charge(cart).sale
      case .chargeAgain:
        counter.clock.moveByItself()
        counter.gateway.willEnd(.unreachable, times: 4)
        return try await counter.till.charge(Counter.cart()).sale
      }
    }

    func perform(_ sale: Sale, by till: Till) async throws(TillError) -> TillResult {
      switch self {
      case .chargeAgain: try await till.chargeAgain(sale.clientRef)
      case .cancel: try await till.cancel(sale.clientRef)
      case .refund: try await till.refund(sale.clientRef, amount: sale.remaining)
      case .replaceIntent: try await till.replaceIntent(of: sale.clientRef)
      case .replaceSession: try await till.replaceSession(of: sale.clientRef)
      }
    }
  }

  @Test(arguments: Deed.allCases, [Mode.test, .live])
  func `a sale of the other mode is not touched by a till's key`(deed: Deed, mode: Mode)
    async throws
  {
    let counter = try Counter(mode: mode)
    // One ledger would have confirmed its first live charge: that is not what stands in the way.
    try counter.till.confirmLive()
    let sale = try await deed.prepare(counter)
    let gateway = ScriptedGateway(mode: mode == .live ? .test : .live)
    let other = Till(
      gateway: gateway, ledger: counter.ledger, time: counter.clock,
      random: SeededRandom(seed: 1), process: ProcessIdentity("the other till"))
    let error = await #expect(throws: TillError.self) { try await deed.perform(sale, by: other) }
    #expect(error?.kind == .mismatch)
    #expect(error?.message.contains("is a \(mode.rawValue) sale") == true)
    #expect(gateway.sent.isEmpty && gateway.questions.isEmpty)
    #expect(try counter.kept(sale) == sale)
    // It is the mode alone: with its own key the same is done.
    _ = try await deed.perform(sale, by: counter.till)
    #expect(try counter.kept(sale) != sale)
  }
}
