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
  /// Whether the first quarter of an hour after the faults is lived through awake.
  let isPatient: Bool
  /// How long after its session's end a late customer pays, in milliseconds.
  let lateness: Int64
  /// Whether people settle what only they can.
  let peopleSettle: Bool
  /// How many sales of a thousand are charged by a payment intent without a session.
  let intents: Int
  /// How many sales of a thousand are in pounds.
  let pounds: Int
  /// Whether the first console also takes in what the gateway tells of by itself.
  let listens: Bool
  /// Whether every process asks no faster than it should, and goes by what the gateway says of its
  /// clock and of being left alone.
  let isPaced: Bool
  /// Whether somebody compares ledger and gateway at closing time.
  let reconciles: Bool

  /// Draws a run.
  ///
  /// - Parameter mostSteps: How many steps its plan may have, at least 4. The first ones of a longer plan
  ///   are those of a shorter one of the same seed.
  package init(
    seed: UInt64, gateway: GatewayKind = .any, mostSteps: Int = Campaign.usualMostSteps
  ) {
    self.seed = seed
    var draw = Draw(seed: seed, 1)
    consoles = draw.weighted([(20, 1), (45, 2), (22, 3), (13, 4)])
    // Drawn apart: what is charged how moves nothing else of the plan.
    var ways = Draw(seed: seed, 7)
    intents = ways.weighted([(70, 0), (20, 400), (10, 1000)])
    var drawn = Manners.draw(&draw)
    drawn.nextAction = ways.happens(250) ? .none : ways.one(of: NextActionShape.allCases)
    var others = Draw(seed: seed, 9)
    drawn.tellsRefunded = others.happens(350)
    drawn.deliveries.duplicates = others.happens(300) ? 2 : 0
    drawn.deliveries.reorders = others.happens(300)
    behaviour = gateway.restricting(drawn)
    pounds = others.weighted([(75, 0), (15, 400), (10, 1000)])
    listens = others.happens(300)
    isPaced = others.happens(500)
    reconciles = others.happens(400)
    facts = Manners.facts(of: behaviour, &draw)
    weather = Self.weather(&draw)
    tidiesUp = draw.happens(750)
    peopleSettle = draw.happens(500)
    isPatient = draw.happens(20)
    let hour: Int64 = 3_600_000
    lateness = draw.one(of: [20_000, 600_000, 5 * hour, 30 * hour, 70 * hour])
    var walk = Walk(
      draw: Draw(seed: seed, 2), consoles: consoles, mostSteps: Int64(mostSteps))
    steps = Strangers.joining(walk.steps(), &others)
  }

  /// A calm run of one console, in which nothing is planned.
  init(seed: UInt64, behaviour: SandboxBehaviour, facts: GatewayFacts) {
    self.seed = seed
    self.behaviour = behaviour
    self.facts = facts
    steps = []
    consoles = 1
    weather = .calm
    tidiesUp = false
    peopleSettle = false
    isPatient = false
    lateness = 0
    intents = 0
    pounds = 0
    listens = false
    isPaced = false
    reconciles = false
  }

  /// Whether the gateway can say what was refunded of a payment, however that was done.
  var canTellWhatIsLeft: Bool { behaviour.tellsRefunded || behaviour.refundList != .absent }

  /// What the run is drawn with, besides its steps, for people.
  package var surroundings: String {
    let known = facts.answers.filter { $0.value.isYes }.map(\.key.rawValue).sorted()
    return "  \(consoles) consoles, \(weather)\n  \(behaviour)\n  proven: \(known)"
  }

  private static func weather(_ draw: inout Draw) -> Weather {
    let strength = draw.weighted([(15, 0), (35, 8), (35, 30), (15, 70)])
    guard strength > 0 else { return .calm }
    func some(_ draw: inout Draw) -> Int { draw.happens(650) ? draw.below(2 * strength) : 0 }
    return Weather(
      refused: some(&draw), lost: some(&draw), late: some(&draw), answerLost: some(&draw),
      twice: some(&draw), statuses: some(&draw), spoiled: draw.happens(300) ? some(&draw) / 2 : 0,
      stale: some(&draw), declined: draw.happens(300) ? some(&draw) / 2 : 0)
  }
}
