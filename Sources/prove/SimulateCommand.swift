import ArgumentParser
import CheckoutDomain
import Dispatch
import Foundation
import Ledger
import Simulation

/// `prove simulate`.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Run seeded simulations of consoles under faults.",
    discussion: """
      Real tills on a simulated machine, against the sandbox in process. After every change the rules \
      of the money are checked. A seed that breaks one is made smaller and printed.
      """)

  @Option(help: "How many seeds to run.")
  var seeds: UInt64 = 1000

  @Option(help: "The first seed.")
  var seed: UInt64 = 1

  @Option(help: "memory, or sqlite: the real ledger, in memory.")
  var ledger = LedgerKind.memory

  @Option(help: "any; deaf: no keys, no list, no cap; keyed; listing.")
  var gateway = GatewayKind.any

  @Option(help: "How many steps the plan of a run has at the most; at least 4.")
  var steps = Campaign.usualMostSteps

  @Option(help: "How many threads; each run stays on one.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "End early after that many seeds that break a rule.")
  var mostFailures = 20

  @Flag(help: "Print how often each fault, step and state occurred.")
  var coverage = false

  @Flag(help: "Fail where something that can happen never did.")
  var complete = false

  @Flag(inversion: .prefixedNo, help: "Print the first failure with the fewest steps that show it.")
  var explanation = true

  @Flag(help: "Print what happens in each run.")
  var trace = false

  func validate() throws {
    guard (4...10_000).contains(steps) else { throw ValidationError("--steps is 4 to 10000.") }
  }

  func run() throws {
    Allocator.cacheSmallBlocks()
    if trace { return try printTraces() }
    var campaign = Campaign(seeds: seed..<seed + seeds)
    campaign.gateway = gateway
    campaign.mostSteps = steps
    campaign.threads = threads
    campaign.mostFailures = mostFailures
    campaign.ledger = ledger.make
    let clock = ContinuousClock()
    let start = clock.now
    let tally = try campaign.run()
    report(tally, after: clock.now - start)
    if coverage { printCoverage(tally.coverage) }
    let missing = tally.coverage.missing
    if coverage || complete {
      print(missing.isEmpty ? "everything occurred" : "never occurred: \(missing)")
    }
    for failure in tally.failures.prefix(explanation ? 1 : 0) {
      try explain(failure.seed, failure.violation)
    }
    if !tally.failures.isEmpty || complete && !missing.isEmpty { throw ExitCode.failure }
  }

  private func report(_ tally: Campaign.Tally, after time: Duration) {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let runs = Double(max(1, tally.runs))
    print("runs           \(tally.runs) in \(rounded(seconds)) s, \(Int(runs / seconds)) a second")
    print("processor      \(rounded(ProcessorTime.ofThisProcess / runs * 1000)) ms a run")
    print("gateway        \(gateway.rawValue), ledger \(ledger.rawValue), \(threads) threads")
    print("requests       \(tally.requests), \(rounded(Double(tally.requests) / runs)) a run")
    print("refunds        \(tally.refunds), \(rounded(Double(tally.refunds) / runs)) a run")
    print("  unknown      \(tally.unknown) for a while")
    let share = Double(tally.needHuman) / Double(max(1, tally.refunds)) * 100
    print("  for a person \(tally.needHuman) (\(rounded(share)) %)")
    print("violations     \(tally.failures.count)")
    for failure in tally.failures { print("  seed \(failure.seed): \(failure.violation)") }
  }

  private func printCoverage(_ coverage: Coverage) {
    for kind in Coverage.Kind.allCases {
      print("\n\(kind.rawValue)")
      for row in coverage.rows(of: kind) {
        let name = row.name.padding(toLength: 30, withPad: " ", startingAt: 0)
        print("  \(name) \(row.count)")
      }
    }
    print("")
  }

  private func rounded(_ number: Double) -> String { String(format: "%.2f", number) }

  /// Prints the fewest steps that still break the rule.
  private func explain(_ seed: UInt64, _ violation: Violation) throws {
    let scenario = Scenario(seed: seed, gateway: gateway, mostSteps: steps)
    let smaller = try Shrinker.shrink(scenario) { scenario in
      Simulation.run(scenario, on: try ledger.make()).violation?.rule == violation.rule
    }
    print("\nseed \(seed) breaks \(violation.rule.rawValue) still with these of its steps:")
    for step in smaller.steps { print("  \(step)") }
    print(smaller.surroundings)
    for line in Simulation.run(smaller, on: try ledger.make(), isTraced: true).trace {
      print("  " + line)
    }
  }

  private func printTraces() throws {
    for seed in seed..<seed + seeds {
      let outcome = Simulation.run(
        Scenario(seed: seed, gateway: gateway, mostSteps: steps), on: try ledger.make(),
        isTraced: true)
      for line in outcome.trace { print(line) }
      print("seed \(seed): \(outcome.violation?.description ?? "every rule held")")
    }
  }
}

/// Which ledger the consoles share.
enum LedgerKind: String, ExpressibleByArgument, CaseIterable {
  case memory, sqlite

  @Sendable func make() throws -> any SalesLedger {
    switch self {
    case .memory: MemoryLedger()
    case .sqlite: try SQLiteLedger.inMemory()
    }
  }
}

extension GatewayKind: ExpressibleByArgument {}
