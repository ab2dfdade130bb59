import CheckoutDomain
import Testing

@testable import WooshPay

struct RequestTests {
  private static let key = IdempotencyKey("kasir-KEY")

  @Test func `a session's request is exactly this`() throws {
    let request = try sampleGateway().request(
      creatingSessionFor: sampleSale(terminalType: .wap), key: Self.key)
    #expect(request.path == "/v1/checkout/sessions")
    #expect(request.key == Self.key)
    let expected =
      #"{"mode":"payment","success_url":"https://shop.example/thanks","#
      + #""cancel_url":"https://shop.example/back","#
      + #""client_reference_id":"7Q2M4XD7Q2M4XD7Q2M4XD7Q2AB","#
      + #""payment_method_types":["akulaku"],"#
      + #""payment_method_options":{"akulaku":{"terminal_type":"WAP"}},"#
      + #""line_items":[{"price_data":{"currency":"IDR","unit_amount":1800000,"#
      + #""product_data":{"name":"kopi \"susu\""}},"quantity":2},"#
      + #"{"price_data":{"currency":"IDR","unit_amount":500000,"#
      + #""product_data":{"name":"teh"}},"quantity":1}],"#
      + #""metadata":{"client_ref":"7Q2M4XD7Q2M4XD7Q2M4XD7Q2AB","reference":"K7Q2-M4XD"},"#
      + #""payment_intent_data":{"merchant_order_id":"7Q2M4XD7Q2M4XD7Q2M4XD7Q2AB","#
      + #""metadata":{"client_ref":"7Q2M4XD7Q2M4XD7Q2M4XD7Q2AB","reference":"K7Q2-M4XD"}}}"#
    #expect(String(decoding: request.body, as: UTF8.self) == expected)
  }

  @Test func `an intent's request is exactly this`() throws {
    let request = try sampleGateway().request(
      creatingIntentFor: sampleSale(terminalType: .app), key: Self.key)
    #expect(request.path == "/v1/payment_intents")
    #expect(request.key == Self.key)
    let expected =
      #"{"amount":4100000,"currency":"IDR","confirm":true,"#
      + #""payment_method_options":{"akulaku":{"terminal_type":"APP"}},"#
      + #""payment_method_types":["akulaku"],"return_url":"https://shop.example/paid","#
      + #""merchant_order_id":"7Q2M4XD7Q2M4XD7Q2M4XD7Q2AB","#
      + #""metadata":{"client_ref":"7Q2M4XD7Q2M4XD7Q2M4XD7Q2AB","reference":"K7Q2-M4XD"}}"#
    #expect(String(decoding: request.body, as: UTF8.self) == expected)
  }

  @Test func `an intent is canceled with a reason`() throws {
    let request = try sampleGateway().request(
      canceling: PaymentIntentID("pi_9"), reason: "customer \"cancelled\"", key: Self.key)
    #expect(request.path == "/v1/payment_intents/pi_9/cancel")
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == #"{"cancellation_reason":"customer \"cancelled\""}"#)
  }

  @Test func `amounts beyond 32 bits go as they are`() throws {
    let item = try LineItem(
      name: "mesin", quantity: 1, unitAmount: Money(minorUnits: 2_500_000_000, .idr))
    let body = try sampleGateway().request(
      creatingSessionFor: sampleSale(items: [item]), key: Self.key
    ).body
    #expect(String(decoding: body, as: UTF8.self).contains(#""unit_amount":2500000000,"#))
  }

  @Test func `an expiry has no body, and an odd id is one step of the path`() throws {
    let gateway = try sampleGateway()
    let request = gateway.request(expiring: SessionID("cs_17"), key: Self.key)
    #expect(request.path == "/v1/checkout/sessions/cs_17/expire")
    #expect(request.body.isEmpty)
    let odd = gateway.request(expiring: SessionID("../a?b#c d/é"), key: Self.key)
    #expect(odd.path == "/v1/checkout/sessions/%2E%2E%2Fa%3Fb%23c%20d%2F%C3%A9/expire")
  }

  @Test(arguments: RefundReason.all)
  func `a refund's request is exactly this`(reason: RefundReason) throws {
    let request = try sampleGateway().request(
      refunding: PaymentIntentID("pi_9"), with: sampleRefund(2_500_000_000, reason: reason))
    #expect(request.path == "/v1/refunds")
    #expect(request.key == IdempotencyKey("kasir-REFUNDKEY"))
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == #"{"payment_intent":"pi_9","amount":2500000000,"reason":"\#(reason.rawValue)","metadata":{"client_ref":"REFUNDREFUNDREFUNDREFUND12"}}"#
    )
  }

  @Test func `every POST carries its key bare, and the limits of money`() async throws {
    let transport = ScriptedTransport(bodies: "{}", "{}", "{}")
    let gateway = try sampleGateway(
      transport, limits: TimeLimits(money: .seconds(44), poll: .seconds(9)))
    let requests = [
      gateway.request(creatingSessionFor: try sampleSale(), key: Self.key),
      gateway.request(expiring: SessionID("cs_1"), key: Self.key),
      gateway.request(refunding: PaymentIntentID("pi_1"), with: sampleRefund(1)),
    ]
    for request in requests { _ = await gateway.send(request) }
    for (sent, request) in zip(transport.requests, requests) {
      #expect(sent.method == .post)
      #expect(sent.origin.text == "https://apitest.wooshpay.com")
      #expect(sent.target == request.path)
      #expect(sent.body == request.body)
      #expect(sent.timeLimit == .seconds(44))
      #expect(sent.bodyLimit == 1 << 20)
      let headers = sent.headers.map { $0.name + ": " + $0.value }
      let type = request.body.isEmpty ? [] : ["Content-Type: application/json"]
      #expect(
        headers == ["Accept: application/json", "Idempotency-Key: \(request.key.text)"] + type)
      #expect(sent.authorization?.reveal().hasPrefix("Basic ") == true)
    }
  }

  @Test(arguments: [
    ("/v1/refunds", "a\r\nX: y"), ("/v1/refunds", ""), ("/v1/refunds", "a b"),
    ("/v2/refunds", "key"), ("http://evil.example/v1/", "key"), ("/v1/a b", "key"), ("", "key"),
  ])
  func `a request that the ledger damaged is not sent`(path: String, key: String) async throws {
    let transport = ScriptedTransport(bodies: "{}")
    let gateway = try sampleGateway(transport)
    let delivery = await gateway.send(
      GatewayRequest(path: path, body: [], key: IdempotencyKey(key)))
    guard case .notSent = delivery else {
      Issue.record("\(delivery)")
      return
    }
    #expect(transport.requests.isEmpty)
  }
}
