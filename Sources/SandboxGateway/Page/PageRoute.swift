/// The pages that a customer sees; they need no key.
enum PageRoute: Hashable {
  /// What a customer can do on the page.
  enum Deed: String {
    case pay, decline
  }

  /// The page of a payment; the text is `cs_test_…` or `pi_…`.
  case show(String)
  /// A button on it.
  case press(String, Deed)

  /// `GET /pay/ID`, `POST /pay/ID/pay`, `POST /pay/ID/decline`, and the redirect target of intents
  /// (contract sheet §1).
  init?(method: String, path: [String]) {
    switch (method, path.count) {
    case ("GET", 2) where path[0] == "pay": self = .show(path[1])
    case ("GET", 5) where path[..<4] == ["v1", "receives", "c12", "pay"]: self = .show(path[4])
    case ("POST", 3) where path[0] == "pay":
      guard let deed = Deed(rawValue: path[2]) else { return nil }
      self = .press(path[1], deed)
    default: return nil
    }
  }
}

/// The customer's side, played by a person with a browser.
extension Sandbox {
  mutating func answer(_ page: PageRoute, now: Int64) throws(Refusal) -> SandboxResponse {
    switch page {
    case .show(let id):
      return PaymentPage(try payment(id), isPayable: isPayable(state.intents[try place(id)]))
        .response
    case .press(let id, let deed):
      let place = try place(id)
      guard isPayable(state.intents[place]) else {
        throw Refusal.unexpectedState("This payment is closed; go back to the page to see it.")
      }
      switch deed {
      case .pay: pay(at: place, time: now)
      case .decline:
        beginTry(at: place, time: now)
        decline(at: place, time: now)
      }
      revision += 1
      var response = SandboxResponse(status: 303, contentType: "text/plain", body: [])
      response.headers.append(NamedText("Location", "/pay/\(id)"))
      return response
    }
  }

  private func place(_ id: String) throws(Refusal) -> Int {
    if id.hasPrefix("pi_") { return try intentPlace(id) }
    guard id.hasPrefix("cs_test_") else { throw Refusal.noSuch("payment page", id) }
    let session = state.sessions[try sessionPlace("cs_" + id.dropFirst("cs_test_".count))]
    return try intentPlace(IntentRecord.id(session.intent))
  }

  private func payment(_ id: String) throws(Refusal) -> PaymentPage.Payment {
    let intent = state.intents[try place(id)]
    let session = intent.session.flatMap { state.sessions.place(ofSerial: $0) }
      .map { state.sessions[$0] }
    let status =
      session?.status == .expired && intent.status != .succeeded
      ? "expired" : intent.status.rawValue
    return PaymentPage.Payment(
      id: id, amount: intent.amount, currency: intent.currency, status: status,
      wasDeclined: intent.wasDeclined,
      lines: session?.items.map { "\($0.quantity) × \($0.name)" } ?? [])
  }
}
