import IndependentGateway
import Testing

struct GatewayRefundTests {
  @Test func `refunds parts until nothing is left, and never more`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let intent = try counter.paidIntent()
    let first = counter.refund(intent, 1_000_000)
    #expect(first.json["object"] == "refund" && first.json["amount"] == 1_000_000)
    #expect(first.json["payment_intent"] == .text(intent) && first.json["currency"] == "IDR")
    #expect(first.json["reason"] == "requested_by_customer")
    #expect(counter.refund(intent, 3_100_001).status == 400)
    #expect(counter.gateway.remaining(ofIntent: intent) == 3_100_000)
    // Without an amount it is all that is left.
    #expect(counter.refund(intent, nil).json["amount"] == 3_100_000)
    #expect(counter.refund(intent, 1).error["code"] == "charge_already_refunded")
    let id = first.json["id"]?.text ?? ""
    #expect(counter.client.get("/v1/refunds/\(id)").json == first.json)
  }

  @Test(
    arguments: [
      ("5", 200), (5, 200), (0, 400), (-5, 400), ("", 400), ("5.0", 400), (true, 400), (nil, 200),
      (.fraction(5.5), 400),
    ] as [(Wire?, Int)])
  func `takes an amount as an integer or a string of one`(amount: Wire?, status: Int) throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    #expect(counter.refund(try counter.paidIntent(), amount).status == status)
  }

  @Test func `refuses what was not paid, what is unknown and a reason of its own`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let unpaid = counter.session()["payment_intent"]?.text ?? ""
    #expect(counter.refund(unpaid, 1).status == 400)
    #expect(counter.refund("pi_1", 1).status == 404)
    #expect(counter.refund(try counter.paidIntent(), 1, reason: "bored").status == 400)
    #expect(counter.client.get("/v1/refunds").status == 404)
    #expect(counter.gateway.refunds.isEmpty)
  }

  @Test func `a pending refund is held, and a failed one gives its money back`() throws {
    var switches = GatewaySwitches()
    switches.refundStatus = "pending"
    let counter = try Counter(switches: switches)
    defer { counter.gateway.stop() }
    let intent = try counter.paidIntent()
    let refund = counter.refund(intent, nil).json
    let id = refund["id"]?.text ?? ""
    #expect(refund["status"] == "pending")
    #expect(counter.gateway.remaining(ofIntent: intent) == 0)
    try counter.gateway.settle(refund: id, as: "failed", because: "unknown")
    let failed = counter.client.get("/v1/refunds/\(id)").json
    #expect(failed["status"] == "failed" && failed["failure_reason"] == "unknown")
    #expect(counter.gateway.remaining(ofIntent: intent) == 4_100_000)
  }

  @Test func `can say amounts as strings, and take one refund only`() throws {
    var switches = GatewaySwitches()
    switches.refundAmountShape = .text
    switches.allowsSeveralRefunds = false
    let counter = try Counter(switches: switches)
    defer { counter.gateway.stop() }
    let intent = try counter.paidIntent()
    #expect(counter.refund(intent, 7).json["amount"] == "7")
    #expect(counter.refund(intent, 7).status == 400)
  }

  @Test func `the same key gives the same refund, and another body under it is an error`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let intent = try counter.paidIntent()
    let body: Wire = ["payment_intent": .text(intent), "amount": 5]
    let first = counter.client.post("/v1/refunds", body, idempotencyKey: "k1")
    let again = counter.client.post("/v1/refunds", body, idempotencyKey: "k1")
    #expect(first.status == 200 && again.json == first.json)
    #expect(counter.gateway.refunds.count == 1)
    let other = counter.client.post("/v1/refunds", body.with("amount", 6), idempotencyKey: "k1")
    #expect(other.status == 400 && other.error["type"] == "idempotency_error")
    counter.gateway.switches.honoursIdempotencyKeys = false
    _ = counter.client.post("/v1/refunds", body, idempotencyKey: "k1")
    #expect(counter.gateway.refunds.count == 2)
  }
}
