import SandboxGateway
import StrictJSON
import Testing

/// Every object beside the samples of contract sheet §11.
struct WireShapeTests {
  /// What Kasir sends and the sample does not, and the gateway echoes (contract sheet §4).
  private static let echoed = ["client_reference_id", "metadata"]

  @Test func `a session has the members of the sample`() throws {
    var counter = Counter()
    let session = counter.sell()
    let sample = [
      "id", "object", "created", "livemode", "currency", "customer", "mode", "status", "url",
      "cancel_url", "line_items", "payment_intent", "payment_method_types", "payment_status",
      "success_url", "amount_subtotal", "amount_total", "billing_address_collection",
      "expires_at", "payment_link", "client_secret",
    ]
    #expect(session.names == (sample + Self.echoed).sorted())
    let item = try #require(session["line_items"]?["data"]?.array?.first)
    #expect(
      item.names
        == [
          "id", "object", "currency", "description", "price", "quantity", "amount_subtotal",
          "amount_total",
        ].sorted())
    #expect(
      item["price"]?.names
        == [
          "id", "object", "created", "livemode", "active", "currency", "product", "type",
          "unit_amount", "billing_scheme", "lookup_key",
        ].sorted())
    #expect(
      item["price"]?["product"]?.names
        == ["id", "object", "created", "livemode", "active", "name", "updated"].sorted())
    #expect(item["object"] == "item")
    #expect(item["price"]?["billing_scheme"] == "per_unit")
    #expect(session["line_items"]?.names == ["data", "object"])
    let secret = try #require(session["client_secret"]?.string)
    #expect(secret.count == 54)
    #expect(secret.hasPrefix("\(session["payment_intent"]?.string ?? "-")_secret_"))
  }

  @Test func `a session without payment methods says null for them`() {
    var counter = Counter()
    let body = Counter.sale().with(["payment_method_types"], nil)
    let session = counter.post("/v1/checkout/sessions", body).json
    #expect(session?["payment_method_types"] == .null)
  }

  @Test func `an intent has the members of the sample`() {
    var counter = Counter { $0.nextAction = .none }
    let intent = counter.post("/v1/payment_intents", IntentRoutesTests.sample).json
    #expect(
      intent?.names
        == [
          "id", "object", "created", "livemode", "currency", "amount", "status", "client_secret",
          "payment_method_types", "confirmation_method", "payment_method_options", "return_url",
          "capture_method",
        ].sorted())
    #expect(intent?["status"] == "requires_payment_method")
  }

  @Test func `an intent with a redirect has the members of the redirect sample`() {
    var counter = Counter()
    let intent = counter.post("/v1/payment_intents", IntentRoutesTests.sample).json
    #expect(
      intent?.names
        == [
          "id", "object", "created", "livemode", "currency", "amount", "status", "client_secret",
          "next_action", "payment_method_types", "confirmation_method", "return_url",
          "payment_method", "capture_method", "payment_method_options",
        ].sorted())
    #expect(intent?["next_action"]?["type"] == "akulaku_handle_redirect")
    let id = intent?["id"]?.string ?? ""
    #expect(
      intent?["next_action"]?["akulaku_handle_redirect"]?["url"]?.string
        == "http://127.0.0.1:8080/v1/receives/c12/pay/\(id)")
  }

  @Test func `a refund has the members of the sample`() {
    var counter = Counter()
    let intent = counter.sellAndWait()
    let refund = counter.post("/v1/refunds", ["payment_intent": .string(intent)]).json
    #expect(
      refund?.names
        == [
          "id", "object", "amount", "created", "currency", "metadata", "payment_intent", "reason",
          "status", "description", "failure_reason",
        ].sorted())
    #expect(refund?["reason"] == .null)
    #expect(refund?["metadata"] == [:])
  }

  @Test(arguments: [true, false])
  func `an error stands bare or wrapped`(wraps: Bool) {
    var counter = Counter { $0.wrapsErrors = wraps }
    let body = counter.post("/v1/refunds", [:]).json
    let error = wraps ? body?["error"] : body
    #expect(error?.names == ["code", "message", "param", "type"])
    #expect(body?.names == (wraps ? ["error"] : ["code", "message", "param", "type"]))
  }

  @Test func `timestamps are seconds where the switch says so`() {
    var counter = Counter { $0.timestampsInSeconds = true }
    let session = counter.sell()
    #expect(session["created"] == 1_795_411_388)
    #expect(session["expires_at"] == 1_795_497_788)
  }

  @Test func `intents carry JSON in strings where the switch says so`() {
    var counter = Counter { $0.writesJSONInStrings = true }
    let session = counter.sell()
    var intent = counter.intent(session)
    #expect(intent["payment_method_types"] == #"["akulaku"]"#)
    #expect(intent["payment_method_options"] == #"{"akulaku":{"terminal_type":"WEB"}}"#)
    #expect(intent["next_action"] == "")
    counter.wait(.seconds(5))
    intent = counter.intent(session)
    #expect(intent["next_action"]?.string?.hasPrefix("{") == true)
  }

  @Test func `every answer carries the gateway's date`() {
    var counter = Counter { $0.clockSkew = .seconds(-600) }
    counter.now = 784_111_777_000 + 600_000
    #expect(counter.get("/").header("date") == "Sun, 06 Nov 1994 08:49:37 GMT")
  }
}
