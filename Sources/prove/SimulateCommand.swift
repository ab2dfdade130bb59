import ArgumentParser
import Simulation

/// `prove simulate`.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Run seeded simulations of consoles under faults.")

  @Option(help: "How many seeds to run.")
  var seeds = 1000

  @Option(help: "The first seed.")
  var seed: UInt64 = 1

  @Flag(help: "Print what happens.")
  var trace = false

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    var failed = 0
    var (requests, refunds, people) = (0, 0, 0)
    for seed in seed..<seed + UInt64(seeds) {
      let outcome = Simulation.run(Scenario(seed: seed), isTraced: trace)
      for line in outcome.trace { print(line) }
      requests += outcome.requests
      refunds += outcome.refunds
      people += outcome.needHuman
      if let violation = outcome.violation {
        failed += 1
        print("seed \(seed): \(violation)")
        if failed > 20 { break }
      }
    }
    let time = clock.now - start
    print("\(seeds) seeds in \(time): \(failed) failed")
    print("\(requests) requests, \(refunds) refunds, \(people) for a person")
    if failed > 0 { throw ExitCode.failure }
  }
}
