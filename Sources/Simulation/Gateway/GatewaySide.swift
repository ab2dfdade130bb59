import CheckoutDomain
import LocalGateway
import SandboxGateway
import StrictJSON
import WooshPay

/// The gateway's end of the wire: one sandbox, in process.
final class GatewaySide: @unchecked Sendable {
  private(set) var sandbox: Sandbox
  /// What stood before each change of the last half minute, for answers that are stale.
  private var past: [(until: Int64, sandbox: Sandbox)] = []
  private let keepsPast: Bool
  private var knownAt: Int?
  /// Answers to questions, which stay the same until something changes.
  private var answers: [String: (revision: Int, answer: HTTPAnswer)] = [:]
  private var known = SandboxBooks.none
  private var plannedAt: Int?
  private var planned: Int64?

  /// Whether anybody reads the date of an answer.
  private let isTimed: Bool

  init(_ sandbox: Sandbox, keepsPast: Bool, isTimed: Bool) {
    self.isTimed = isTimed
    self.sandbox = sandbox
    self.keepsPast = keepsPast
  }

  /// What it truly holds.
  func books(at now: Int64) -> SandboxBooks {
    sandbox.catchUp(to: now)
    if knownAt != sandbox.revision {
      known = sandbox.books
      knownAt = sandbox.revision
    }
    return known
  }

  /// Answers a request that has arrived.
  ///
  /// - Parameters:
  ///   - fault: What goes wrong with it here.
  ///   - age: How old the state is that a question is answered from, in milliseconds.
  func answer(
    _ request: HTTPRequest, at now: Int64, fault: Fault? = nil, age: Int64 = 0
  ) -> HTTPAnswer {
    if request.method == .get, fault == nil, age == 0 {
      return answer(askedAgain: request, at: now)
    }
    return work(request, at: now, fault: fault, age: age)
  }

  private func answer(askedAgain request: HTTPRequest, at now: Int64) -> HTTPAnswer {
    sandbox.catchUp(to: now)
    if let known = answers[request.target], known.revision == sandbox.revision {
      guard isTimed else { return known.answer }
      return known.answer.said(at: now + sandbox.configuration.behaviour.clockSkew.milliseconds)
    }
    let answer = work(request, at: now, fault: nil, age: 0)
    // A list of refunds may lag behind, so that its answer changes by itself.
    if !request.target.hasPrefix("/v1/refunds?") {
      answers[request.target] = (sandbox.revision, answer)
    }
    return answer
  }

  private func work(
    _ request: HTTPRequest, at now: Int64, fault: Fault?, age: Int64
  ) -> HTTPAnswer {
    let request = SandboxRequest(
      method: request.method.rawValue, target: request.target,
      headers: request.headers.map { NamedText($0.name, $0.value) }
        + [NamedText("Authorization", Self.authorization)],
      body: request.body)
    if age > 0, var old = past.first(where: { $0.until > now - age })?.sandbox {
      old.faults = fault.map(OneFault.init)
      return HTTPAnswer(old.handle(request, now: now - age))
    }
    return change(at: now) { sandbox in
      sandbox.faults = fault.map(OneFault.init)
      defer { sandbox.faults = nil }
      return HTTPAnswer(sandbox.handle(request, now: now))
    }
  }

  /// A customer presses a button on the page of a payment; whether it could be pressed.
  func press(_ deed: String, on payment: String, at now: Int64) -> Bool {
    change(at: now) { sandbox in
      let response = sandbox.handle(
        SandboxRequest(method: "POST", target: "/pay/\(payment)/\(deed)"), now: now)
      return response.status == 303
    }
  }

  /// Somebody with the merchant's key gives back a part of a payment, at most what is left of it.
  ///
  /// - Parameters:
  ///   - wanted: Minor units; less where less is left.
  ///   - name: The `client_ref` that it carries; nil for none.
  ///   - life: What the provider does with it; nil for what it does with all.
  /// - Returns: The refund; nil where none was made.
  func refundElsewhere(
    _ intent: String, atMost wanted: Int64, name: String?, life: SandboxBehaviour.RefundLife?,
    at now: Int64
  ) -> SandboxBooks.Refund? {
    let before = books(at: now)
    guard let captured = before.intents.first(where: { $0.id == intent })?.received else {
      return nil
    }
    let given = before.refunds.filter { $0.intent == intent && $0.status != "failed" }
      .reduce(0) { $0 + $1.amount }
    let amount = min(wanted, captured - given)
    guard amount > 0 else { return nil }
    var body = JSONObject([
      "payment_intent": .string(intent), "amount": .integer(amount),
    ])
    if let name { body["metadata"] = ["client_ref": .string(name)] }
    let answer = change(at: now) { sandbox in
      let usual = sandbox.configuration.behaviour.refundLife
      defer { sandbox.configuration.behaviour.refundLife = usual }
      if let life { sandbox.configuration.behaviour.refundLife = life }
      return sandbox.handle(
        SandboxRequest(
          method: "POST", target: "/v1/refunds",
          headers: [
            NamedText("Authorization", Self.authorization),
            NamedText("Content-Type", "application/json"),
            NamedText("Idempotency-Key", "elsewhere-\(intent)-\(now)"),
          ], body: JSONValue.object(body).compactBytes), now: now)
    }
    guard answer.status == 200 else { return nil }
    return books(at: now).refunds.last
  }

  /// A customer disputes a payment; whether it was paid.
  func dispute(_ intent: String, at now: Int64) -> Bool {
    change(at: now) { $0.dispute(intent, now: now) }
  }

  /// Asks to be told of everything.
  func subscribe(at now: Int64) {
    let answer = change(at: now) { sandbox in
      sandbox.handle(
        SandboxRequest(
          method: "POST", target: "/v1/webhook_endpoints",
          headers: [
            NamedText("Authorization", Self.authorization),
            NamedText("Content-Type", "application/json"),
          ],
          body: Array(#"{"url":"http://127.0.0.1:9/events","enabled_events":["*"]}"#.utf8)),
        now: now)
    }
    precondition(answer.status == 200, "the sandbox takes an endpoint on this machine")
  }

  /// When an event is to be delivered next, in the true time; nil for never.
  var nextDeliveryAt: Int64? {
    if plannedAt != sandbox.revision {
      planned = sandbox.nextDeliveryAt
      plannedAt = sandbox.revision
    }
    return planned
  }

  func takeDeliveries(at now: Int64) -> [OutgoingDelivery] {
    change(at: now) { $0.takeDeliveries(now: now) }
  }

  func ended(_ delivery: OutgoingDelivery, status: Int?, at now: Int64) {
    change(at: now) { $0.ended(delivery, status: status, now: now) }
  }

  /// Makes a customer one who pays after the session's end.
  func delayCustomer(of intent: String, at now: Int64) {
    change(at: now) { $0.delayCustomer(of: intent) }
  }

  private func change<Result>(at now: Int64, _ body: (inout Sandbox) -> Result) -> Result {
    let before = keepsPast ? sandbox : nil
    let revision = sandbox.revision
    let result = body(&sandbox)
    if let before, sandbox.revision != revision {
      past.removeAll { $0.until < now - 60_000 }
      past.append((now, before))
    }
    return result
  }

  /// HTTP Basic of `sk_test_simulation:`.
  private static let authorization = "Basic c2tfdGVzdF9zaW11bGF0aW9uOg=="
}

/// One fault, for the one request it was drawn for.
private struct OneFault: FaultPlan {
  let fault: Fault

  init(_ fault: Fault) { self.fault = fault }

  mutating func fault(for request: SandboxRequest, now: Int64) -> Fault? { fault }
}

extension SandboxBooks {
  fileprivate static let none = Sandbox().books
}

extension HTTPAnswer {
  /// The same answer, given at another moment.
  fileprivate func said(at milliseconds: Int64) -> HTTPAnswer {
    HTTPAnswer(
      status: status, retryAfter: retryAfter, date: HTTPDate.text(of: milliseconds),
      contentType: contentType, body: body)
  }
}
