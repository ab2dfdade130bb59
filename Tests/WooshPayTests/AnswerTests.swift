import CheckoutDomain
import Testing

@testable import WooshPay

struct AnswerTests {
  private static let html = "<html><body>Bad gateway</body></html>"

  @Test(arguments: [
    (200, Samples.session, "done", "checkout"), (201, Samples.session, "done", ""),
    (200, "", "unknown", "it is empty"), (204, "", "unknown", "it is empty"),
    (200, html, "unknown", "no JSON"), (200, #"{"id":"cs_1""#, "unknown", "no JSON"),
    (200, #"{"id":"cs_1","id":"cs_2"}"#, "unknown", "stands twice"),
    (200, #"{"id":"cs_1","amount_total":100.0}"#, "unknown", "no amount that can be trusted"),
    (200, #"{"error":{"code":"c"}}"#, "unknown", "no id"),
    (200, Samples.refund, "unknown", "not a checkout.session"),
    (100, "", "unknown", "100"), (199, "", "unknown", "199"), (600, "", "unknown", "600"),
    (301, "", "unknown", "does not go"), (307, Samples.session, "unknown", "does not go"),
    (304, "", "unknown", "does not go"),
    (400, Samples.wrappedError, "rejected", "refused (400): amount is below"),
    (400, html, "rejected", "refused (400): no reason given"),
    (401, Samples.bareError, "rejected", "does not accept the key"),
    (402, "", "rejected", "could not do it"), (403, "", "rejected", "may not"),
    (404, "", "rejected", "no such thing"), (405, "", "rejected", "405"),
    (422, "", "rejected", "422"),
    (408, "", "unknown", "did not wait"), (425, "", "unknown", "did not wait"),
    (409, Samples.bareError, "unknown", "conflict (409: amount is below"),
    (429, "", "not sent", "fewer requests"),
    (
      500, #"{"message":"a temporary problem with internal servers"}"#, "unknown",
      "temporary problem (500: a temporary problem with internal servers)"
    ),
    (502, html, "unknown", "temporary problem (502)"), (503, "", "unknown", "503"),
    (504, "", "unknown", "504"), (599, "", "unknown", "599"),
  ])
  func `an answer to a POST ends in one of four ways`(
    status: Int, body: String, ending: String, word: String
  ) throws {
    let outcome = try sampleGateway().session(in: answered(status, body))
    #expect(outcome.ending == ending)
    if ending != "done" {
      #expect(outcome.sentence.contains(word), "\(outcome.sentence)")
      #expect(!outcome.sentence.contains("<"))
    }
    if case .unknown(let sentence, let told) = outcome {
      #expect(sentence.hasSuffix("The outcome is unknown: it may have been done."))
      #expect(told == status)
    }
    if case .rejected(let rejection) = outcome { #expect(rejection.status == status) }
  }

  @Test func `a refund's answer is read by the same rules`() throws {
    let gateway = try sampleGateway()
    #expect(gateway.refund(in: answered(Samples.refund)).value?.amount == 1000)
    #expect(gateway.refund(in: answered(500, "")).ending == "unknown")
    #expect(gateway.refund(in: answered(#"{"id":"re_1","amount":1e3}"#)).ending == "unknown")
    #expect(gateway.refund(in: .notSent("refused")) == .notSent("refused"))
    #expect(gateway.refund(in: .unknown("reset")) == .unknown("reset"))
  }

  @Test func `the transport's endings stay what they are`() async throws {
    let gateway = try sampleGateway(
      ScriptedTransport([.notSent("a"), .unknown("b"), .status(200, "{}", retryAfter: "7")]))
    let request = gateway.request(expiring: SessionID("cs_1"), key: IdempotencyKey("k"))
    #expect(await gateway.send(request) == .notSent("a"))
    #expect(await gateway.send(request) == .unknown("b"))
    #expect(
      await gateway.send(request)
        == .answered(GatewayAnswer(status: 200, retryAfter: .seconds(7), body: Array("{}".utf8))))
  }

  @Test(arguments: [("7", 7), (nil, 10), ("", 10)] as [(String?, Int)])
  func `429 says how long to wait, also where the gateway does not`(
    header: String?, seconds: Int
  ) async throws {
    let gateway = try sampleGateway(
      ScriptedTransport(
        [.status(429, "", retryAfter: header), .status(429, "", retryAfter: header)]))
    let request = gateway.request(expiring: SessionID("cs_1"), key: IdempotencyKey("k"))
    let sent = gateway.session(in: await gateway.send(request))
    for outcome in [sent, await gateway.session(SessionID("cs_1"))] {
      guard case .notSent(_, let wait) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(wait == .seconds(seconds))
    }
  }

  private static let date = "Mon, 23 Nov 2026 14:00:00 GMT"

  @Test(
    arguments: [
      (nil, nil, nil), ("", nil, nil), ("0", nil, 1), ("1", nil, 1), ("120", nil, 120),
      ("301", nil, 300), ("99999999999999999999", nil, 300), ("-5", nil, 30), ("soon", nil, 30),
      ("1.5", nil, 30), ("Mon, 23 Nov 2026 14:01:30 GMT", date, 90),
      ("Mon, 23 Nov 2026 13:00:00 GMT", date, 1), ("Tue, 24 Nov 2026 14:00:00 GMT", date, 300),
      ("Mon, 23 Nov 2026 14:01:30 GMT", nil, 30), ("Mon, 23 Nov 2026 14:01:30 GMT", "today", 30),
      ("Mon, 23 Nov 2026 14:01:30", date, 30), ("Mon, 32 Nov 2026 14:01:30 GMT", date, 30),
      ("Fri, 01 Jan 2027 00:00:10 GMT", "Thu, 31 Dec 2026 23:59:50 GMT", 20),
      ("Tue, 29 Feb 2028 00:00:05 GMT", "Mon, 28 Feb 2028 23:59:55 GMT", 10),
      ("Wed, 01 Mar 2028 00:00:05 GMT", "Tue, 29 Feb 2028 23:59:55 GMT", 10),
    ] as [(String?, String?, Int?)])
  func `reads how long to wait, in seconds or by the gateway's own clock`(
    header: String?, date: String?, seconds: Int?
  ) {
    #expect(RetryAfter.wait(header, date: date) == seconds.map { .seconds($0) })
  }
}
