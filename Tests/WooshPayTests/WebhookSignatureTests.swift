import CheckoutDomain
import Hashing
import Testing

@testable import WooshPay

struct WebhookSignatureTests {
  private static let text = "whsec_sampleOnly0000"
  private static let now = Timestamp(milliseconds: 1_790_000_000_000)
  private static let body = Array(#"{"id":"evt_1","type":"payment_intent.succeeded"}"#.utf8)

  private static func secret(_ text: String = text) throws -> WebhookSecret {
    try WebhookSecret(parsing: text, from: "a test")
  }

  private static func code(_ timestamp: String, _ body: [UInt8] = body, _ key: String = text)
    -> String
  {
    Digest.hex(
      Digest.hmacSHA256(Array((timestamp + ".").utf8) + body, key: Array(key.utf8)))
  }

  private func verify(_ header: String?, _ body: [UInt8] = body) throws {
    try WebhookSignature(header: header).verify(body, Self.secret(), now: Self.now)
  }

  @Test func `the code is that of a sample that was reckoned elsewhere`() throws {
    // printf '1789999999.{}' | openssl dgst -sha256 -hmac whsec_sampleOnly0000
    let code = "a438901add7361ffe8f612c74355e52ddbcff79ce8546aef5aa095cbd7938740"
    try WebhookSignature(header: "t=1789999999,v1=\(code)")
      .verify(Array("{}".utf8), Self.secret(), now: Self.now)
  }

  @Test(arguments: ["1789999990", "1789999990123", "1789740900", "1790000600000"])
  func `seconds and milliseconds, old and from the future, are genuine`(timestamp: String) throws {
    try verify("t=\(timestamp),v1=\(Self.code(timestamp))")
  }

  @Test func `one right code of several is enough, in any place, with spaces and strangers`()
    throws
  {
    let right = Self.code("1789999990")
    let wrong = String(repeating: "0", count: 64)
    try verify("t=1789999990,v1=\(wrong),v1=\(right)")
    try verify("v1=\(right),v0=abc,t=1789999990,v1=\(wrong)")
    try verify(" t=1789999990 , v1=\(right) , x , =")
  }

  @Test(arguments: [
    "t=1789999990,v1=CODE0", "t=1789999990,v1=", "t=1789999991,v1=CODE", "t=01789999990,v1=CODE",
    "t=1789999990,v1=UPPER", "t=1789999990,v1=CUT",
  ])
  func `what was not signed so is forged`(header: String) throws {
    let code = Self.code("1789999990")
    let text = header.replacing("CODE", with: code).replacing("UPPER", with: code.uppercased())
      .replacing("CUT", with: code.dropLast())
    #expect(throws: WebhookSignature.Problem.forged) { try verify(text) }
  }

  @Test func `a byte of the body changed, or another secret, is forged`() throws {
    let header = "t=1789999990,v1=\(Self.code("1789999990"))"
    for place in Self.body.indices {
      var body = Self.body
      body[place] ^= 1
      #expect(throws: WebhookSignature.Problem.forged) { try verify(header, body) }
    }
    #expect(throws: WebhookSignature.Problem.forged) { try verify(header, Self.body + [10]) }
    let other = "t=1789999990,v1=\(Self.code("1789999990", Self.body, "whsec_another0000"))"
    #expect(throws: WebhookSignature.Problem.forged) { try verify(other) }
  }

  @Test(arguments: [
    nil, "", ",", "t=", "v1=abc", "t=abc,v1=00", "t=1789999990", "t=-1,v1=00", "t=1.5,v1=00",
    "T=1789999990,V1=00", "t=99999999999999999,v1=00", "1789999990,00",
  ])
  func `a header without time or code cannot be read`(header: String?) {
    #expect(throws: WebhookSignature.Problem.malformed) { try verify(header) }
  }

  @Test func `a header of any length is read within bounds`() {
    let long = "t=1789999990," + String(repeating: "v1=00,", count: 10_000)
    #expect(throws: WebhookSignature.Problem.malformed) { try verify(long) }
    let many = "t=1789999990," + String(repeating: "v1=00,", count: 100)
    #expect(throws: WebhookSignature.Problem.forged) {
      try verify(many + "v1=\(Self.code("1789999990"))")
    }
  }

  @Test func `age is no reason within the time of deliveries, and one beyond it`() throws {
    let signed = "1790000000"
    let header = "t=\(signed),v1=\(Self.code(signed))"
    for hours in [0, 1, 24, 72] {
      try WebhookSignature(header: header).verify(
        Self.body, Self.secret(), now: Self.now + .seconds(hours * 3600))
    }
    #expect(throws: WebhookSignature.Problem.tooOld) {
      try WebhookSignature(header: header).verify(
        Self.body, Self.secret(), now: Self.now + .seconds(73 * 3600 + 1))
    }
  }

  @Test func `a secret is taken as it stands`() throws {
    for text in ["whsec_abcdefgh", "c2VjcmV0IG9mIDMyIGJ5dGVzIGhlcmUhISE=", "12345678"] {
      let secret = try Self.secret(text + "\n")
      let header = "t=1789999990,v1=\(Self.code("1789999990", Self.body, text))"
      try WebhookSignature(header: header).verify(Self.body, secret, now: Self.now)
    }
  }

  @Test(arguments: ["", "\n", "short", "has a space in it", "zeile\nzwei-secret", "gehe1mnisß"])
  func `what can be no secret is refused`(text: String) {
    let error = #expect(throws: SetupError.self) { try Self.secret(text) }
    #expect(error?.kind == .key)
    #expect(text.isEmpty || error?.sentence.contains(text) == false)
  }
}

/// Reading events.
struct EventDecodingTests {
  private func event(_ text: String) throws -> GatewayEvent? {
    try sampleGateway().event(body: Array(text.utf8)).value
  }

  private func event(_ type: String, _ object: String) throws -> GatewayEvent.Subject? {
    try event(
      #"{"id":"evt_1","object":"event","created":1790000000000,"livemode":false,"type":"\#(type)","#
        + #""data":{"object":\#(object)}}"#
    )?.subject
  }

  @Test func `events say what they are about`() throws {
    #expect(
      try event(
        "payment_intent.succeeded",
        #"{"id":"pi_1","object":"payment_intent","merchant_order_id":"ORDER"}"#)
        == .intent(PaymentIntentID("pi_1"), ClientRef("ORDER")))
    #expect(
      try event("payment_intent.canceled", #"{"id":"pi_1"}"#)
        == .intent(PaymentIntentID("pi_1"), nil))
    #expect(
      try event("checkout.session.expired", #"{"id":"cs_1","object":"checkout.session"}"#)
        == .session(SessionID("cs_1")))
    #expect(
      try event("charge.refund.updated", #"{"id":"re_1","payment_intent":"pi_1"}"#)
        == .refund(RefundID("re_1"), PaymentIntentID("pi_1"), nil))
    for (amount, read) in [("500", 500), (#""500""#, 500), ("5.5", nil), ("[]", nil)]
      as [(String, Int64?)]
    {
      #expect(
        try event("charge.refund.updated", #"{"id":"re_1","amount":\#(amount)}"#)
          == .refund(RefundID("re_1"), nil, read))
    }
    #expect(
      try event(
        "charge.refund.updated", #"{"id":"ch_1","object":"charge","payment_intent":"pi_1"}"#)
        == .intent(PaymentIntentID("pi_1"), nil))
    #expect(
      try event(
        "charge.dispute.updated",
        #"{"id":"dp_1","amount":5,"status":"lost","reason":"fraudulent","payment_intent":"pi_1"}"#)
        == .dispute(
          Dispute(
            id: "dp_1", status: .lost, amount: 5, reason: "fraudulent",
            updatedAt: Timestamp(milliseconds: 1_790_000_000_000)), PaymentIntentID("pi_1")))
  }

  @Test(arguments: [
    ("product.created", #"{"id":"prod_1","object":"product"}"#), ("payout.paid", "{}"),
    ("payment_intent.succeeded", #"{"object":"payment_intent"}"#), ("setup_intent.created", "[]"),
    ("charge.refund.updated", #"{"id":"ch_1","object":"charge"}"#),
  ])
  func `what is of no interest here is other`(type: String, object: String) throws {
    #expect(try event(type, object) == .other)
  }

  @Test(arguments: ["", "[]", "{}", #"{"id":7}"#, #"{"id":"evt_1","object":"charge"}"#, "{"])
  func `what is no event is unreadable`(text: String) throws {
    #expect(try event(text) == nil)
  }
}
