import CheckoutDomain
import StrictJSON

/// Sections 1 and 2: keys, and errors.
extension Conformance {
  /// - Returns: Whether the gateway answers at all; where it does not, nothing else is asked.
  mutating func checkAccess() async -> Bool {
    let list = Self.sessionsPath + "/list"
    let nobody = await client.get(list, authorization: Secret(""))
    guard nobody.status != nil else {
      report.skip(1, "the gateway answers", nobody.words)
      return false
    }
    report.note(1, "without a key: 401", nobody.words, nobody.status == 401)
    let stranger = Base64.encode(Array("kasir_no_key_of_anybody:".utf8))
    let wrong = await client.get(list, authorization: Secret("Basic " + stranger))
    report.note(1, "with a key that is none: 401", wrong.words, wrong.status == 401)
    let right = await client.get(list, [("limit", "1")])
    report.note(1, "Basic, the key as user, no password: 200", right.words, right.status == 200)
    return true
  }

  mutating func checkErrors() async {
    let unknown = await client.get(Self.sessionsPath + "/cs_1000000000000000000")
    report.note(2, "an id of nothing: 404", unknown.words, unknown.status == 404)
    checkErrorBody(unknown)
    let missing = await createSession(sessionBody { $0["success_url"] = nil })
    report.note(2, "a missing parameter: 400", missing.words, missing.status == 400)
    let large = await createSession(sessionBody(amount: 2_500_000_001))
    report.note(
      2, "more than Akulaku takes: 4xx, amount_too_large", large.words,
      large.isRefused && Self.error(large)?["code"]?.string == "amount_too_large")
  }

  private mutating func checkErrorBody(_ reply: TestReply) {
    let isWrapped = reply.json?["error"]?.object != nil
    let error = Self.error(reply)
    report.note(
      2, "an error is a JSON object, wrapped in error or bare",
      reply.json == nil ? "no JSON" : isWrapped ? "wrapped" : "bare", error != nil)
    let types = ["api_error", "card_error", "idempotency_error", "invalid_request_error"]
    let type = error?["type"]
    report.note(
      2, "its type is one of four", Self.shown(type), type?.string.map(types.contains) ?? false)
    report.note(
      2, "it has a message", error?["message"]?.string == nil ? "none" : "it has",
      error?["message"]?.string != nil)
  }

  /// The error object, wrapped or bare.
  static func error(_ reply: TestReply) -> JSONValue? {
    if let inner = reply.json?["error"], inner.object != nil { return inner }
    return reply.json?.object == nil ? nil : reply.json
  }
}
