import SandboxGateway
import StrictJSON
import Testing

struct RefundRoutesTests {
  private func refund(_ counter: inout Counter, _ intent: String, _ amount: JSONValue?)
    -> SandboxResponse
  {
    let body: JSONValue = ["payment_intent": .string(intent), "reason": "requested_by_customer"]
    return counter.post("/v1/refunds", body.with(["amount"], amount))
  }

  @Test func `refunds in parts, then the rest, then no more`() throws {
    var counter = Counter()
    let intent = counter.sellAndWait(amount: 2_500_000_000)
    let first = refund(&counter, intent, 1_000_000_000).json
    #expect(first?["amount"] == 1_000_000_000)
    #expect(first?["status"] == "succeeded")
    #expect(first?["payment_intent"]?.string == intent)
    let tooMuch = refund(&counter, intent, 1_500_000_001)
    #expect(tooMuch.status == 400)
    #expect(tooMuch.json?["error"]?["code"] == "amount_too_large")
    #expect(refund(&counter, intent, "1000000000").json?["amount"] == 1_000_000_000)
    #expect(refund(&counter, intent, nil).json?["amount"] == 500_000_000)
    let nothingLeft = refund(&counter, intent, 1)
    #expect(nothingLeft.status == 400)
    #expect(nothingLeft.json?["error"]?["code"] == "charge_already_refunded")
    let id = try #require(first?["id"]?.string)
    #expect(id.hasPrefix("re_"))
    #expect(counter.get("/v1/refunds/\(id)").json == first)
  }

  @Test(
    arguments: [
      (["amount"], 0, "amount_too_small"), (["amount"], -1, "amount_too_small"),
      (["amount"], .number("1.0"), "parameter_invalid_integer"),
      (["amount"], "+5", "parameter_invalid_integer"),
      (["amount"], "", "parameter_invalid_integer"),
      (["reason"], "requested_by_merchant", "parameter_invalid"),
      (["metadata"], "x", "parameter_invalid_object"),
      (["charge"], "ch_1", "parameter_unknown"),
      (["payment_intent"], nil, "parameter_missing"),
    ] as [([String], JSONValue?, String)])
  func `refuses a refund with a wrong parameter`(
    path: [String], value: JSONValue?, code: String
  ) {
    var counter = Counter { $0.refundList = .present }
    let body: JSONValue = ["payment_intent": .string(counter.sellAndWait()), "amount": 1]
    let response = counter.post("/v1/refunds", body.with(path, value))
    #expect(response.status == 400)
    #expect(response.json?["error"]?["code"]?.string == code)
    #expect(counter.get("/v1/refunds").json?["data"] == [])
  }

  @Test func `refuses a refund of what is not paid, or not there`() {
    var counter = Counter()
    let open = counter.sell()["payment_intent"]?.string ?? ""
    let unpaid = refund(&counter, open, 1)
    #expect(unpaid.status == 400)
    #expect(unpaid.json?["error"]?["code"] == "payment_intent_unexpected_state")
    let missing = refund(&counter, "pi_1680914308331995136", 1)
    #expect(missing.status == 404)
    #expect(missing.json?["error"]?["code"] == "resource_missing")
  }

  @Test(arguments: [
    (SandboxBehaviour.RefundLife.succeedsAtOnce, "succeeded", "succeeded"),
    (.pendingThenSucceeds(after: .seconds(5)), "pending", "succeeded"),
    (.pendingThenFails(after: .seconds(5)), "pending", "failed"),
    (.succeedsThenFails(after: .seconds(5)), "succeeded", "failed"),
  ])
  func `a refund lives as the switch says`(
    life: SandboxBehaviour.RefundLife, first: String, later: String
  ) throws {
    var counter = Counter { $0.refundLife = life }
    let created = refund(&counter, counter.sellAndWait(), nil).json
    #expect(created?["status"]?.string == first)
    let path = "/v1/refunds/\(try #require(created?["id"]?.string))"
    counter.wait(.milliseconds(4999))
    #expect(counter.get(path).json?["status"]?.string == first)
    counter.wait(.milliseconds(1))
    let settled = counter.get(path).json
    #expect(settled?["status"]?.string == later)
    #expect(settled?["failure_reason"] == (later == "failed" ? "unknown" : .null))
  }

  @Test func `pending money counts, failed money is free again`() {
    var counter = Counter { $0.refundLife = .pendingThenFails(after: .seconds(5)) }
    let intent = counter.sellAndWait(amount: 1000)
    #expect(refund(&counter, intent, 600).status == 200)
    #expect(refund(&counter, intent, 600).status == 400)
    counter.wait(.seconds(5))
    #expect(refund(&counter, intent, 600).status == 200)
  }

  @Test func `without a cap, or with a racy one, too much goes back`() {
    var uncapped = Counter { $0.cap = .none }
    let intent = uncapped.sellAndWait(amount: 1000)
    #expect(refund(&uncapped, intent, 600).status == 200)
    #expect(refund(&uncapped, intent, 600).status == 200)

    var racy = Counter { $0.cap = .racy(window: .seconds(1)) }
    let other = racy.sellAndWait(amount: 1000)
    #expect(refund(&racy, other, 600).status == 200)
    #expect(refund(&racy, other, 600).status == 200)
    racy.wait(.seconds(2))
    #expect(refund(&racy, other, 600).status == 400)
  }

  @Test func `one refund a payment, where the method allows no more`() {
    var counter = Counter { $0.allowsSeveralRefunds = false }
    let intent = counter.sellAndWait(amount: 1000)
    #expect(refund(&counter, intent, 600).status == 200)
    #expect(refund(&counter, intent, 100).json?["error"]?["code"] == "charge_already_refunded")
  }

  @Test func `amounts are strings where the switch says so`() {
    var counter = Counter { $0.refundAmountAsString = true }
    #expect(refund(&counter, counter.sellAndWait(), 100).json?["amount"] == "100")
  }

  @Test func `there is no refund list, unless the switch says so`() {
    var counter = Counter()
    #expect(counter.get("/v1/refunds").status == 404)
    counter.sandbox.configuration.behaviour.refundList = .lagging(by: .seconds(30))
    let intent = counter.sellAndWait()
    #expect(refund(&counter, intent, 100).status == 200)
    #expect(counter.get("/v1/refunds").json?["data"] == [])
    counter.wait(.seconds(30))
    let list = counter.get("/v1/refunds?payment_intent=\(intent)").json
    #expect(list?["data"]?.array?.count == 1)
    #expect(counter.get("/v1/refunds?payment_intent=pi_1").json?["data"] == [])
  }
}
