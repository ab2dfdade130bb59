package import CheckoutDomain

/// Runs scenarios and says what came of them.
package enum Simulation {
  /// What came of one run.
  package struct Outcome: Sendable {
    /// The first rule that did not hold; nil where all did.
    package let violation: Violation?
    /// What happened, where it was asked for.
    package let trace: [String]
    /// How many refunds there were, and how many a person has to settle.
    package let refunds: Int
    package let needHuman: Int
    package let requests: Int
  }

  /// Runs a scenario on an empty ledger.
  ///
  /// - Parameter isTraced: Whether to write down what happens.
  package static func run(
    _ scenario: Scenario, on ledger: any SalesLedger = MemoryLedger(), isTraced: Bool = false
  ) -> Outcome {
    let world = World(scenario, ledger: ledger, isTraced: isTraced)
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
      needHuman: refunds.count { $0.state == .needsHuman }, requests: world.network.requests)
  }
}
