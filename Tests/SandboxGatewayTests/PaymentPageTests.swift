import SandboxGateway
import StrictJSON
import Testing

struct PaymentPageTests {
  private static func abandoning() -> Counter { Counter(SandboxConfiguration(customer: .abandon)) }

  private func path(_ session: JSONValue) -> String {
    String((session["url"]?.string ?? "").dropFirst("http://127.0.0.1:8080".count))
  }

  private func page(_ counter: inout Counter, _ method: String, _ target: String)
    -> (status: Int, text: String)
  {
    let response = counter.sandbox.handle(
      SandboxRequest(method: method, target: target), now: counter.now)
    return (response.status, String(decoding: response.body, as: UTF8.self))
  }

  @Test func `shows amount, lines and two buttons, without a key`() {
    var counter = Self.abandoning()
    let page = page(&counter, "GET", path(counter.sell(amount: 4_100_050)))
    #expect(page.status == 200)
    #expect(page.text.contains("Rp 41.000,50"))
    #expect(page.text.contains("1 × kopi susu"))
    #expect(page.text.contains("/pay\">"))
    #expect(page.text.contains("/decline\">"))
  }

  @Test func `escapes what the merchant wrote`() {
    var counter = Self.abandoning()
    let body = Counter.sale().with(
      ["line_items", "0", "price_data", "product_data", "name"], "<script>\"&")
    let session = counter.post("/v1/checkout/sessions", body).json ?? nil
    let text = page(&counter, "GET", path(session)).text
    #expect(text.contains("&lt;script&gt;&quot;&amp;"))
    #expect(!text.contains("<script>"))
  }

  @Test func `a person declines, tries again and pays, once`() {
    var counter = Self.abandoning()
    let session = counter.sell()
    let link = path(session).prefix { $0 != "?" }
    #expect(page(&counter, "POST", "\(link)/decline").status == 303)
    #expect(counter.intent(session)["last_payment_error"] != nil)
    #expect(page(&counter, "GET", String(link)).text.contains("try again"))
    #expect(page(&counter, "POST", "\(link)/pay").status == 303)
    #expect(counter.session(session)["status"] == "complete")
    #expect(counter.intent(session)["last_payment_error"] == nil)
    #expect(page(&counter, "POST", "\(link)/pay").status == 400)
    let text = page(&counter, "GET", String(link)).text
    #expect(text.contains("Paid"))
    #expect(!text.contains("<form"))
  }

  @Test func `an expired link takes no payment`() {
    var counter = Self.abandoning()
    let session = counter.sell()
    _ = counter.post("/v1/checkout/sessions/\(session["id"]?.string ?? "")/expire")
    let link = path(session).prefix { $0 != "?" }
    #expect(page(&counter, "GET", String(link)).text.contains("expired"))
    #expect(page(&counter, "POST", "\(link)/pay").status == 400)
    #expect(counter.intent(session)["status"] == "canceled")
  }

  @Test func `the redirect of an intent leads to such a page too`() {
    var configuration = SandboxConfiguration(customer: .abandon)
    configuration.behaviour.nextAction = .named
    var counter = Counter(configuration)
    let body = IntentRoutesTests.sample.with(["currency"], "GBP").with(["amount"], 123_456)
    let intent = counter.post("/v1/payment_intents", body).json ?? nil
    let id = intent["id"]?.string ?? ""
    let text = page(&counter, "GET", "/v1/receives/c12/pay/\(id)").text
    #expect(text.contains("£1,234.56"))
    #expect(page(&counter, "POST", "/pay/\(id)/pay").status == 303)
    #expect(counter.get("/v1/payment_intents/\(id)").json?["status"] == "succeeded")
  }

  @Test(arguments: ["/pay/x", "/pay/cs_test_1", "/pay/pi_1680914308331995136", "/pay/"])
  func `no page for what is not there`(path: String) {
    var counter = Counter()
    #expect(page(&counter, "GET", path).status == 404)
    #expect(page(&counter, "POST", path + "/pay").status == 404)
  }
}
