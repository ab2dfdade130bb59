package import CheckoutDomain
import StrictJSON

/// Drives a test gateway through sections 1 to 7 of the contract sheet, and writes down what it did.
///
/// It makes a few sessions and intents and ends them, and gives back small parts of one paid test
/// intent, where there is one.
package struct Conformance {
  let client: TestClient
  let names: RandomNames
  let now: Timestamp
  let urls: ReturnAddresses
  var report = ConformanceReport()

  static let sessionsPath = RequestTarget.path("checkout", "sessions")
  static let intentsPath = RequestTarget.path("payment_intents")
  static let refundsPath = RequestTarget.path("refunds")

  /// Prepares a run; nothing is sent yet.
  ///
  /// - Parameter now: The time of the sales that are made up.
  package init(
    _ client: TestClient, random: any RandomSource, now: Timestamp,
    urls: ReturnAddresses = ReturnAddresses()
  ) {
    self.client = client
    names = RandomNames(random)
    self.now = now
    self.urls = urls
  }

  /// Asks everything that can be asked.
  ///
  /// - Parameter payment: A paid test payment of which parts may be given back; without it most of
  ///   section 6 cannot be tested.
  package func run(refunding payment: GatewayProbe.Payment?) async -> ConformanceReport {
    var run = self
    guard await run.checkAccess() else { return run.report }
    await run.checkErrors()
    await run.checkSessions()
    await run.checkIntents()
    await run.checkRefunds(of: payment)
    await run.checkWebhooks()
    run.report.sort()
    return run.report
  }

  // MARK: What is sent

  /// A session's body, with changes.
  func sessionBody(
    reference: String? = nil, amount: Int64 = 10_000, terminal: TerminalType = .web,
    _ change: (inout JSONObject) -> Void = { _ in }
  ) -> JSONValue {
    let money = Money(minorUnits: amount, .idr)
    guard let item = try? LineItem(name: "Kasir conformance", quantity: 1, unitAmount: money),
      let body = try? JSONValue(
        parsing: RequestBodies.session(
          Sale(
            clientRef: names.clientRef(), reference: reference ?? "PROBE-" + names.reference(),
            mode: .test, items: [item], amount: money, terminalType: terminal, createdAt: now),
          urls)),
      var object = body.object
    else { return .null }
    change(&object)
    return .object(object)
  }

  mutating func createSession(_ body: JSONValue, key: IdempotencyKey? = nil) async -> TestReply {
    let reply = await client.post(Self.sessionsPath, body, key: key ?? names.idempotencyKey())
    report.note(session: reply)
    return reply
  }

  mutating func expire(_ id: String) async -> TestReply {
    let reply = await client.post(
      RequestTarget.path("checkout", "sessions", id, "expire"), key: names.idempotencyKey())
    report.note(session: reply)
    return reply
  }

  // MARK: What is said

  /// Whether a text is an id of a kind: a prefix and 19 digits (contract sheet §1).
  static func isID(_ text: String?, _ prefix: String) -> Bool {
    guard let text, text.hasPrefix(prefix) else { return false }
    let digits = text.dropFirst(prefix.count)
    return digits.count == 19 && digits.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// What a member holds, for the table.
  static func shown(_ value: JSONValue?) -> String {
    guard let value, !value.isNull else { return "absent" }
    return value.string ?? value.compact
  }
}
