import CheckoutDomain
import SandboxGateway

/// One run, all of it drawn from a seed: the gateway's manners, the weather, who does what when.
package struct Scenario: Sendable {
  package let seed: UInt64
  package var steps: [Step]
  let consoles: Int
  let behaviour: SandboxBehaviour
  var weather: Weather
  /// What a probe of the gateway has found out, if anybody ever asked; always true.
  let facts: GatewayFacts
  /// Whether somebody cancels at closing time what is still open.
  let tidiesUp: Bool
  /// Whether people settle what only they can.
  let peopleSettle: Bool

  /// Draws a run.
  package init(seed: UInt64) {
    self.seed = seed
    var draw = Draw(seed: seed, 1)
    consoles = draw.weighted([(20, 1), (45, 2), (22, 3), (13, 4)])
    behaviour = Manners.draw(&draw)
    facts = Manners.facts(of: behaviour, &draw)
    weather = Self.weather(&draw)
    tidiesUp = draw.happens(750)
    peopleSettle = draw.happens(500)
    var walk = Walk(draw: Draw(seed: seed, 2), consoles: consoles)
    steps = walk.steps()
  }

  private static func weather(_ draw: inout Draw) -> Weather {
    let strength = draw.weighted([(15, 0), (35, 8), (35, 30), (15, 70)])
    guard strength > 0 else { return .calm }
    func some(_ draw: inout Draw) -> Int { draw.happens(650) ? draw.below(2 * strength) : 0 }
    return Weather(
      refused: some(&draw), lost: some(&draw), late: some(&draw), answerLost: some(&draw),
      twice: some(&draw), statuses: some(&draw), spoiled: draw.happens(300) ? some(&draw) / 2 : 0,
      stale: some(&draw))
  }
}

/// The manners of a gateway that nobody has seen.
enum Manners {
  static func draw(_ draw: inout Draw) -> SandboxBehaviour {
    var manners = SandboxBehaviour()
    manners.keys = draw.weighted([
      (45, .honoured(for: .seconds(86_400))), (40, .ignored), (15, .honoured(for: .seconds(120))),
    ])
    manners.keyReuseStatus = draw.one(of: [400, 409, 422])
    manners.wrapsErrors = draw.happens(500)
    manners.timestampsInSeconds = draw.happens(300)
    manners.refundAmountAsString = draw.happens(300)
    manners.refundList = draw.weighted([
      (50, .absent), (35, .present), (15, .lagging(by: .seconds(draw.within(1...30)))),
    ])
    manners.cap = draw.weighted([
      (50, .enforced), (25, .racy(window: .seconds(5))), (25, SandboxBehaviour.Cap.none),
    ])
    let settling = Duration.seconds(draw.within(5...1800))
    manners.refundLife = draw.weighted([
      (50, .succeedsAtOnce), (30, .pendingThenSucceeds(after: settling)),
      (20, .pendingThenFails(after: settling)),
    ])
    manners.declinedStatus = draw.happens(500) ? .failed : .requiresPaymentMethod
    manners.processingTime = draw.happens(350) ? .seconds(draw.within(1...90)) : .zero
    manners.writesJSONInStrings = draw.happens(150)
    manners.latePaymentShowsOnSession = draw.happens(500)
    manners.clockSkew = draw.happens(200) ? .seconds(draw.within(-600...600)) : .zero
    return manners
  }

  /// What is known of them: nothing, or the truth.
  ///
  /// A key that is honoured for two minutes counts as not honoured.
  static func facts(of manners: SandboxBehaviour, _ draw: inout Draw) -> GatewayFacts {
    guard draw.happens(600) else { return GatewayFacts() }
    let honoursKeys = manners.keys == .honoured(for: .seconds(86_400))
    let truths: [GatewayFacts.Question: Bool] = [
      .honoursRefundKeys: honoursKeys, .honoursSessionKeys: honoursKeys,
      .findsRefunds: manners.refundList != .absent, .enforcesCaptured: manners.cap == .enforced,
      .returnsMetadata: true,
    ]
    let at = Timestamp(milliseconds: World.start)
    return GatewayFacts(truths.mapValues { GatewayFacts.Answer(isYes: $0, at: at) })
  }
}
