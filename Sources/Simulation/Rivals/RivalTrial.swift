import CheckoutDomain
import SandboxGateway
import StrictJSON
import WooshPay

/// One paid sale, of which an operator wants three tenths given back, once; they click again, up to
/// three times, until they are told that it is done.
package enum RivalTrial {
  static let captured: Int64 = 1_000_000
  static let wanted: Int64 = 300_000
  /// How often an operator clicks at the most.
  static let clicks = 4

  /// Runs one trial; of one seed every policy gets the same draws.
  package static func run(
    _ policy: RivalPolicy, on gateway: RivalGateway, seed: UInt64
  ) -> RivalOutcome {
    let world = World(
      scenario(policy, gateway, seed), ledger: MemoryLedger(), isTraced: false)
    return world.loop.occupy {
      if policy.isKasir {
        var trial = KasirTrial(world)
        return trial.run()
      }
      return RivalClient(world, policy, Draw(seed: seed, 12)).run()
    }
  }

  private static func scenario(
    _ policy: RivalPolicy, _ gateway: RivalGateway, _ seed: UInt64
  ) -> Scenario {
    var behaviour = SandboxBehaviour()
    let honoursKeys = gateway == .keys || gateway == .keysAndList
    let hasList = gateway == .list || gateway == .keysAndList
    behaviour.keys = honoursKeys ? .honoured(for: .seconds(86_400)) : .ignored
    behaviour.refundList = hasList ? .present : .absent
    behaviour.cap = .none
    let facts = policy == .kasirProbed ? Manners.truths(of: behaviour) : GatewayFacts()
    return Scenario(seed: seed, behaviour: behaviour, facts: facts)
  }
}

extension GatewaySide {
  /// A payment that a customer has made; nil where the gateway takes none.
  func paidIntent(at now: Int64) -> String? {
    let line: JSONValue = [
      "quantity": 1,
      "price_data": [
        "currency": "IDR", "unit_amount": .integer(RivalTrial.captured),
        "product_data": ["name": "kopi"],
      ],
    ]
    let body: JSONValue = [
      "mode": "payment", "success_url": "https://wooshpay.com/",
      "cancel_url": "https://wooshpay.com/", "payment_method_types": ["akulaku"],
      "line_items": [line],
    ]
    _ = answer(
      HTTPRequest(
        .post, SimulatedGateway.origin, "/v1/checkout/sessions",
        headers: [("Content-Type", "application/json")], body: body.compactBytes,
        timeLimit: .seconds(30)), at: now)
    guard let intent = books(at: now).intents.last?.id, press("pay", on: intent, at: now) else {
      return nil
    }
    return intent
  }
}
