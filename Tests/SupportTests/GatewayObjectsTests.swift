import IndependentGateway
import Testing

struct GatewayObjectsTests {
  @Test func `a session has the members of the sheet's sample`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let session = counter.session()
    #expect(session["object"] == "checkout.session" && session["status"] == "open")
    #expect(session["payment_status"] == "unpaid" && session["livemode"] == false)
    #expect(session["currency"] == "IDR" && session["amount_total"] == 4_100_000)
    #expect(session["client_reference_id"] == "REF-1")
    #expect(session["payment_method_types"] == ["akulaku"])
    let items = try #require(session["line_items"]?["data"]?.list)
    #expect(items.map { $0["description"] } == ["kopi susu", "teh"])
    #expect(items[0]["amount_total"] == 3_600_000 && items[0]["price"]?["unit_amount"] == 1_800_000)
    for name in session.names { #expect(name.utf8.allSatisfy { $0 < 128 }) }
  }

  @Test func `ids are snowflakes of their time, and times are whole seconds in milliseconds`()
    throws
  {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let session = counter.session()
    let id = try #require(session["id"]?.text)
    #expect(id.hasPrefix("cs_") && id.dropFirst(3).count == 19)
    let number = try #require(Int64(id.dropFirst(3)))
    let created = try #require(session["created"]?.int)
    #expect(abs((number >> 22) + 1_288_834_974_657 - created) <= 510)
    #expect(created % 1000 == 0)
    let life = try #require(session["expires_at"]?.int) - created
    #expect(abs(life - 86_400_000) <= 510)
    let secret = try #require(session["client_secret"]?.text)
    #expect(secret.hasPrefix("\(session["payment_intent"]?.text ?? "-")_secret_"))
    #expect(secret.count == 54)
  }

  @Test func `the payment link is on the gateway itself, and holds the session's digits`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let session = counter.session()
    let digits = try #require(session["id"]?.text).dropFirst(3)
    let url = try #require(session["url"]?.text)
    #expect(
      url.hasPrefix("http://127.0.0.1:\(counter.gateway.port)/pay/cs_test_\(digits)?key=pk_test_"))
    #expect(counter.client.get(String(url.dropFirst(counter.gateway.baseURL.count))).status == 200)
  }

  @Test func `the payment link can be the provider's, or a stranger's`() throws {
    var switches = GatewaySwitches()
    switches.paymentHost = .providerTest
    let counter = try Counter(switches: switches)
    defer { counter.gateway.stop() }
    let url = try #require(counter.session()["url"]?.text)
    #expect(url.hasPrefix("https://checkouttest.wooshpay.com/pay/cs_test_") && url.count == 118)
    counter.gateway.switches.paymentHost = .other("checkout.example.org")
    #expect(counter.session()["url"]?.text?.hasPrefix("https://checkout.example.org/pay/") == true)
  }

  @Test(
    arguments: [
      ("mode", nil), ("mode", "setup"), ("success_url", nil), ("cancel_url", ""),
      ("line_items", nil), ("line_items", []),
      ("line_items", [.line("teh", 500_000, 0)]), ("line_items", [.line("", 500_000, 1)]),
      ("line_items", [.line("teh", 0, 1)]), ("line_items", [.line("teh", 1, 1, currency: "USD")]),
      ("line_items", [.line("teh", 1, 1), .line("tea", 1, 1, currency: "GBP")]),
      ("line_items", [.line("mobil", 2_500_000_001, 1)]),
      ("line_items", [.line("mobil", .max, 2)]),
      ("payment_method_types", ["card"]),
      ("payment_method_options", ["akulaku": ["terminal_type": "KIOSK"]]),
    ] as [(String, Wire?)])
  func `refuses a session that the sheet does not allow`(name: String, value: Wire?) throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let reply = counter.client.post("/v1/checkout/sessions", .sampleSession.with(name, value))
    #expect(reply.status == 400)
    #expect(reply.error["type"] == "invalid_request_error")
    #expect(counter.gateway.sessions.isEmpty)
  }

  @Test func `takes the largest amount, which is past 32 bits`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let body = Wire.sampleSession.with("line_items", [.line("motor", 2_500_000_000, 1)])
    #expect(counter.session(body)["amount_total"] == 2_500_000_000)
  }

  @Test func `an intent follows its session from open to paid`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let session = counter.session()
    let (id, intent) = (session["id"]?.text ?? "", session["payment_intent"]?.text ?? "")
    var object = counter.client.get("/v1/payment_intents/\(intent)").json
    #expect(object["status"] == "requires_payment_method" && object["amount"] == 4_100_000)
    #expect(object["merchant_order_id"] == "order-1" && object["amount_received"] == 0)

    try counter.gateway.decline(id)
    object = counter.client.get("/v1/payment_intents/\(intent)").json
    #expect(object["last_payment_error"]?["type"] == "card_error")
    #expect(counter.client.get("/v1/checkout/sessions/\(id)").json["status"] == "open")

    try counter.gateway.pay(id)
    object = counter.client.get("/v1/payment_intents/\(intent)").json
    #expect(object["status"] == "succeeded" && object["amount_received"] == 4_100_000)
    #expect(object["last_payment_error"] == Wire.null)
    let paid = counter.client.get("/v1/checkout/sessions/\(id)").json
    #expect(paid["status"] == "complete" && paid["payment_status"] == "paid")
  }

  @Test func `only an open session can be expired, and its intent goes with it`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let session = counter.session()
    let path = "/v1/checkout/sessions/\(session["id"]?.text ?? "")/expire"
    #expect(counter.client.post(path, nil).json["status"] == "expired")
    let intent = session["payment_intent"]?.text ?? ""
    #expect(counter.client.get("/v1/payment_intents/\(intent)").json["status"] == "canceled")
    #expect(counter.client.post(path, nil).status == 400)
    // A late payment all the same.
    try counter.gateway.pay(intent)
    #expect(counter.client.get("/v1/payment_intents/\(intent)").json["status"] == "succeeded")
    #expect(counter.gateway.sessions[0].status == "expired")
  }

  @Test func `a session ends by itself after 24 hours`() throws {
    let clock = Clock(milliseconds: 1_900_000_000_000)
    let gateway = try IndependentGateway.start(now: { clock.milliseconds })
    defer { gateway.stop() }
    let client = RawClient(port: gateway.port)
    let id = client.post("/v1/checkout/sessions", .sampleSession).json["id"]?.text ?? ""
    clock.advance(86_399_999)
    #expect(client.get("/v1/checkout/sessions/\(id)").json["status"] == "open")
    clock.advance(1)
    #expect(client.get("/v1/checkout/sessions/\(id)").json["status"] == "expired")
  }

  @Test func `a direct intent can be cancelled with a reason, a session's cannot`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let direct = counter.client.post(
      "/v1/payment_intents", ["amount": 200, "currency": "IDR"])
    let id = direct.json["id"]?.text ?? ""
    let path = "/v1/payment_intents/\(id)/cancel"
    #expect(counter.client.post(path, [:]).status == 400)
    let reason: Wire = ["cancellation_reason": "customer cancelled"]
    #expect(counter.client.post(path, reason).json["status"] == "canceled")
    #expect(counter.client.post(path, reason).status == 400)
    let ofSession = counter.session()["payment_intent"]?.text ?? ""
    #expect(counter.client.post("/v1/payment_intents/\(ofSession)/cancel", reason).status == 400)
  }

  @Test func `a confirmed intent has a redirect only when the switch says so`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let body: Wire = [
      "amount": 200, "currency": "IDR", "confirm": true, "return_url": "https://wooshpay.com",
    ]
    let odd = counter.client.post("/v1/payment_intents", body).json
    #expect(odd["status"] == "requires_payment_method" && odd["next_action"] == nil)
    counter.gateway.switches.confirmGivesRedirect = true
    let redirect = counter.client.post("/v1/payment_intents", body).json
    #expect(redirect["status"] == "requires_action")
    #expect(redirect["next_action"]?["akulaku_handle_redirect"]?["url"]?.text?.isEmpty == false)
  }

  @Test func `lists are newest first and go on from a cursor`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let ids = (0..<5).map { _ in counter.session()["id"] ?? .null }
    let newest = Array(ids.reversed())
    func rows(_ query: String) -> (ids: [Wire?], more: Wire?) {
      let page = counter.client.get("/v1/checkout/sessions/list\(query)").json
      return ((page["data"]?.list ?? []).map { $0["id"] }, page["has_more"])
    }
    #expect(rows("").ids == newest && rows("").more == false)
    #expect(rows("?limit=2").ids == Array(newest[..<2]) && rows("?limit=2").more == true)
    let second = newest[1].text ?? ""
    #expect(rows("?limit=2&starting_after=\(second)").ids == Array(newest[2..<4]))
    #expect(rows("?limit=10&ending_before=\(second)").ids == Array(newest[..<1]))
    #expect(rows("?created[gte]=32503680000").ids.isEmpty)
    #expect(rows("?created%5Blt%5D=32503680000000").ids.count == 5)
    #expect(counter.client.get("/v1/checkout/sessions/list?limit=0").status == 400)
  }

  @Test func `an intent is found by the order it was made for`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let session = counter.session()
    _ = counter.session(.sampleSession.with("payment_intent_data", ["merchant_order_id": "o2"]))
    let path = "/v1/payment_intents/search?query=merchant_order_id:%27order-1%27&limit=10"
    let found = counter.client.get(path).json["data"]?.list ?? []
    #expect(found.map { $0["id"] } == [session["payment_intent"]])
    #expect(counter.client.get("/v1/payment_intents/search?query=amount%3E5").status == 400)
  }

  @Test func `the lines of a session come as a list too`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    let id = counter.session()["id"]?.text ?? ""
    let page = counter.client.get("/v1/checkout/sessions/\(id)/line_items").json
    #expect(page["object"] == "list")
    #expect(page["data"]?.list?.map { $0["quantity"] } == [2, 1])
  }
}
