import CheckoutDomain
import Testing

@testable import WooshPay

private func page(_ rows: [String], hasMore: String? = nil) -> HTTPResult {
  .ok(
    #"{"object":"list","data":[\#(rows.joined(separator: ","))]"#
      + (hasMore.map { #","has_more":\#($0)}"# } ?? "}"))
}

private func row(_ number: Int, created: Int64 = 1_780_000_000_000) -> String {
  #"{"id":"cs_\#(number)","created":\#(created),"payment_intent":"pi_\#(number)"}"#
}

struct QuestionTests {
  @Test func `asks for one thing by its id, quickly and with the key`() async throws {
    let transport = ScriptedTransport(
      bodies: Samples.session, Samples.succeededIntent, Samples.refund)
    let gateway = try sampleGateway(transport, limits: TimeLimits(poll: .seconds(9)))
    let session = await gateway.session(SessionID("cs_1680914308084531200"))
    #expect(session.value?.amountTotal == 2000)
    let intent = await gateway.paymentIntent(PaymentIntentID("pi_1680914308331995136"))
    #expect(intent.value?.status == .succeeded)
    let refund = await gateway.refund(RefundID("re_1680950003880689664"))
    #expect(refund.value?.amount == 1000)
    #expect(
      transport.targets == [
        "/v1/checkout/sessions/cs_1680914308084531200",
        "/v1/payment_intents/pi_1680914308331995136", "/v1/refunds/re_1680950003880689664",
      ])
    for request in transport.requests {
      #expect(request.method == .get && request.body.isEmpty)
      #expect(request.timeLimit == .seconds(9))
      #expect(request.headers.map(\.name) == ["Accept"])
      #expect(request.authorization != nil)
    }
  }

  @Test func `an answer about another object is no answer`() async throws {
    let gateway = try sampleGateway(
      ScriptedTransport(bodies: Samples.session, Samples.intent, Samples.refund))
    let sentences = [
      await gateway.session(SessionID("cs_1")).sentence,
      await gateway.paymentIntent(PaymentIntentID("pi_1")).sentence,
      await gateway.refund(RefundID("re_1")).sentence,
    ]
    for sentence in sentences { #expect(sentence.contains("it is about another object")) }
  }

  @Test(arguments: [
    (404, "rejected"), (401, "rejected"), (429, "not sent"), (500, "unknown"), (302, "unknown"),
  ])
  func `a question's failure does not speak of an outcome`(status: Int, ending: String) async throws
  {
    let outcome = try await sampleGateway(ScriptedTransport([.status(status, "")]))
      .session(SessionID("cs_1"))
    #expect(outcome.ending == ending)
    #expect(!outcome.sentence.contains("outcome"))
  }

  @Test func `finds the intents of a sale by its client_ref`() async throws {
    let transport = ScriptedTransport([
      page([#"{"id":"pi_1","merchant_order_id":"REF1"}"#], hasMore: "false")
    ])
    let found = try await sampleGateway(transport).paymentIntents(of: ClientRef("REF1"))
    #expect(found.value?.map(\.id.text) == ["pi_1"])
    #expect(
      transport.targets == [
        "/v1/payment_intents/search?query=merchant%5Forder%5Fid%3A%27REF1%27&limit=10"
          .replacing("%5F", with: "_")
      ])
    #expect(transport.requests.first?.bodyLimit == 4 << 20)
  }

  @Test func `a quote in a client_ref does not end the query`() async throws {
    let transport = ScriptedTransport([page([])])
    _ = try await sampleGateway(transport).paymentIntents(of: ClientRef("a'\\"))
    #expect(transport.targets.first?.contains("%3A%27a%5C%27%5C%5C%27&") == true)
  }

  @Test func `that a sale has no intent is believed only of a list about it`() async throws {
    let other = #"{"id":"pi_1","merchant_order_id":"OTHER"}"#
    let unsaid = #"{"id":"pi_2"}"#
    let cases: [(HTTPResult, String)] = [
      (page([]), "done"), (page([], hasMore: "false"), "done"),
      (page([other], hasMore: "false"), "done"), (page([unsaid], hasMore: "false"), "unknown"),
      (page([other, unsaid]), "unknown"), (.ok(#"{"object":"list"}"#), "unknown"),
      (.ok(#"{"data":null}"#), "unknown"), (.ok("[]"), "unknown"),
      (.ok(#"{"object":"list","data":{}}"#), "unknown"), (page([], hasMore: "true"), "unknown"),
      (.status(400, ""), "rejected"), (.notSent("x"), "not sent"),
      (page([#"{"id":"pi_1","amount":1.5}"#]), "unknown"),
    ]
    for (answer, ending) in cases {
      let found = try await sampleGateway(ScriptedTransport([answer]))
        .paymentIntents(of: ClientRef("REF1"))
      #expect(found.ending == ending, "\(answer)")
      if ending == "done" { #expect(found.value == []) }
    }
  }

  @Test func `a gateway that ignores the search proves nothing`() async throws {
    let others = (0..<10).map { #"{"id":"pi_\#($0)","merchant_order_id":"OTHER\#($0)"}"# }
    // The same page again, whatever is asked.
    let transport = ScriptedTransport([page(others), page(others)])
    let found = try await sampleGateway(transport).paymentIntents(of: ClientRef("REF1"))
    #expect(found.ending == "unknown")
    #expect(transport.requests.count == 2)
  }

  @Test func `finds the session of an intent, also where the filter is ignored`() async throws {
    let transport = ScriptedTransport([page([row(1), row(2), row(3)], hasMore: "true")])
    let found = try await sampleGateway(transport).session(of: PaymentIntentID("pi_2"))
    #expect(found.value??.id == SessionID("cs_2"))
    #expect(
      transport.targets.first == "/v1/checkout/sessions/list?payment_intent=pi_2&limit=100")
  }

  @Test func `no session of an intent is nothing, not an error`() async throws {
    let found = try await sampleGateway(ScriptedTransport([page([])]))
      .session(of: PaymentIntentID("pi_2"))
    #expect(found == .done(nil))
  }

  @Test func `lists the refunds of an intent, or says that the gateway cannot`() async throws {
    let transport = ScriptedTransport([
      page([Samples.refund], hasMore: "false"), .status(404, ""), .status(405, ""),
    ])
    let gateway = try sampleGateway(transport)
    let intent = PaymentIntentID("pi_1680914308331995136")
    #expect(await gateway.refunds(of: intent).value?.rows.count == 1)
    #expect(await gateway.refunds(of: intent).ending == "rejected")
    #expect(await gateway.refunds(of: intent).ending == "rejected")
    #expect(
      transport.targets.first == "/v1/refunds?payment_intent=pi_1680914308331995136&limit=100")
  }
}

struct PagingTests {
  @Test func `goes on by the last id until the gateway has no more`() async throws {
    let transport = ScriptedTransport([
      page([row(3), row(2)], hasMore: "true"), page([row(2), row(1)], hasMore: "false"),
    ])
    let found = try await sampleGateway(transport).sessions(limit: 100, since: nil)
    #expect(found.value?.map(\.id.text) == ["cs_3", "cs_2", "cs_1"])
    #expect(
      transport.targets == [
        "/v1/checkout/sessions/list?limit=100",
        "/v1/checkout/sessions/list?limit=100&starting_after=cs_2",
      ])
  }

  @Test func `stops once it has what was wanted`() async throws {
    let transport = ScriptedTransport([page((0..<8).map { row($0) }, hasMore: "true")])
    #expect(try await sampleGateway(transport).sessions(limit: 5, since: nil).value?.count == 5)
    #expect(transport.requests.count == 1)
  }

  @Test func `stops on a page that repeats itself`() async throws {
    let same = page((0..<10).map { row($0) }, hasMore: "true")
    let transport = ScriptedTransport([same, same, same])
    #expect(try await sampleGateway(transport).sessions(limit: 50, since: nil).value?.count == 10)
    #expect(transport.requests.count == 2)
  }

  @Test func `asks for ten pages at the most`() async throws {
    let transport = ScriptedTransport((0..<20).map { page([row($0)], hasMore: "true") })
    #expect(try await sampleGateway(transport).sessions(limit: 100, since: nil).value?.count == 10)
    #expect(transport.requests.count == 10)
  }

  @Test func `a page that fails is not passed over`() async throws {
    let transport = ScriptedTransport([page([row(1)], hasMore: "true"), .status(500, "")])
    #expect(try await sampleGateway(transport).sessions(limit: 100, since: nil).ending == "unknown")
  }

  @Test(arguments: [(0, 1), (-5, 1), (1, 1), (100, 100), (101, 100)])
  func `asks for 1 to 100 rows`(limit: Int, asked: Int) async throws {
    let transport = ScriptedTransport([page([])])
    _ = try await sampleGateway(transport).sessions(limit: limit, since: nil)
    #expect(transport.targets == ["/v1/checkout/sessions/list?limit=\(asked)"])
  }

  @Test func `sessions before the moment asked for are left out`() async throws {
    let transport = ScriptedTransport([
      page([row(3, created: 1_780_000_001_000), row(2), row(1, created: 1_779_999_999_000)])
    ])
    let found = try await sampleGateway(transport)
      .sessions(limit: 20, since: Timestamp(milliseconds: 1_780_000_000_400))
    #expect(found.value?.map(\.id.text) == ["cs_3", "cs_2"])
    #expect(
      transport.targets == [
        "/v1/checkout/sessions/list?created%5Bgte%5D=1780000000000&limit=20"
      ])
  }

  @Test func `nothing found by the filter is asked for again without it`() async throws {
    let transport = ScriptedTransport([page([]), page([row(1)])])
    let found = try await sampleGateway(transport)
      .sessions(limit: 20, since: Timestamp(milliseconds: 1_780_000_000_000))
    #expect(found.value?.map(\.id.text) == ["cs_1"])
    #expect(transport.targets.last == "/v1/checkout/sessions/list?limit=20")
  }
}
