import CheckoutDomain
import Testing
import WooshPay

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
}
