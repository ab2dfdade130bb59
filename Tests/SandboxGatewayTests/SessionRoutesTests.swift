import SandboxGateway
import StrictJSON
import Testing

struct SessionRoutesTests {
  @Test func `a new session is open, unpaid and of the amounts asked`() throws {
    var counter = Counter()
    let session = counter.sell(amount: 2_500_000_000)
    #expect(session["status"] == "open")
    #expect(session["payment_status"] == "unpaid")
    #expect(session["amount_total"] == 2_500_000_000)
    #expect(session["amount_subtotal"] == 2_500_000_000)
    #expect(session["client_reference_id"] == "01JD4W8Z6Q3M5N7P9R1T2V4X6Y")
    #expect(session["metadata"]?["reference"] == "K7Q2-M4XD")
    #expect(session["livemode"] == false)
    #expect(session["customer"] == "")
    #expect(session["payment_link"] == "")
    #expect(counter.session(session) == session)
    #expect(counter.intent(session)["merchant_order_id"] == "01JD4W8Z6Q3M5N7P9R1T2V4X6Y")
  }

  @Test func `lines add up, with quantities`() {
    var counter = Counter()
    let line: JSONValue = [
      "quantity": 2,
      "price_data": [
        "currency": "idr", "unit_amount": 1_800_000, "product_data": ["name": "kopi susu"],
      ],
    ]
    let body = Counter.sale().with(["line_items"], [line, line.with(["quantity"], 3)])
    let session = counter.post("/v1/checkout/sessions", body).json
    #expect(session?["amount_total"] == 9_000_000)
    #expect(session?["currency"] == "IDR")
    #expect(session?["line_items"]?["data"]?.array?.last?["amount_total"] == 5_400_000)
  }

  @Test func `ids are snowflakes of the time of creation`() throws {
    var counter = Counter()
    let session = counter.sell()
    let id = try #require(session["id"]?.string)
    #expect(id.hasPrefix("cs_"))
    #expect(id.count == 22)
    let serial = try #require(Int64(id.dropFirst(3)))
    #expect((serial >> 22) + 1_288_834_974_657 == Counter.start)
  }

  @Test(arguments: [(Int64(0), Int64(0)), (499, 0), (500, 1000), (999, 1000)])
  func `created is rounded to the nearest second, expires_at is exact`(
    excess: Int64, rounded: Int64
  ) {
    var counter = Counter()
    counter.now = 1_795_411_388_000 + excess
    let session = counter.sell()
    #expect(session["created"] == .integer(1_795_411_388_000 + rounded))
    #expect(session["expires_at"] == .integer(1_795_411_388_000 + excess + 86_400_000))
  }

  @Test func `the link is as long as a real test link and holds the digits of the id`() throws {
    var counter = Counter()
    let session = counter.sell()
    let url = try #require(session["url"]?.string)
    let digits = try #require(session["id"]?.string).dropFirst(3)
    let start = "http://127.0.0.1:8080/pay/cs_test_\(digits)?key=pk_test_"
    #expect(url.hasPrefix(start))
    #expect(url.count == start.count + 40)
  }

  @Test(
    arguments: [
      (["line_items"], nil, "parameter_missing", "line_items"),
      (["line_items"], [], "parameter_invalid_empty", "line_items"),
      (["success_url"], nil, "parameter_missing", "success_url"),
      (["cancel_url"], nil, "parameter_missing", "cancel_url"),
      (["mode"], nil, "parameter_missing", "mode"),
      (["mode"], "setup", "parameter_invalid", "mode"),
      (["통화"], "IDR", "parameter_unknown", "통화"),
      (["payment_method_types"], ["card"], "payment_method_unactivated", "payment_method_types[0]"),
      (["metadata"], ["n": 1], "parameter_invalid_string", "metadata[n]"),
      (
        ["payment_method_options", "akulaku", "terminal_type"], "TV", "parameter_invalid",
        "payment_method_options[akulaku][terminal_type]"
      ),
      (["line_items", "0", "quantity"], 0, "parameter_invalid_integer", "line_items[0][quantity]"),
      (["line_items", "0", "quantity"], nil, "parameter_missing", "line_items[0][quantity]"),
      (["line_items", "0", "price"], "price_1", "resource_missing", "line_items[0][price]"),
      (["line_items", "0", "price_data"], nil, "parameter_missing", "line_items[0][price_data]"),
      (
        ["line_items", "0", "price_data", "unit_amount"], "1000", "parameter_invalid_integer",
        "line_items[0][price_data][unit_amount]"
      ),
      (
        ["line_items", "0", "price_data", "unit_amount"], .number("100.0"),
        "parameter_invalid_integer", "line_items[0][price_data][unit_amount]"
      ),
      (
        ["line_items", "0", "price_data", "unit_amount"], -1, "parameter_invalid_integer",
        "line_items[0][price_data][unit_amount]"
      ),
      (["line_items", "0", "price_data", "unit_amount"], 0, "amount_too_small", "line_items"),
      (
        ["line_items", "0", "price_data", "unit_amount"], 2_500_000_001, "amount_too_large",
        "line_items"
      ),
      (["line_items", "0", "quantity"], .integer(.max), "amount_too_large", nil),
      (
        ["line_items", "0", "price_data", "currency"], "USD", "payment_method_currency_mismatch",
        "line_items[0][price_data][currency]"
      ),
      (
        ["line_items", "0", "price_data", "product_data", "name"], "", "parameter_invalid_empty",
        "line_items[0][price_data][product_data][name]"
      ),
    ] as [([String], JSONValue?, String, String?)])
  func `refuses a session with a wrong parameter and names it`(
    path: [String], value: JSONValue?, code: String, param: String?
  ) {
    var counter = Counter()
    let response = counter.post("/v1/checkout/sessions", Counter.sale().with(path, value))
    #expect(response.status == (code == "resource_missing" ? 404 : 400))
    let error = response.json?["error"]
    #expect(error?["type"] == "invalid_request_error")
    #expect(error?["code"]?.string == code)
    if let param { #expect(error?["param"]?.string == param) }
    #expect(error?["message"]?.string?.isEmpty == false)
    #expect(counter.get("/v1/checkout/sessions/list").json?["data"] == [])
  }

  @Test func `refuses a body that is not JSON`() {
    var counter = Counter()
    var request = Counter.post("/v1/checkout/sessions", Counter.sale())
    request.body.removeLast()
    #expect(counter.sandbox.handle(request, now: counter.now).status == 400)
    request.body = Array("mode=payment".utf8)
    request.headers[1].value = "application/x-www-form-urlencoded"
    #expect(counter.sandbox.handle(request, now: counter.now).status == 400)
  }

  @Test func `expires an open session once, and its intent with it`() throws {
    var counter = Counter()
    let session = counter.sell()
    let path = "/v1/checkout/sessions/\(try #require(session["id"]?.string))/expire"
    let expired = counter.post(path)
    #expect(expired.status == 200)
    #expect(expired.json?["status"] == "expired")
    #expect(expired.json?["payment_status"] == "unpaid")
    #expect(counter.intent(session)["status"] == "canceled")
    #expect(counter.post(path).status == 400)
    counter.wait(.seconds(10))
    #expect(counter.intent(session)["status"] == "canceled")
  }

  @Test func `a paid session cannot be expired`() throws {
    var counter = Counter()
    let session = counter.sell()
    counter.wait(.seconds(10))
    let path = "/v1/checkout/sessions/\(try #require(session["id"]?.string))/expire"
    #expect(counter.post(path).status == 400)
    #expect(counter.session(session)["status"] == "complete")
  }

  @Test(arguments: [
    "/v1/checkout/sessions/cs_1680914308084531200", "/v1/checkout/sessions/pi_1",
    "/v1/checkout/sessions/cs_test_1680914308084531200",
    "/v1/checkout/sessions/cs_1680914308084531200/line_items",
    "/v1/payment_intents/pi_1680914308331995136", "/v1/payment_intents/x",
    "/v1/refunds/re_1680950003880689664", "/v1/nothing", "/", "/v1/checkout/sessions/list/x",
  ])
  func `what is not there is a 404`(path: String) {
    var counter = Counter()
    let response = counter.get(path)
    #expect(response.status == 404)
    #expect(response.json?["error"]?["type"] == "invalid_request_error")
  }

  @Test func `lists the line items of a session`() throws {
    var counter = Counter()
    let session = counter.sell()
    let id = try #require(session["id"]?.string)
    let list = counter.get("/v1/checkout/sessions/\(id)/line_items").json
    #expect(list?["data"] == session["line_items"]?["data"])
    #expect(list?["has_more"] == false)
    #expect(list?["object"] == "list")
  }
}
