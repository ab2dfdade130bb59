import CheckoutDomain
package import StrictJSON

/// Asks a *test* gateway anything, and hands out the answers as they came: for finding out how a
/// gateway behaves, never for selling.
///
/// It cannot be made with a live key: nothing that it sends can move real money.
package struct TestClient: Sendable {
  /// The gateway's host, for sentences.
  package let host: String
  /// Whether the gateway is on this machine: a sandbox, which nobody else notices.
  package var isLoopback: Bool { address.origin.isLoopback }
  let address: GatewayAddress
  private let key: SecretKey
  private let transport: any HTTPTransport

  /// Makes a client.
  ///
  /// - Throws: ``SetupError`` for a live key.
  package init(
    address: GatewayAddress, key: SecretKey, transport: any HTTPTransport = CurlTransport()
  ) throws(SetupError) {
    guard key.mode == .test else {
      throw SetupError(
        .mode,
        "This moves money to see what happens, and the key is a live one: use an sk_test_ key.")
    }
    host = address.display
    self.address = address
    self.key = key
    self.transport = transport
  }

  /// Asks a question.
  ///
  /// - Parameter authorization: The header's value in place of the key's own; empty for none at all.
  func get(
    _ path: String, _ query: [(name: String, value: String)] = [], authorization: Secret? = nil
  ) async -> TestReply {
    await perform(
      HTTPRequest(
        .get, address.origin, RequestTarget.with(query, path),
        headers: [("Accept", "application/json")],
        authorization: authorization ?? key.authorization,
        timeLimit: TimeLimits().poll, bodyLimit: 4 << 20))
  }

  /// Sends something, once.
  func post(
    _ path: String, _ body: JSONValue? = nil, key idempotencyKey: IdempotencyKey
  ) async -> TestReply {
    var headers = [("Accept", "application/json"), ("Idempotency-Key", idempotencyKey.text)]
    if body != nil { headers.append(("Content-Type", "application/json")) }
    return await perform(
      HTTPRequest(
        .post, address.origin, path, headers: headers, authorization: key.authorization,
        body: body.map { Array($0.compact.utf8) } ?? [], timeLimit: TimeLimits().money))
  }

  /// Deletes something, once.
  func delete(_ path: String) async -> TestReply {
    await perform(
      HTTPRequest(
        .delete, address.origin, path, headers: [("Accept", "application/json")],
        authorization: key.authorization, timeLimit: TimeLimits().money))
  }

  private func perform(_ request: HTTPRequest) async -> TestReply {
    switch await transport.perform(request) {
    case .answered(let answer):
      TestReply(answer, body: Redaction.body(answer.body, without: key.forbidden))
    case .notSent(let reason), .unknown(let reason): TestReply(reason)
    }
  }
}

/// What came back, as it came.
package struct TestReply: Sendable {
  /// The status; nil where no whole answer came.
  package let status: Int?
  /// The body, where it is JSON.
  package let json: JSONValue?
  /// The raw `Retry-After`.
  package let retryAfter: String?
  /// Why no whole answer came.
  package let problem: String?

  init(_ answer: HTTPAnswer, body: [UInt8]) {
    status = answer.status
    json = try? JSONValue(parsing: body)
    retryAfter = answer.retryAfter
    problem = nil
  }

  init(_ reason: String) {
    (status, json, retryAfter, problem) = (nil, nil, nil, reason)
  }

  /// Whether the gateway did what was asked, and said so in JSON.
  package var isDone: Bool { status.map { (200...299).contains($0) } ?? false && json != nil }

  /// Whether the gateway refused.
  package var isRefused: Bool { status.map { (400...499).contains($0) } ?? false }

  /// Whether it refused what was asked, and not who asks, how often, or beside what else.
  package var isRefusedForGood: Bool {
    isRefused && ![401, 403, 408, 409, 425, 429].contains(status)
  }

  /// A member of the answer; nil where it is absent, `null` or empty.
  package func value(_ name: String) -> JSONValue? {
    guard let value = json?[name], !value.isNull, value.string != "" else { return nil }
    return value
  }

  /// The rows of a list.
  package var rows: [JSONValue]? { json?["data"]?.array }

  /// What the gateway said, in a few words.
  package var words: String {
    guard let status else { return problem ?? "no answer" }
    guard !isDone else { return "\(status)" }
    let said = json.map { ErrorBody(Array($0.compact.utf8)).said } ?? nil
    return "\(status)" + (said.map { ": " + $0 } ?? "")
  }
}
