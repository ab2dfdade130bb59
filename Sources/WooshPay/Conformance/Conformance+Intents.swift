import CheckoutDomain
import StrictJSON

/// Section 5: payment intents without a session.
extension Conformance {
  mutating func checkIntents() async {
    let name = names.clientRef()
    let bare = await client.post(
      Self.intentsPath, intentBody(name) { $0["return_url"] = nil }, key: names.idempotencyKey())
    report.note(5, "confirm needs a return_url", bare.words, bare.isRefused)
    if let id = bare.value("id")?.string { _ = await cancel(id) }
    let made = await client.post(Self.intentsPath, intentBody(name), key: names.idempotencyKey())
    guard made.isDone, let id = made.value("id")?.string else {
      report.note(5, "an intent can be created and confirmed", made.words, false)
      return report.skip(5, "what intents are like", "none was made")
    }
    report.note(5, "an intent can be created and confirmed", made.words, true)
    checkConfirmed(made)
    let secret = made.value("client_secret")?.string ?? ""
    report.note(
      5, "client_secret is the id, _secret_ and 24 characters",
      "\(secret.utf8.count) characters",
      secret.hasPrefix(id + "_secret_") && secret.utf8.count == id.utf8.count + 32)
    await checkFinding(id, name)
    await checkCancel(id)
  }

  /// The only Akulaku sample has no redirect; every other method has one.
  ///
  /// Both are documented.
  private mutating func checkConfirmed(_ intent: TestReply) {
    let status = intent.value("status")?.string ?? "absent"
    let action = intent.value("next_action")
    let object =
      action?.object
      ?? action?.string.flatMap { text in
        (try? JSONValue(parsing: text))?.object
      }
    let member =
      object?["url"]?.string != nil
      ? "itself" : object?.members.first { $0.value["url"]?.string != nil }?.name
    report.note(
      5, "once confirmed: requires_payment_method, or requires_action with a link",
      status + (member.map { ", \($0).url" } ?? ", no link"),
      object == nil
        ? status == "requires_payment_method" : status == "requires_action" && member != nil)
    report.note(
      5, "next_action is an object, or absent",
      action == nil ? "absent" : action?.string == nil ? "an object" : "JSON in a string",
      action?.string == nil)
  }

  private mutating func checkFinding(_ id: String, _ name: ClientRef) async {
    let read = await client.get(RequestTarget.path("payment_intents", id))
    report.note(5, "an intent can be asked for", read.words, read.value("id")?.string == id)
    let found = await client.get(
      RequestTarget.path("payment_intents", "search"),
      [("query", "merchant_order_id:'\(name.text)'"), ("limit", "10")])
    let isFound = found.rows?.count == 1 && found.rows?.first?["id"]?.string == id
    report.note(
      5, "it is found by its merchant_order_id, alone",
      found.isDone ? "\(found.rows?.count ?? 0) found" : found.words, isFound)
    let list = await client.get(Self.intentsPath, [("limit", "100")])
    let isListed = list.rows?.contains { $0["id"]?.string == id } == true
    report.note(5, "it is in the list of intents", isListed ? "it is" : list.words, isListed)
  }

  private mutating func checkCancel(_ id: String) async {
    let path = RequestTarget.path("payment_intents", id, "cancel")
    let bare = await client.post(path, [:], key: names.idempotencyKey())
    report.note(5, "a cancel needs a cancellation_reason", bare.words, bare.isRefused)
    let ended = await cancel(id)
    report.note(
      5, "an open intent can be canceled", Self.shown(ended.value("status")),
      ended.value("status") == "canceled")
  }

  private mutating func cancel(_ id: String) async -> TestReply {
    let reply = await client.post(
      RequestTarget.path("payment_intents", id, "cancel"),
      ["cancellation_reason": "customer cancelled"], key: names.idempotencyKey())
    report.note(intent: reply)
    return reply
  }

  private func intentBody(
    _ name: ClientRef, _ change: (inout JSONObject) -> Void = { _ in }
  ) -> JSONValue {
    var body = JSONObject([
      "amount": 10_000, "currency": "IDR", "confirm": true, "payment_method_types": ["akulaku"],
      "payment_method_options": ["akulaku": ["terminal_type": "WEB"]],
      "return_url": .string(urls.success), "merchant_order_id": .string(name.text),
    ])
    change(&body)
    return .object(body)
  }
}
