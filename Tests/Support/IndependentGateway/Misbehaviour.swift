/// What the gateway does with one request instead of answering it properly.
///
/// *Commits* means that the request takes effect first: a session or a refund then exists, whatever
/// the client hears.
package enum Misbehaviour: Sendable {
  /// Answers this status, with a body of the gateway's own error shape if none is given. Nothing
  /// takes effect unless `commits`.
  case answer(
    status: Int, body: String? = nil, headers: [String: String] = [:], commits: Bool = false)
  /// An HTML page, as a proxy sends it. Nothing takes effect.
  case html(status: Int)
  /// Commits; a well-framed answer whose JSON ends in the middle.
  case halfJSON
  /// Commits; announces the whole body, sends half of it and closes.
  case cutBody
  /// Commits; status 200 and no body.
  case emptyBody
  /// Cuts the connection with a reset; nothing takes effect.
  case resetBeforeCommit
  /// Commits, then cuts the connection with a reset.
  case resetAfterCommit
  /// Commits, then closes without a word.
  case closeAfterCommit
  /// Says nothing until the client gives up or the gateway stops; nothing takes effect.
  case stallBeforeCommit
  /// Commits, then says nothing until the client gives up or the gateway stops.
  case stallAfterCommit
  /// Commits; the body comes `bytes` at a time.
  case drip(bytes: Int, every: Duration)
  /// Commits; the answer is right but for a filler member of this many bytes.
  case hugeBody(bytes: Int)
  /// Sends the client elsewhere; nothing takes effect.
  case redirect(status: Int = 302, to: String)
  /// Commits; these members of the answer are other than they should be.
  case replacing([String: Wire])
  /// Commits; these members of the answer are missing.
  case removing([String])
  /// Commits; every amount at the top of the answer is this one.
  case wrongAmount(Int64)

  /// Commits; the answer is in another currency.
  package static func wrongCurrency(_ currency: String) -> Misbehaviour {
    .replacing(["currency": .text(currency)])
  }

  /// Commits; the answer says that it is of live mode.
  package static let wrongLiveMode = Misbehaviour.replacing(["livemode": true])

  /// Status 429; `retryAfter` in seconds.
  package static func tooManyRequests(retryAfter: Int? = nil) -> Misbehaviour {
    .answer(
      status: 429,
      headers: retryAfter.map { ["Retry-After": String($0)] } ?? [:])
  }
}
