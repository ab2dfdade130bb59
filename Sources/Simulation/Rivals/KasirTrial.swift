import CheckoutDomain
import SandboxGateway
import Till

/// The same refund through Kasir's own till, on one console that is started again when it dies.
struct KasirTrial {
  private let world: World
  private var lastStep = 0

  init(_ world: World) { self.world = world }

  mutating func run() -> RivalOutcome {
    world.open()
    perform(.charge(console: 0, minorUnits: RivalTrial.captured, .pays(after: 500)))
    world.pass(20_000)
    var draw = Draw(seed: world.scenario.seed, 12)
    world.network.mishaps = { draw, isQuestion in
      RivalWeather.mishap(&draw, isQuestion: isQuestion, isPooled: false)
    }
    click(.refund(console: 0, pick: 0, permille: 300, hasty: []), &draw)
    for _ in 1..<RivalTrial.clicks {
      world.pass(draw.within(5_000...30_000))
      click(.refundAgain(console: 0, pick: 0), &draw)
    }
    world.consoles[0].start()
    // A day passes; the machine sleeps through most of it.
    world.pass(1_200_000)
    for hours in [1, 22, 2] as [Int64] {
      world.suspend(hours * 3_600_000)
      world.pass(240_000)
    }
    let outcome = judge()
    for console in world.consoles { console.process?.die() }
    world.loop.drain()
    return outcome
  }

  private mutating func click(_ deed: Deed, _ draw: inout Draw) {
    world.consoles[0].start()
    perform(deed)
    // It dies with the request on the wire.
    if draw.happens(RivalWeather.crashes) {
      world.pass(draw.within(1...300))
      world.consoles[0].process?.die()
    }
  }

  private mutating func perform(_ deed: Deed) {
    lastStep += 1
    world.perform(Step(number: lastStep, at: 0, deed: deed))
  }

  private func judge() -> RivalOutcome {
    let count = world.gateway.books(at: world.loop.now).refunds.count { $0.status != "failed" }
    let refunds = world.checker.inOrder.flatMap(\.refunds)
    let isForAPerson = refunds.contains { $0.state == .needsHuman }
    let done = refunds.count { $0.state == .refunded }
    let isEnded = refunds.allSatisfy { [.refunded, .notSent, .rejected].contains($0.state) }
    return RivalOutcome(
      refunds: count, isKnown: isEnded && done == count, isForAPerson: isForAPerson)
  }
}
