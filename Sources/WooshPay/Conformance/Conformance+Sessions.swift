import CheckoutDomain
import StrictJSON

/// Sections 1, 3 and 4: sessions, their keys and their lists.
extension Conformance {
  mutating func checkSessions() async {
    let (body, key) = (sessionBody(), names.idempotencyKey())
    let made = await createSession(body, key: key)
    guard made.isDone, let id = made.value("id")?.string else {
      report.note(4, "a session can be created", made.words, false)
      for section in [1, 3, 4] { report.skip(section, "what sessions are like", "none was made") }
      return
    }
    report.note(4, "a session can be created", made.words, true)
    checkFormats(made)
    checkMembers(made, body)
    await checkKeys(id, body, key)
    await checkTerminals()
    await checkLists(id)
    await checkIntent(of: made)
    await checkEnd(of: id, made)
  }

  /// Contract sheet §1: ids, times, links.
  private mutating func checkFormats(_ session: TestReply) {
    let id = session.value("id")?.string
    report.note(1, "a session's id is cs_ and 19 digits", id ?? "none", Self.isID(id, "cs_"))
    let intent = session.value("payment_intent")?.string
    report.note(
      1, "an intent's id is pi_ and 19 digits", intent ?? "none", Self.isID(intent, "pi_"))
    let created = session.value("created")?.integer
    report.note(
      1, "created is in milliseconds, rounded to the second", Self.shown(session.value("created")),
      created.map { $0 > 100_000_000_000 && $0.isMultiple(of: 1000) } ?? false)
    let digits = id.flatMap { Int64($0.dropFirst(3)) }
    let told = digits.map { ($0 >> 22) + 1_288_834_974_657 }
    let distance = told.flatMap { told in created.map { abs(told - $0) } }
    report.note(
      1, "the number in an id tells its time of creation",
      distance.map { "\($0) ms away" } ?? "cannot be read", distance.map { $0 <= 1000 } ?? false)
    let end = session.value("expires_at")?.integer
    let life = end.flatMap { end in created.map { end - $0 } }
    report.note(
      1, "expires_at is 24 h after the creation, in milliseconds",
      life.map { "\($0) ms" } ?? Self.shown(session.value("expires_at")),
      life.map { abs($0 - 86_400_000) <= 1000 } ?? false)
    let currency = session.value("currency")
    report.note(1, "currencies are in upper case", Self.shown(currency), currency == "IDR")
    report.note(
      1, "livemode is false", Self.shown(session.value("livemode")),
      session.value("livemode") == false)
    let url = session.value("url")?.string ?? ""
    let path = "/pay/cs_test_\(id?.dropFirst(3) ?? "")?key=pk_test_"
    // A link may carry a publishable key, which is nobody's secret but nobody's business either.
    let shown = url.split(separator: "?").first.map(String.init) ?? "none"
    report.note(
      1, "a test link is …/pay/cs_test_<19>?key=pk_test_…", "\(shown) (\(url.utf8.count) bytes)",
      url.contains(path))
  }

  /// Contract sheet §4: what a session says of itself.
  private mutating func checkMembers(_ session: TestReply, _ body: JSONValue) {
    for (name, value) in [
      ("status", "open"), ("payment_status", "unpaid"), ("mode", "payment"),
      ("object", "checkout.session"),
    ] {
      let found = session.value(name)
      report.note(
        4, "a new session's \(name) is \(value)", Self.shown(found), found?.string == value)
    }
    for name in ["client_reference_id", "metadata"] {
      let found = session.value(name)
      report.note(
        4, "\(name) comes back", found == body[name] ? "it does" : Self.shown(found),
        found != nil && found == body[name])
    }
    let total = session.value("amount_total")
    report.note(4, "amount_total is the sum of the lines", Self.shown(total), total == 10_000)
    let item = session.value("line_items")?["data"]?.array?.first
    report.note(
      4, "its lines are in it, each an item with quantity and unit_amount",
      item == nil ? "none" : Self.shown(item?["object"]),
      item?["object"] == "item" && item?["quantity"] == 1
        && item?["price"]?["unit_amount"] == 10_000)
  }

  /// Contract sheet §3: keys.
  private mutating func checkKeys(
    _ id: String, _ body: JSONValue, _ key: IdempotencyKey
  ) async {
    let again = await createSession(body, key: key)
    let same = again.value("id")?.string == id
    report.note(
      3, "the same key and body: the same session", same ? "the same" : again.words + ", another",
      same)
    let other = await createSession(sessionBody(amount: 20_000), key: key)
    let type = Self.error(other)?["type"]?.string
    report.note(
      3, "the same key with another body: idempotency_error",
      other.isDone ? "a session was made" : other.words,
      other.isRefused && type == "idempotency_error")
  }

  private mutating func checkTerminals() async {
    for terminal in [TerminalType.wap, .app] {
      let reply = await createSession(sessionBody(terminal: terminal))
      report.note(
        4, "terminal_type \(terminal.rawValue) is taken, too", reply.words, reply.isDone)
    }
  }

  /// Contract sheet §3: lists.
  private mutating func checkLists(_ id: String) async {
    let path = Self.sessionsPath + "/list"
    let page = await client.get(path, [("limit", "1")])
    report.note(
      3, "a list says object, has_more and data", Self.shown(page.json?["object"]),
      page.json?["object"] == "list" && page.json?["has_more"]?.bool != nil && page.rows != nil)
    report.note(
      3, "limit counts in a query", "\(page.rows?.count ?? 0) rows for limit=1",
      page.rows?.count == 1)
    let first = page.rows?.first?["id"]?.string
    let next = await client.get(path, [("limit", "1"), ("starting_after", first ?? "")])
    report.note(
      3, "starting_after counts in a query",
      next.rows?.first?["id"]?.string == first ? "the same row again" : next.words,
      first != nil && next.rows?.count == 1 && next.rows?.first?["id"]?.string != first)
    let future = now + .seconds(3 * 24 * 3600)
    let none = await client.get(
      path, [("limit", "1"), ("created[gte]", String(future.milliseconds))])
    report.note(
      3, "created[gte] counts in a query, in milliseconds",
      none.isDone ? "\(none.rows?.count ?? 0) rows of the future" : none.words,
      none.rows?.isEmpty == true)
    let whole = await client.get(path, [("limit", "100")])
    let isThere = whole.rows?.contains { $0["id"]?.string == id } == true
    report.note(3, "a new session is in the list", isThere ? "it is" : "it is not", isThere)
    report.skip(3, "lists take their filters in the body of a GET", "Kasir never sends one")
    report.skip(3, "429 asks to wait", "`kasir doctor --probe` tries that")
    let lines = await client.get(RequestTarget.path("checkout", "sessions", id, "line_items"))
    report.note(
      4, "its lines can be listed", "\(lines.rows?.count ?? 0) lines", lines.rows?.count == 1)
  }

  /// Contract sheet §4: the intent is made together with the session.
  private mutating func checkIntent(of session: TestReply) async {
    let id = session.value("payment_intent")?.string ?? ""
    let reply = await client.get(RequestTarget.path("payment_intents", id))
    report.note(
      4, "its intent is there at once, and open", Self.shown(reply.value("status")),
      ["requires_payment_method", "requires_confirmation", "requires_action"]
        .contains(reply.value("status")?.string))
    let name = session.value("client_reference_id")
    report.note(
      4, "payment_intent_data.merchant_order_id is the intent's",
      reply.value("merchant_order_id") == name
        ? "it is" : Self.shown(reply.value("merchant_order_id")),
      name != nil && reply.value("merchant_order_id") == name)
    let cancel = await client.post(
      RequestTarget.path("payment_intents", id, "cancel"),
      ["cancellation_reason": "customer cancelled"], key: names.idempotencyKey())
    report.note(
      5, "a session's intent cannot be canceled", cancel.words, cancel.isRefused)
    let refund = await client.post(
      Self.refundsPath, ["payment_intent": .string(id), "amount": 1], key: names.idempotencyKey())
    report.note(refund: refund)
    report.note(
      6, "an intent that was not paid cannot be refunded", refund.words, refund.isRefused)
  }

  /// Contract sheet §4: the end of a session.
  private mutating func checkEnd(of id: String, _ session: TestReply) async {
    let ended = await expire(id)
    report.note(
      4, "an open session can be expired", Self.shown(ended.value("status")),
      ended.value("status") == "expired" && ended.value("payment_status") == "unpaid")
    let read = await client.get(RequestTarget.path("checkout", "sessions", id))
    report.note(
      4, "an expired session says so when it is asked for", Self.shown(read.value("status")),
      read.value("status") == "expired")
    let again = await expire(id)
    report.note(4, "only an open session can be expired", again.words, again.isRefused)
    let intent = session.value("payment_intent")?.string ?? ""
    let reply = await client.get(RequestTarget.path("payment_intents", intent))
    report.note(
      5, "the intent of an expired session is canceled", Self.shown(reply.value("status")),
      reply.value("status") == "canceled")
    for session in report.sessions where session.status == .open {
      _ = await expire(session.id.text)
    }
  }
}
