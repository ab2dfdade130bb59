/// Which request does what: the calls of contract sheet §4 to §6.
///
/// What changes the state is called before `render`, not inside its parentheses: there `render`
/// would see the state from before the change.
extension GatewayState {
  mutating func route(_ request: ReceivedRequest) throws(Refusal) -> Wire {
    let parts = request.path.split(separator: "/").map(String.init)
    complain(about: request)
    guard parts.first == "v1" else { throw .standard(404) }
    switch (request.method, parts.dropFirst().first ?? "") {
    case (_, "checkout") where parts.count >= 3 && parts[2] == "sessions":
      return try routeSession(request, Array(parts.dropFirst(3)))
    case (_, "payment_intents"):
      return try routeIntent(request, Array(parts.dropFirst(2)))
    case (_, "refunds"):
      return try routeRefund(request, Array(parts.dropFirst(2)))
    default:
      throw Refusal(404, "Unrecognized request URL (\(request.method): \(request.path))")
    }
  }

  private mutating func routeSession(
    _ request: ReceivedRequest, _ rest: [String]
  ) throws(Refusal) -> Wire {
    expireOldSessions()
    switch (request.method, rest.count, rest.last) {
    case ("POST", 0, _):
      let changed = try createSession(try object(request))
      return render(changed)
    case ("GET", 1, "list"):
      return try page(sessions.reversed(), request, id: \.id, created: \.created) { render($0) }
    case ("GET", 1, let id?):
      return render(try session(id))
    case ("GET", 2, "line_items"):
      let session = try session(rest[0])
      return try page(session.items, request, id: \.itemID, created: { _ in session.created }) {
        render($0, of: session)
      }
    case ("POST", 2, "expire"):
      let changed = try expireByRequest(rest[0])
      return render(changed)
    default:
      throw .standard(404)
    }
  }

  private mutating func routeIntent(
    _ request: ReceivedRequest, _ rest: [String]
  ) throws(Refusal) -> Wire {
    switch (request.method, rest.count, rest.last) {
    case ("POST", 0, _):
      let changed = try createIntent(try object(request))
      return render(changed)
    case ("GET", 0, _):
      return try page(intents.reversed(), request, id: \.id, created: \.created) { render($0) }
    case ("GET", 1, "search"):
      let found = try search(request)
      return try page(found.reversed(), request, id: \.id, created: \.created) { render($0) }
    case ("GET", 1, let id?):
      return render(try intent(id))
    case ("POST", 2, "cancel"):
      let changed = try cancelIntent(rest[0], try object(request))
      return render(changed)
    default:
      throw .standard(404)
    }
  }

  private mutating func routeRefund(
    _ request: ReceivedRequest, _ rest: [String]
  ) throws(Refusal) -> Wire {
    switch (request.method, rest.count) {
    case ("POST", 0):
      let made = try createRefund(try object(request))
      return render(made)
    case ("GET", 1):
      guard let refund = refunds.first(where: { $0.id == rest[0] }) else {
        throw .notFound("refund", rest[0])
      }
      return render(refund)
    // Contract sheet §6: there is no list of refunds.
    default: throw .standard(404)
    }
  }

  // MARK: Finding

  func session(_ id: String) throws(Refusal) -> SessionRecord {
    guard let found = sessions.first(where: { $0.id == id }) else {
      throw .notFound("checkout.session", id)
    }
    return found
  }

  func intent(_ id: String) throws(Refusal) -> IntentRecord {
    guard let found = intents.first(where: { $0.id == id }) else {
      throw .notFound("payment_intent", id)
    }
    return found
  }

  /// `merchant_order_id:'…'`, the one query the sheet shows (contract sheet §5).
  private func search(_ request: ReceivedRequest) throws(Refusal) -> [IntentRecord] {
    guard let query = request.parameter("query") else { throw .missing("query") }
    let head = "merchant_order_id:"
    guard query.hasPrefix(head), query.count >= head.count + 2, query.hasSuffix("'"),
      query.dropFirst(head.count).first == "'"
    else { throw .invalid("query", "The query \(query) cannot be understood") }
    let wanted = String(query.dropFirst(head.count + 1).dropLast())
    return intents.filter { $0.merchantOrderID == wanted }
  }

  // MARK: The body

  private func object(_ request: ReceivedRequest) throws(Refusal) -> Wire {
    guard let json = request.json, case .object = json else {
      throw Refusal(400, "The request body is not a JSON object")
    }
    return json
  }

  /// Notes what a strict reader of the sheet would hold against a request that is answered all the
  /// same.
  private mutating func complain(about request: ReceivedRequest) {
    let what = "\(request.method) \(request.path)"
    if request.header("Accept")?.contains("application/json") != true {
      complaints.append("\(what): no Accept: application/json")
    }
    let names = request.headers.map { $0.name.lowercased() }
    if Set(names).count != names.count { complaints.append("\(what): a header came twice") }
    if request.method == "GET", !request.body.isEmpty {
      complaints.append("\(what): a GET with a body")
    }
    guard request.method == "POST" else { return }
    if !request.body.isEmpty,
      request.header("Content-Type")?.hasPrefix("application/json") != true
    {
      complaints.append("\(what): the body is not announced as application/json")
    }
    guard let key = request.idempotencyKey, !key.isEmpty else {
      complaints.append("\(what): no Idempotency-Key")
      return
    }
    let isPlain = key.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "._:-".utf8.contains(byte)
    }
    if key.utf8.count > 200 || !isPlain {
      complaints.append("\(what): the Idempotency-Key is not 1 to 200 of A-Z a-z 0-9 . _ : -")
    }
  }
}
