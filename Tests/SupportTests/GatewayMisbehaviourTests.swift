import Foundation
import IndependentGateway
import Testing

struct GatewayMisbehaviourTests {
  private let sessions = "/v1/checkout/sessions"

  @Test(arguments: [nil, "", "sk_live_sample", "pk_test_sample", "sk_test_"])
  func `takes test keys only`(key: String?) throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    var client = counter.client
    client.key = key
    let reply = client.post(sessions, .sampleSession)
    #expect(reply.status == 401 && reply.error["message"] != nil)
    #expect(counter.gateway.sessions.isEmpty)
  }

  @Test(arguments: [400, 401, 402, 404, 409, 429, 500, 503])
  func `answers a status once, and nothing takes effect`(status: Int) throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    counter.gateway.next(.answer(status: status), on: .createSession)
    #expect(counter.client.get("\(sessions)/list").status == 200)
    let reply = counter.client.post(sessions, .sampleSession)
    #expect(reply.status == status && reply.json["error"]?["type"] != nil)
    #expect(counter.gateway.sessions.isEmpty)
    #expect(counter.client.post(sessions, .sampleSession).status == 200)
  }

  @Test func `errors come wrapped, bare or as plain text`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    counter.gateway.switches.errorShape = .bare
    #expect(counter.client.get("/v1/refunds/re_1").json["code"] == "resource_missing")
    counter.gateway.switches.errorShape = .plainText
    #expect(counter.client.get("/v1/refunds/re_1").json["error"]?.text?.isEmpty == false)
    counter.gateway.switches.errorShape = .wrapped
    #expect(counter.client.get("/v1/refunds/re_1").json["error"]?["code"] == "resource_missing")
  }

  @Test func `says when to come back`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    counter.gateway.next(.tooManyRequests(retryAfter: 7))
    let reply = counter.client.get("\(sessions)/list")
    #expect(reply.status == 429 && reply.headers["retry-after"] == "7")
  }

  @Test func `sends HTML, a redirect or a body of the test's own`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    counter.gateway.next(.html(status: 502))
    counter.gateway.next(.redirect(status: 307, to: "http://127.0.0.1:9/v1/refunds"))
    counter.gateway.next(.answer(status: 200, body: "[]"))
    let html = counter.client.get("\(sessions)/list")
    #expect(html.status == 502 && html.headers["content-type"] == "text/html")
    let redirect = counter.client.get("\(sessions)/list")
    #expect(
      redirect.status == 307 && redirect.headers["location"]?.hasSuffix("/v1/refunds") == true)
    #expect(counter.client.get("\(sessions)/list").body == Array("[]".utf8))
  }

  /// Each of these takes effect although the client learns nothing, or nothing right.
  @Test(arguments: [
    (Misbehaviour.halfJSON, RawClient.End.complete), (.cutBody, .closed), (.emptyBody, .complete),
    (.resetAfterCommit, .reset), (.closeAfterCommit, .closed), (.stallAfterCommit, .silence),
    (.answer(status: 500, commits: true), .complete),
  ])
  func `commits and then does not say so`(
    misbehaviour: Misbehaviour, end: RawClient.End
  ) throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    var client = counter.client
    client.patience = 200
    counter.gateway.next(misbehaviour, on: .createSession)
    let reply = client.post(sessions, .sampleSession, idempotencyKey: "k")
    #expect(reply.end == end)
    #expect(reply.json["id"] == nil)
    #expect(counter.gateway.sessions.count == 1)
    // The key finds what was made.
    let again = client.post(sessions, .sampleSession, idempotencyKey: "k").json
    #expect(again["id"]?.text == counter.gateway.sessions[0].id)
  }

  @Test(arguments: [
    (Misbehaviour.resetBeforeCommit, RawClient.End.reset), (.stallBeforeCommit, .silence),
  ])
  func `takes the request and does nothing with it`(
    misbehaviour: Misbehaviour, end: RawClient.End
  ) throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    var client = counter.client
    client.patience = 200
    counter.gateway.next(misbehaviour)
    #expect(client.post(sessions, .sampleSession).end == end)
    #expect(counter.gateway.requests.count == 1 && counter.gateway.sessions.isEmpty)
  }

  @Test func `says another amount, currency or mode than it keeps`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    counter.gateway.next(.wrongAmount(1))
    counter.gateway.next(.wrongCurrency("GBP"))
    counter.gateway.next(.wrongLiveMode)
    counter.gateway.next(.removing(["url"]))
    #expect(counter.session()["amount_total"] == 1)
    #expect(counter.session()["currency"] == "GBP")
    #expect(counter.session()["livemode"] == true)
    #expect(counter.session()["url"] == nil)
    #expect(counter.gateway.sessions.map(\.amount) == [4_100_000, 4_100_000, 4_100_000, 4_100_000])
  }

  @Test func `drips and overflows`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    counter.gateway.next(.drip(bytes: 200, every: .milliseconds(2)))
    let dripped = counter.client.post(sessions, .sampleSession)
    #expect(dripped.json["id"] != nil && dripped.pieces > 3)
    counter.gateway.next(.hugeBody(bytes: 2_000_000))
    let huge = counter.client.post(sessions, .sampleSession)
    #expect(huge.body.count > 2_000_000 && huge.json["object"] == "checkout.session")
  }

  @Test func `unknown words, blanks, nulls, seconds and strings inside strings`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    var switches = GatewaySwitches()
    switches.sessionStatus = "resting"
    switches.intentStatus = "pondering"
    switches.timeUnit = .seconds
    switches.hasNullsAndBlanks = true
    switches.paymentMethodTypesIsNull = true
    switches.omitsLineItems = true
    switches.omitsLiveMode = true
    switches.nextActionIsBlank = true
    switches.omitsAmountReceived = true
    counter.gateway.switches = switches
    let session = counter.session()
    #expect(session["status"] == "resting" && session["line_items"] == nil)
    #expect(session["payment_method_types"] == Wire.null && session["customer"] == Wire.null)
    #expect(session["customer_email"] == "" && session["livemode"] == nil)
    #expect((session["created"]?.int ?? 0) < 100_000_000_000)
    let path = "/v1/payment_intents/\(session["payment_intent"]?.text ?? "")"
    let intent = counter.client.get(path).json
    #expect(intent["status"] == "pondering" && intent["next_action"] == "")
    #expect(intent["cancel_at"] == "" && intent["amount_received"] == nil)
    counter.gateway.switches.hasJSONInsideStrings = true
    counter.gateway.switches.paymentMethodTypesIsNull = false
    #expect(counter.client.get(path).json["payment_method_types"] == "[\"akulaku\"]")
  }

  @Test func `keeps what it received, and what is to be said against it`() async throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    _ = counter.client.post(sessions, .sampleSession, idempotencyKey: "k-1")
    try await counter.gateway.waitForRequests(.createSession)
    let request = try #require(counter.gateway.requests(.createSession).first)
    #expect(request.json == (try Wire(json: Array(Wire.sampleSession.json.utf8))))
    #expect(request.header("authorization")?.hasPrefix("Basic ") == true)
    #expect(request.idempotencyKey == "k-1")
    #expect(counter.gateway.complaints.isEmpty)
    _ = counter.client.post(sessions, .sampleSession)
    #expect(counter.gateway.complaints.count == 1)
    await #expect(throws: (any Error).self) {
      try await counter.gateway.waitForRequests(.createRefund, timeout: .milliseconds(30))
    }
  }

  @Test(arguments: ["", "{", "[]", "\"text\"", "{\"mode\": \"payment\",}", "\u{0}"])
  func `a body that is no JSON object is refused`(body: String) throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    #expect(counter.client.exchange("POST", sessions, body, [:]).status == 400)
  }

  @Test func `what is not HTTP is not answered`() throws {
    let counter = try Counter()
    defer { counter.gateway.stop() }
    #expect(counter.client.exchange(raw: Array("HELLO\r\n\r\n".utf8)).end == .closed)
    #expect(counter.client.get("\(sessions)/list").status == 200)
  }

  @Test func `stopping frees a client that waits, and refuses the next`() async throws {
    let counter = try Counter()
    counter.gateway.next(.stallBeforeCommit)
    let client = counter.client
    // On a thread that starts at once: a task would wait for its turn behind every other test.
    let (ends, end) = AsyncStream.makeStream(of: RawClient.End.self)
    Thread.detachNewThread { end.yield(client.get("\(sessions)/list").end) }
    try await counter.gateway.waitForRequests(.any)
    counter.gateway.stop()
    #expect(await ends.first { _ in true } == .closed)
    #expect(client.get("\(sessions)/list").status == nil)
  }
}
