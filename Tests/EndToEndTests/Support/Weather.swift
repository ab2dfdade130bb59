import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// One way in which a gateway does not answer properly, and what a script is told of it.
struct Weather: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// What the gateway does; nil where nobody listens any more.
  let misbehaviour: Misbehaviour?
  /// Whether the request took effect all the same.
  let commits: Bool
  /// What is known afterwards of a request that was to change something.
  let ending: Ending
  /// The HTTP status told, where one came back.
  let status: Int64?
  /// Words of the sentence for people.
  let words: String

  enum Ending: Sendable {
    /// The gateway refused; the kind of the error.
    case refused(String)
    /// Nothing was done, for certain.
    case notSent
    /// Nobody knows.
    case unknown
  }

  init(
    _ name: String, _ misbehaviour: Misbehaviour?, _ ending: Ending, status: Int64? = nil,
    commits: Bool = false, _ words: String
  ) {
    testDescription = name
    self.misbehaviour = misbehaviour
    self.commits = commits
    self.ending = ending
    self.status = status
    self.words = words
  }

  /// The exit code of a command that was to change something.
  var exitCode: Int32 { if case .unknown = ending { 3 } else { 1 } }

  /// The error's kind where something was to change.
  var kind: JSONValue {
    switch ending {
    case .refused(let kind): .string(kind)
    case .notSent: "not_sent"
    case .unknown: "unknown"
    }
  }

  /// The error's kind where a question was asked: then nothing of ours is unknown.
  var kindOfQuestion: JSONValue { if case .unknown = ending { "gateway" } else { kind } }

  /// Lets it happen at the next request that `filter` means.
  func strike(_ gateway: IndependentGateway, on filter: RequestFilter) {
    if let misbehaviour { gateway.next(misbehaviour, on: filter) } else { gateway.stop() }
  }

  /// How many requests arrive of one that was sent.
  var arrivals: Int { misbehaviour == nil ? 0 : 1 }

  /// One of each ending, for commands that go the same way as one that meets them all.
  static let few = all.filter { weather in
    ["401", "429", "500", "nobody there"].contains(weather.testDescription)
  }

  /// Those after which a create request is not sent again: one in conflict is.
  static let ofCharges = all.filter { $0.testDescription != "409" }

  static let all: [Weather] = [
    Weather("400", .answer(status: 400), .refused("rejected"), status: 400, "refused (400)"),
    Weather(
      "401", .answer(status: 401), .refused("key"), status: 401, "does not accept the key (401)"),
    Weather(
      "402", .answer(status: 402), .refused("rejected"), status: 402, "could not do it (402)"),
    Weather(
      "404", .answer(status: 404), .refused("not_found"), status: 404, "knows no such thing (404)"),
    Weather("409", .answer(status: 409), .unknown, status: 409, "a conflict (409"),
    // Longer than a command waits; what asks for less is sent again.
    Weather("429", .tooManyRequests(retryAfter: 50), .notSent, status: 429, "fewer requests (429"),
    Weather("500", .answer(status: 500), .unknown, status: 500, "a temporary problem (500"),
    Weather("HTML with 403", .html(status: 403), .refused("rejected"), status: 403, "(403)"),
    Weather("HTML with 502", .html(status: 502), .unknown, status: 502, "a temporary problem (502"),
    Weather("HTML with 200", .html(status: 200), .unknown, status: 200, "cannot be used"),
    Weather(
      "half a JSON", .halfJSON, .unknown, status: 200, commits: true, "it is no JSON"),
    Weather("an empty body", .emptyBody, .unknown, status: 200, commits: true, "it is empty"),
    Weather("a body cut off", .cutBody, .unknown, commits: true, "broke before the answer"),
    Weather("a reset before the work", .resetBeforeCommit, .unknown, "broke before the answer"),
    Weather(
      "a reset after the work", .resetAfterCommit, .unknown, commits: true,
      "broke before the answer"),
    Weather(
      "a close after the work", .closeAfterCommit, .unknown, commits: true,
      "broke before the answer"),
    Weather(
      "a redirect", .redirect(to: "http://127.0.0.1:9/"), .unknown, status: 302,
      "where Kasir does not go"),
    Weather("nobody there", nil, .notSent, "refused the connection"),
  ]
}
