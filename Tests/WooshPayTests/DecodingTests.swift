import CheckoutDomain
import StrictJSON
import Testing

@testable import WooshPay

private func session(_ text: String) throws -> CheckoutSession {
  try CheckoutSession(wire: JSONValue(parsing: text))
}

private func intent(_ text: String) throws -> PaymentIntent {
  try PaymentIntent(wire: JSONValue(parsing: text))
}

private func refund(_ text: String) throws -> GatewayRefund {
  try GatewayRefund(wire: JSONValue(parsing: text))
}

/// The samples of contract sheet §11.
struct SampleTests {
  @Test func `reads the session`() throws {
    #expect(
      try session(Samples.session)
        == CheckoutSession(
          id: SessionID("cs_1680914308084531200"), status: .open, paymentStatus: "unpaid",
          url: "https://checkout.wooshpay.com/pay/cs_1680914308084531200?key=pk_live_sample",
          paymentIntent: PaymentIntentID("pi_1680914308331995136"), amountTotal: 2000,
          currency: "IDR", mode: .live,
          items: [CheckoutSession.Item(name: "apple", quantity: 1, unitAmount: 2000)],
          created: Timestamp(milliseconds: 1_689_596_176_000),
          expiresAt: Timestamp(milliseconds: 1_689_682_575_585)))
  }

  @Test func `reads the intents`() throws {
    #expect(
      try intent(Samples.intent)
        == PaymentIntent(
          id: PaymentIntentID("pi_1680915072676790272"), status: .requiresPaymentMethod,
          amount: 200, currency: "IDR", mode: .live,
          created: Timestamp(milliseconds: 1_689_596_358_000)))
    #expect(
      try intent(Samples.redirectIntent)
        == PaymentIntent(
          id: PaymentIntentID("pi_1664204164491640832"),
          status: PaymentIntent.Status(rawValue: "requires_action"), amount: 1_000_000,
          currency: "IDR", mode: .test, created: Timestamp(milliseconds: 1_685_612_167_000),
          redirect: "https://apitest.wooshpay.com/v1/receives/c12/pay/pi_1664204164491640832"))
    #expect(
      try intent(Samples.succeededIntent)
        == PaymentIntent(
          id: PaymentIntentID("pi_1680914308331995136"), status: .succeeded, amount: 2000,
          amountReceived: 2000, currency: "IDR", mode: .test, clientRef: ClientRef("order-1"),
          created: Timestamp(milliseconds: 1_689_596_176_000)))
  }

  @Test func `reads the refunds, also the one left over from elsewhere`() throws {
    #expect(
      try refund(Samples.leftOverRefund)
        == GatewayRefund(
          id: RefundID("re_3KQu4U2eZvKYlo2C02Ndp8xy"), status: .succeeded, amount: 100,
          currency: "USD", paymentIntent: PaymentIntentID("pi_3KQu4U2eZvKYlo2C0avUn9aJ"),
          created: Timestamp(milliseconds: 1_644_328_172_000)))
    #expect(
      try refund(Samples.refund)
        == GatewayRefund(
          id: RefundID("re_1680950003880689664"),
          status: GatewayRefund.Status(rawValue: "pending"), amount: 1000, currency: "IDR",
          paymentIntent: PaymentIntentID("pi_1680914308331995136"),
          reason: "requested_by_customer", created: Timestamp(milliseconds: 1_689_604_686_000)))
  }

  @Test(arguments: [("false", Mode.test), ("true", .live), ("null", nil), ("\"true\"", nil)])
  func `a refund is of the mode that it says itself`(livemode: String, mode: Mode?) throws {
    #expect(try refund(#"{"id": "re_1", "livemode": \#(livemode)}"#).mode == mode)
  }

  @Test(
    arguments: [
      (
        Samples.bareError, "amount_too_small", "amount is below the minimum for this payment method"
      ),
      (
        Samples.wrappedError, "amount_too_small",
        "amount is below the minimum for this payment method"
      ),
      (#"{"error": "no such thing"}"#, nil, "no such thing"),
      (#"{"error": "{\"message\":\"in a string\",\"code\":\"c\"}"}"#, "c", "in a string"),
      (#"{"error": {"code": "api_key_expired", "message": ""}}"#, "api_key_expired", nil),
      (#"{"error": null, "message": "outside"}"#, nil, "outside"),
      (#"{"message": "a\u001b[31mb\nc\u202ed"}"#, nil, "a^[[31mb cd"),
      (#"{"message": 5, "code": 17}"#, nil, nil),
      ("<html><body>502</body></html>", nil, nil), ("", nil, nil), ("[]", nil, nil),
      (#""text""#, nil, nil), (#"{"message": "cut"#, nil, nil),
    ] as [(String, String?, String?)])
  func `reads an error, bare or wrapped or hardly one`(
    body: String, code: String?, message: String?
  ) {
    let error = ErrorBody(Array(body.utf8))
    #expect(error.code == code)
    #expect(error.message == message)
  }
}

struct UntidyTests {
  @Test func `null, nothing and the empty string are absent`() throws {
    let bare = CheckoutSession(
      id: SessionID("cs_1"), status: CheckoutSession.Status(rawValue: "unknown"))
    #expect(try session(#"{"id":"cs_1"}"#) == bare)
    let names = [
      "object", "status", "payment_status", "url", "payment_intent", "amount_total", "currency",
      "livemode", "client_reference_id", "metadata", "line_items", "created", "expires_at",
    ]
    for filler in ["null", #""""#] {
      let members = names.map { #""\#($0)":\#(filler)"# }.joined(separator: ",")
      #expect(try session(#"{"id":"cs_1",\#(members)}"#) == bare)
    }
  }

  @Test func `objects may stand in strings`() throws {
    let text = #"""
      {"id":"cs_1","metadata":"{\"client_ref\":\"R1\",\"reference\":\"K7\"}",
       "line_items":"{\"data\":[{\"description\":\"teh\",\"quantity\":2,\"price\":{\"unit_amount\":5}}]}",
       "payment_method_options":"{\"akulaku\":{\"terminal_type\":\"WEB\"}}","next_action":""}
      """#
    let found = try session(text)
    #expect(found.clientRef == ClientRef("R1"))
    #expect(found.reference == "K7")
    #expect(found.items == [CheckoutSession.Item(name: "teh", quantity: 2, unitAmount: 5)])
    let other = try intent(
      #"{"id":"pi_1","next_action":"{\"type\":\"x\"}","payment_method_types":"[\"akulaku\"]","cancel_at":"","last_payment_error":"{\"message\":\"limit too low\"}"}"#
    )
    #expect(other.lastPaymentError == "limit too low")
  }

  @Test(
    arguments: [
      ("1689596176000", 1_689_596_176_000), ("1644328172", 1_644_328_172_000),
      ("99999999999", 99_999_999_999_000), ("100000000000", 100_000_000_000), ("0", nil),
      ("-5", nil), ("1.5", nil), ("\"1689596176000\"", nil), ("9223372036854775807", nil),
      ("{}", nil),
    ] as [(String, Int64?)])
  func `a moment is in milliseconds, or in seconds where it is small`(
    text: String, milliseconds: Int64?
  ) throws {
    let found = try session(#"{"id":"cs_1","created":\#(text)}"#).created
    #expect(found == milliseconds.map { Timestamp(milliseconds: $0) })
  }

  @Test(arguments: [
    ("idr", "IDR"), ("IDR", "IDR"), ("Gbp", "GBP"), ("usd", "USD"), ("xyz1", "XYZ1"),
    ("a\\u001bb", "A^[B"),
  ])
  func `a currency is upper case, also an unknown one`(text: String, code: String) throws {
    #expect(try intent(#"{"id":"pi_1","currency":"\#(text)"}"#).currency == code)
  }

  @Test func `only the top-level livemode counts`() throws {
    let nested = #""line_items":{"data":[{"price":{"livemode":true}}]}"#
    #expect(try session(#"{"id":"cs_1","live_mode":true,\#(nested)}"#).mode == nil)
    #expect(try session(#"{"id":"cs_1","livemode":false,"live_mode":true}"#).mode == .test)
    #expect(try session(#"{"id":"cs_1","livemode":"true"}"#).mode == nil)
  }

  @Test func `unknown words and members survive or are passed over`() throws {
    let found = try intent(#"{"id":"pi_1","status":"on_holiday","3ds_status":{"a":[1.5e3]}}"#)
    #expect(found.status.rawValue == "on_holiday")
    #expect(try refund(#"{"id":"weird-7","status":"requires_action"}"#).id == RefundID("weird-7"))
  }

  @Test func `names of the translated page are ignored`() throws {
    let found = try session(#"{"id":"cs_1","금액_총계":5,"통화":"IDR","상태":"open"}"#)
    #expect(found.amountTotal == nil && found.currency == nil && found.status != .open)
  }

  @Test func `an expanded intent counts as its id`() throws {
    let found = try session(#"{"id":"cs_1","payment_intent":{"id":"pi_7","amount":5}}"#)
    #expect(found.paymentIntent == PaymentIntentID("pi_7"))
  }

  @Test(
    arguments: [
      (#"{"message":"limit too low","code":"c"}"#, "limit too low"),
      (#"{"message":"","decline_code":"do_not_honor"}"#, "do_not_honor"),
      (#"{"code":"card_declined"}"#, "card_declined"), (#""plain words""#, "plain words"),
      (#""\u001b]52;c;eA==\u0007""#, "^[]52;c;eA==^G"), ("{}", nil), (#""""#, nil), ("null", nil),
      ("[]", nil), ("7", nil),
    ] as [(String, String?)])
  func `tells why a try failed, whatever shape that has`(text: String, error: String?) throws {
    #expect(try intent(#"{"id":"pi_1","last_payment_error":\#(text)}"#).lastPaymentError == error)
  }

  @Test(arguments: [
    #"{"data":null}"#, #"{"object":"list"}"#, "[]", "7",
    #"{"data":[{"description":"a","quantity":1}]}"#,
    #"{"data":[{"description":"a","quantity":1,"price":{"unit_amount":null}}]}"#,
    #"{"data":[{"description":"a","quantity":1,"price":{"unit_amount":5}}],"has_more":true}"#,
    #"{"data":[{"description":"a","quantity":1,"price":{"unit_amount":5}},{"description":"b"}]}"#,
  ])
  func `lines that are not all told are not told at all`(text: String) throws {
    #expect(try session(#"{"id":"cs_1","line_items":\#(text)}"#).items.isEmpty)
  }

  @Test func `text of the gateway cannot move a cursor or hide`() throws {
    let found = try session(
      #"{"id":"cs_1","url":"https://a.example/\u001b[2J\u202e","metadata":{"reference":"a\rb"}}"#)
    #expect(found.url == "https://a.example/^[[2J")
    #expect(found.reference == "a b")
  }
}

struct StrictMoneyTests {
  private static let bad = [
    "100.0", "1e3", "1E3", "-1", "900000000000001", "9223372036854775808", "true", "[]", "{}",
    "\"abc\"", "\"1.0\"", "\"-1\"", "\"+1\"", "\" 1\"", "\"١\"", "\"900000000000001\"",
  ]

  @Test(arguments: bad)
  func `an amount that cannot be trusted spoils the answer`(amount: String) {
    for text in [#"{"id":"cs_1","amount_total":\#(amount)}"#, lineItem(unit: amount)] {
      #expect(throws: WireError.self) { try session(text) }
    }
    for name in ["amount", "amount_received", "amount_refunded"] {
      #expect(throws: WireError.self) { try intent(#"{"id":"pi_1","\#(name)":\#(amount)}"#) }
    }
    #expect(throws: WireError.self) { try refund(#"{"id":"re_1","amount":\#(amount)}"#) }
  }

  private func lineItem(unit: String) -> String {
    #"{"id":"cs_1","line_items":{"data":[{"description":"a","quantity":1,"price":{"unit_amount":\#(unit)}}]}}"#
  }

  @Test(
    arguments: [
      ("0", 0), ("1", 1), ("2500000000", 2_500_000_000), ("900000000000000", 900_000_000_000_000),
    ] as [(String, Int64)])
  func `whole numbers in range are taken`(text: String, amount: Int64) throws {
    #expect(try session(#"{"id":"cs_1","amount_total":\#(text)}"#).amountTotal == amount)
    #expect(try intent(#"{"id":"pi_1","amount_received":\#(text)}"#).amountReceived == amount)
    #expect(try refund(#"{"id":"re_1","amount":\#(text)}"#).amount == amount)
  }

  @Test func `digits in a string are an amount of a refund only`() throws {
    #expect(try refund(#"{"id":"re_1","amount":"2500000000"}"#).amount == 2_500_000_000)
    #expect(throws: WireError.self) { try intent(#"{"id":"pi_1","amount":"5"}"#) }
    #expect(throws: WireError.self) { try session(#"{"id":"cs_1","amount_total":"5"}"#) }
  }

  @Test(arguments: [
    #"{}"#, #"{"id":null}"#, #"{"id":""}"#, #"{"id":7}"#, #"{"id":"a b"}"#, #"{"id":"a\u001b"}"#,
    #"{"id":"pi_é"}"#, #"{"id":"pi_1","currency":5}"#, #"{"id":"pi_1","object":"refund"}"#, "[]",
    "7",
    "null", #""pi_1""#,
  ])
  func `an answer that is not the object is no answer`(text: String) {
    #expect(throws: WireError.self) { try intent(text) }
  }

  @Test func `an id may have 255 characters and no more`() throws {
    let longest = String(repeating: "a", count: 255)
    #expect(try intent(#"{"id":"\#(longest)"}"#).id.text == longest)
    #expect(throws: WireError.self) { try intent(#"{"id":"\#(longest)a"}"#) }
  }
}
