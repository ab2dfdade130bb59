import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `refund create` and `refund show` against a gateway that does not answer properly.
@Suite(.serialized) struct RefundErrorTests {
  @Test(arguments: Weather.all)
  func `the error and the sale are printed, the ledger agrees, and nothing is sent twice`(
    weather: Weather
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-7", at: gateway)
    weather.strike(gateway, on: .createRefund)
    let result = try await shop.json(["refund", "create", "meja-7", "--amount", "2.000", "--yes"])
    #expect(result.exitCode == weather.exitCode)
    let error = try result.error
    #expect(error["kind"] == weather.kind)
    #expect(error["http_status"] == JSONValue(weather.status))
    #expect(error["message"]?.string?.contains(weather.words) == true, "\(error)")

    let sale = try result.document
    let isUnknown = weather.exitCode == 3
    #expect(sale["state"] == "paid")
    #expect(sale["refunded"] == 0)
    #expect(sale["reserved"] == (isUnknown ? 200_000 : 0))
    if weather.misbehaviour != nil {
      #expect(sale["refunds"]?.array?.count == 1)
      #expect(sale["refunds"]?.array?.first?["amount"] == 200_000)
      #expect(sale["refunds"]?.array?.first?["state"] == state(weather))
    } else {
      // What is left could not even be read.
      #expect(sale["refunds"] == [])
      #expect(error["message"]?.string?.contains("nothing was sent") == true)
    }
    #expect(try await shop.kept("meja-7") == sale)

    if isUnknown {
      // Neither the same nor another amount goes out while nobody knows.
      let again = try await shop.json(["refund", "create", "meja-7", "--yes"])
      #expect(again.exitCode == 1)
      #expect(try again.error["kind"] == "refund_in_flight")
      #expect(try again.document == sale)
    }
    #expect(gateway.requests(.createRefund).count == weather.arrivals)
    #expect(gateway.refunds.count == (weather.commits ? 1 : 0))
  }

  @Test(arguments: ["refused", "not sent"])
  func `what was not done can be decided again, under a new key`(ending: String) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-7", at: gateway)
    gateway.next(
      ending == "refused" ? .answer(status: 400) : .tooManyRequests(retryAfter: 50),
      on: .createRefund)
    #expect(try await shop.json(["refund", "create", "meja-7", "--yes"]).exitCode == 1)
    let again = try await shop.json(["refund", "create", "meja-7", "--yes"])
    #expect(again.exitCode == 0)
    #expect(try again.document["state"] == "refunded")
    let keys = gateway.requests(.createRefund).map(\.idempotencyKey)
    #expect(Set(keys).count == 2)
    #expect(gateway.refunds.map(\.amount) == [500_000])
  }

  @Test func `a refund that failed at the provider says why`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    gateway.switches.refundStatus = "pending"
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-7", at: gateway)
    let created = try await shop.json(["refund", "create", "meja-7", "--amount", "1.000", "--yes"])
    #expect(created.exitCode == 0)
    let refund = try #require(try created.document["refunds"]?.array?.first)
    #expect(refund["state"] == "pending")
    #expect(try created.document["reserved"] == 100_000)
    let id = try #require(refund["id"]?.string)
    let key = try #require(refund["key"]?.string)
    try gateway.settle(refund: id, as: "failed", because: "expired_or_canceled_card")
    for name in [id, key] {
      let shown = try await shop.json(["refund", "show", name])
      #expect(shown.exitCode == 0)
      #expect(try shown.document["refunds"]?.array?.first?["state"] == "failed")
      #expect(try shown.document["reserved"] == 0)
    }
    let text = try await shop.kasir("refund", "show", id)
    #expect(text.output.contains("refund Rp 1.000  FAILED  requested_by_customer  \(id)"))
    #expect(text.output.contains("expired_or_canceled_card"))
  }

  @Test(arguments: Weather.few)
  func `a pending refund that cannot be asked about stays pending`(weather: Weather) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    gateway.switches.refundStatus = "pending"
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-7", at: gateway)
    let created = try await shop.json(["refund", "create", "meja-7", "--yes"]).document
    let id = try #require(created["refunds"]?.array?.first?["id"]?.string)
    weather.strike(gateway, on: .getRefund)
    let shown = try await shop.json(["refund", "show", id])
    #expect(shown.exitCode == 1)
    #expect(try shown.error["kind"] == weather.kindOfQuestion)
    #expect(try shown.error["http_status"] == JSONValue(weather.status))
    #expect(try shown.document == created)
    #expect(try await shop.kept("meja-7") == created)
    #expect(gateway.requests(.createRefund).count == 1)
  }

  @Test(arguments: [Misbehaviour.wrongAmount(1), .wrongCurrency("GBP")])
  func `an answer about another refund is a mismatch, and its money stays reserved`(
    misbehaviour: Misbehaviour
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-7", at: gateway)
    gateway.next(misbehaviour, on: .createRefund)
    let result = try await shop.json(["refund", "create", "meja-7", "--yes"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "mismatch")
    #expect(try result.document["refunds"]?.array?.first?["state"] == "needs_human")
    #expect(try result.document["reserved"] == 500_000)
  }

  @Test func `a refund that is known is not for people to settle, and its sale is printed`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-7", at: gateway)
    let sale = try await shop.json(["refund", "create", "meja-7", "--yes"]).document
    let key = try #require(sale["refunds"]?.array?.first?["key"]?.string)
    let result = try await shop.json([
      "refund", "resolve", key, "--outcome", "absent", "--evidence", "statement", "--by", "Ani",
      "--second", "Budi",
    ])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "limit")
    #expect(try result.document == sale)
  }

  @Test func `a sale that cannot be asked about is not refunded, and the gateway is the reason`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = try await shop.sell("meja-7")
    try gateway.pay(#require(sale["session_id"]?.string))
    gateway.next(.answer(status: 500), on: .getIntent)
    let result = try await shop.json(["refund", "create", "meja-7", "--yes"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "gateway")
    #expect(try result.document == sale)
    #expect(gateway.requests(.createRefund).isEmpty)
  }

  private func state(_ weather: Weather) -> JSONValue {
    switch weather.ending {
    case .refused: "rejected"
    case .notSent: "not_sent"
    case .unknown: "unknown"
    }
  }
}
