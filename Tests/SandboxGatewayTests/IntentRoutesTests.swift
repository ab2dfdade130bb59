import SandboxGateway
import StrictJSON
import Testing

struct IntentRoutesTests {
  /// The request of contract sheet §11.
  static let sample: JSONValue = [
    "amount": 200, "currency": "IDR", "confirm": true,
    "payment_method_options": ["akulaku": ["terminal_type": "WEB"]],
    "payment_method_types": ["akulaku"], "return_url": "https://wooshpay.com",
  ]

  private static func redirecting() -> Counter { Counter() }

  @Test(
    arguments: [
      (["amount"], nil, "parameter_missing", "amount"),
      (["amount"], 0, "amount_too_small", "amount"),
      (["amount"], -5, "amount_too_small", "amount"),
      (["amount"], 2_500_000_001, "amount_too_large", "amount"),
      (["amount"], "200", "parameter_invalid_integer", "amount"),
      (["currency"], nil, "parameter_missing", "currency"),
      (["currency"], "EUR", "payment_method_currency_mismatch", "currency"),
      (["return_url"], nil, "parameter_missing", "return_url"),
      (["payment_method_types"], nil, "parameter_missing", "payment_method_types"),
      (["payment_method_data"], ["type": "card"], "payment_method_unactivated", nil),
      (["capture_method"], "manual", "parameter_invalid", "capture_method"),
      (["금액"], 200, "parameter_unknown", "금액"),
    ] as [([String], JSONValue?, String, String?)])
  func `refuses an intent with a wrong parameter and names it`(
    path: [String], value: JSONValue?, code: String, param: String?
  ) {
    var counter = Counter()
    let response = counter.post("/v1/payment_intents", Self.sample.with(path, value))
    #expect(response.status == 400)
    #expect(response.json?["error"]?["code"]?.string == code)
    if let param { #expect(response.json?["error"]?["param"]?.string == param) }
    #expect(counter.get("/v1/payment_intents").json?["data"] == [])
  }

  @Test func `takes the largest amount and the other currency`() {
    var counter = Counter()
    let largest = counter.post(
      "/v1/payment_intents", Self.sample.with(["amount"], 2_500_000_000))
    #expect(largest.json?["amount"] == 2_500_000_000)
    let pounds = counter.post("/v1/payment_intents", Self.sample.with(["currency"], "gbp"))
    #expect(pounds.json?["currency"] == "GBP")
  }

  @Test func `waits for its confirmation`() throws {
    var counter = Self.redirecting()
    let created = counter.post("/v1/payment_intents", Self.sample.with(["confirm"], nil)).json
    #expect(created?["status"] == "requires_confirmation")
    let path = "/v1/payment_intents/\(try #require(created?["id"]?.string))"
    #expect(counter.post("\(path)/confirm").json?["status"] == "requires_action")
    counter.wait(.seconds(10))
    let paid = counter.get(path).json
    #expect(paid?["status"] == "succeeded")
    #expect(paid?["amount_received"] == 200)
    #expect(counter.post("\(path)/confirm").status == 400)
  }

  @Test func `a redirected customer pays, is declined, walks away or comes late`() throws {
    let expected = [
      ("K7Q2", "succeeded", "succeeded"),
      ("decline-1", "requires_payment_method", "requires_payment_method"),
      ("abandon-1", "requires_action", "requires_action"),
      ("late-1", "requires_action", "succeeded"),
    ]
    for (reference, soon, later) in expected {
      var counter = Self.redirecting()
      let body = Self.sample.with(["metadata"], ["reference": .string(reference)])
      let id = try #require(counter.post("/v1/payment_intents", body).json?["id"]?.string)
      counter.wait(.seconds(10))
      #expect(counter.get("/v1/payment_intents/\(id)").json?["status"]?.string == soon)
      counter.wait(.seconds(60))
      #expect(counter.get("/v1/payment_intents/\(id)").json?["status"]?.string == later)
    }
  }

  @Test func `is cancelled once, with a reason`() throws {
    var counter = Self.redirecting()
    let id = try #require(counter.post("/v1/payment_intents", Self.sample).json?["id"]?.string)
    let path = "/v1/payment_intents/\(id)/cancel"
    #expect(counter.post(path).json?["error"]?["code"] == "parameter_missing")
    let canceled = counter.post(path, ["cancellation_reason": "customer cancelled"]).json
    #expect(canceled?["status"] == "canceled")
    #expect(canceled?["cancellation_reason"] == "customer cancelled")
    #expect(counter.post(path, ["cancellation_reason": "again"]).status == 400)
    counter.wait(.seconds(60))
    #expect(counter.get("/v1/payment_intents/\(id)").json?["status"] == "canceled")
  }

  @Test func `the intent of a session is not cancelled but its session expired`() {
    var counter = Counter()
    let id = counter.sell()["payment_intent"]?.string ?? ""
    let response = counter.post(
      "/v1/payment_intents/\(id)/cancel", ["cancellation_reason": "customer cancelled"])
    #expect(response.status == 400)
    #expect(response.json?["error"]?["code"] == "payment_intent_unexpected_state")
    #expect(counter.get("/v1/payment_intents/\(id)").json?["status"] == "requires_payment_method")
  }
}
