package import CheckoutDomain

/// What a first contact with a gateway tells.
package struct GatewayContact: Hashable, Sendable {
  /// How it ended.
  package enum Ending: Hashable, Sendable {
    /// It took the key, and answered.
    case answered
    /// It does not take the key; the sentence says what it said.
    case keyRefused(String)
    /// It answered something else; the sentence says what.
    case refused(String)
    /// No usable answer came; the sentence says why.
    case silent(String)
  }

  /// How it ended.
  package let ending: Ending
  /// The time of its clock, from the answer's `Date`, in whole seconds.
  package let clock: Timestamp?
  /// Whether the connection is encrypted.
  package let isEncrypted: Bool

  /// Makes a contact.
  package init(_ ending: Ending, clock: Timestamp? = nil, isEncrypted: Bool = true) {
    self.ending = ending
    self.clock = clock
    self.isEncrypted = isEncrypted
  }
}

extension WooshPayGateway {
  /// Asks for one row of a list: whether anybody is there, takes the key, and what time it has.
  package func contact() async -> GatewayContact {
    let path = RequestTarget.path("checkout", "sessions", "list")
    let result = await transport.perform(
      HTTPRequest(
        .get, address.origin, RequestTarget.with([("limit", "1")], path),
        headers: [("Accept", "application/json")], authorization: key.authorization,
        timeLimit: limits.poll))
    let isEncrypted = address.origin.scheme == .https
    guard case .answered(let answer) = result else {
      let reason =
        switch result {
        case .notSent(let reason), .unknown(let reason): reason
        case .answered: ""
        }
      return GatewayContact(.silent(reason), isEncrypted: isEncrypted)
    }
    let clock = answer.date.flatMap(HTTPDate.seconds).map { Timestamp(milliseconds: $0 * 1000) }
    return GatewayContact(ending(of: answer), clock: clock, isEncrypted: isEncrypted)
  }

  private func ending(of answer: HTTPAnswer) -> GatewayContact.Ending {
    let said = ErrorBody(Redaction.body(answer.body, without: key.forbidden)).said
    let words = "\(answer.status)" + (said.map { ": " + $0 } ?? "")
    switch answer.status {
    case 200...299: return .answered
    case 401, 403: return .keyRefused(words)
    default: return .refused(words)
    }
  }
}
