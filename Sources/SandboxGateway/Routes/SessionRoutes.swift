import StrictJSON

/// The endpoints of checkout sessions (contract sheet §4), all but creation.
extension Sandbox {
  func sessionPlace(_ id: String) throws(Refusal) -> Int {
    guard let serial = SessionRecord.serial(of: id),
      let place = state.sessions.place(ofSerial: serial)
    else { throw Refusal.noSuch("checkout.session", id) }
    return place
  }

  /// Newest first.
  func listSessions(_ page: PageRequest) throws(Refusal) -> JSONValue {
    let intent = page.paymentIntent.map { IntentRecord.serial(of: $0) ?? -1 }
    let matching = state.sessions.reversed().lazy.filter {
      page.created.contains($0.created) && (intent == nil || $0.intent == intent)
    }
    return try page.list(matching, url: "/v1/checkout/sessions/list") { wire($0) }
  }

  func listLineItems(ofSession id: String, _ page: PageRequest) throws(Refusal) -> JSONValue {
    let session = state.sessions[try sessionPlace(id)]
    return try page.list(session.items, url: "/v1/checkout/sessions/\(id)/line_items") {
      wire($0, of: session)
    }
  }

  /// Only an open session can be expired.
  mutating func expireSession(_ id: String, now: Int64) throws(Refusal) -> JSONValue {
    let place = try sessionPlace(id)
    let session = state.sessions[place]
    guard session.status == .open else {
      throw Refusal(
        code: nil,
        message:
          "Only Checkout Sessions with a status of open can be expired. This Checkout Session has "
          + "a status of \(session.status.rawValue).")
    }
    state.timeline.forgetEnd(ofSession: session.serial, at: session.expiresAt)
    endSession(at: place, time: now)
    return wire(state.sessions[place])
  }
}
