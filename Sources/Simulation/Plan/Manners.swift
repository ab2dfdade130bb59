import CheckoutDomain
import SandboxGateway

/// Which gateways a campaign is run against.
package enum GatewayKind: String, CaseIterable, Sendable {
  /// Any that could be.
  case any
  /// It ignores keys, cannot list refunds and keeps no cap: nothing helps.
  case deaf
  /// It honours keys for a day.
  case keyed
  /// It ignores keys, but lists refunds.
  case listing

  func restricting(_ manners: SandboxBehaviour) -> SandboxBehaviour {
    var manners = manners
    switch self {
    case .any: break
    case .deaf:
      (manners.keys, manners.refundList, manners.cap) = (.ignored, .absent, .none)
      manners.tellsRefunded = false
    case .keyed: manners.keys = .honoured(for: .seconds(86_400))
    case .listing: (manners.keys, manners.refundList) = (.ignored, .present)
    }
    return manners
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
    draw.happens(600) ? truths(of: manners) : GatewayFacts()
  }

  static func truths(of manners: SandboxBehaviour) -> GatewayFacts {
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
