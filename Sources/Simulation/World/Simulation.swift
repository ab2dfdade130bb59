package import CheckoutDomain
package import WooshPay

/// Runs scenarios and says what came of them.
package enum Simulation {
  /// What came of one run.
  package struct Outcome: Sendable {
    /// The first rule that did not hold; nil where all did.
    package let violation: Violation?
    /// What happened, where it was asked for.
    package let trace: [String]
    /// How many refunds there were, how many of them were unknown for a while, and how many only a
    /// person could settle.
    package let refunds: Int
    package let unknown: Int
    package let needHuman: Int
    package let requests: Int
    package let coverage: Coverage
  }

  /// Runs a scenario on an empty ledger.
  ///
  /// - Parameters:
  ///   - isTraced: Whether to write down what happens.
  ///   - transport: What stands between the consoles and the wire; nothing of its own.
  package static func run(
    _ scenario: Scenario, on ledger: any SalesLedger = MemoryLedger(), isTraced: Bool = false,
    transport: @escaping (any HTTPTransport) -> any HTTPTransport = { $0 }
  ) -> Outcome {
    let world = World(scenario, ledger: ledger, isTraced: isTraced)
    world.transport = transport
    world.loop.occupy {
      world.open()
      for step in scenario.steps where world.checker.violation == nil {
        world.loop.run(until: max(world.loop.now, World.start + step.at))
        world.perform(step)
      }
      if world.checker.violation == nil { world.close() }
      // A run that was stopped early ends its tasks too, so that they take their memory with them.
      for console in world.consoles { console.process?.die() }
      world.loop.drain()
    }
    let refunds = world.checker.sales.values.flatMap(\.refunds)
    return Outcome(
      violation: world.checker.violation, trace: world.trace?.lines ?? [], refunds: refunds.count,
      unknown: world.checker.everUnknown.count, needHuman: world.checker.everForAPerson.count,
      requests: world.network.requests, coverage: world.coverage)
  }
}
