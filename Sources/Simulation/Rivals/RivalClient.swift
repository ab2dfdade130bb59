import CheckoutDomain
import SandboxGateway
import StrictJSON
import WooshPay

/// A program that refunds as others do, rebuilt from what they do (`reliability.md` §1.1, §1.3).
///
/// It does one thing after the other, on the simulation's time.
final class RivalClient {
  private enum Told {
    case done, refused, nothing
  }

  private let world: World
  private let policy: RivalPolicy
  private var draw: Draw
  private var lastKey = 0

  init(_ world: World, _ policy: RivalPolicy, _ draw: Draw) {
    self.world = world
    self.policy = policy
    self.draw = draw
    world.network.mishaps = { draw, isQuestion in
      RivalWeather.mishap(&draw, isQuestion: isQuestion, isPooled: true)
    }
  }

  func run() -> RivalOutcome {
    guard let intent = world.gateway.paidIntent(at: world.loop.now) else {
      return RivalOutcome(refunds: 0, isKnown: false, isForAPerson: true)
    }
    var told = Told.nothing
    var kept: String?
    for click in 0..<RivalTrial.clicks where told != .done {
      if click > 0 { wait(draw.within(5_000...30_000)) }
      // A program that died has forgotten everything that it did not keep.
      told = self.click(intent, &kept)
    }
    wait(600_000)
    let refunds = world.gateway.books(at: world.loop.now).refunds.count { $0.status != "failed" }
    let isKnown = told == .done ? refunds == 1 : told == .refused && refunds == 0
    return RivalOutcome(refunds: refunds, isKnown: isKnown, isForAPerson: told == .nothing)
  }

  private func click(_ intent: String, _ kept: inout String?) -> Told {
    switch policy {
    case .retries:
      let key = newKey()
      for attempt in 0..<3 {
        if attempt > 0 { wait(Int64(500 * attempt * attempt)) }
        guard let told = send(intent, key: key) else { return .nothing }
        if told != .nothing { return told }
      }
      return .nothing
    case .lookUpOnce:
      if let key = kept, isFound(key, intent) { return .done }
      let key = kept ?? newKey()
      kept = key
      return send(intent, key: key) ?? .nothing
    default: return send(intent, key: nil) ?? .nothing
    }
  }

  private func newKey() -> String {
    lastKey += 1
    return "rival-\(lastKey)"
  }

  /// Sends the refund once; nil where the program dies meanwhile.
  private func send(_ intent: String, key: String?) -> Told? {
    var body = JSONObject([
      "payment_intent": .string(intent), "amount": .integer(RivalTrial.wanted),
      "reason": "requested_by_customer",
    ])
    if policy == .lookUpOnce { body["metadata"] = ["client_ref": JSONValue(key)] }
    var headers = [("Content-Type", "application/json")]
    if let key { headers.append(("Idempotency-Key", key)) }
    let isCrash = draw.happens(RivalWeather.crashes)
    let result = carry(
      HTTPRequest(
        .post, SimulatedGateway.origin, "/v1/refunds", headers: headers,
        body: JSONValue.object(body).compactBytes, timeLimit: .seconds(30)))
    if isCrash { return nil }
    guard case .answered(let answer) = result else { return .nothing }
    switch answer.status {
    case 200...299: return .done
    case 409, 429, 500...: return .nothing
    default: return .refused
    }
  }

  /// Whether the refund is listed; what cannot be looked up counts as absent.
  private func isFound(_ key: String, _ intent: String) -> Bool {
    let result = carry(
      HTTPRequest(
        .get, SimulatedGateway.origin, "/v1/refunds?payment_intent=\(intent)",
        timeLimit: .seconds(30)))
    guard case .answered(let answer) = result, answer.status == 200,
      let list = try? JSONValue(parsing: answer.body)
    else { return false }
    return (list["data"]?.array ?? []).contains { $0["metadata"]?["client_ref"]?.string == key }
  }

  private func carry(_ request: HTTPRequest) -> HTTPResult {
    var result: HTTPResult?
    world.network.carry(request, &draw) { result = $0 }
    while true {
      if let result { return result }
      wait(20)
    }
  }

  private func wait(_ milliseconds: Int64) { world.pass(milliseconds) }
}
