import ArgumentParser
import Simulation

/// `prove rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Let answers about one refund come in any order.")

  @Option(help: "How many walks, of 24 answers each.")
  var seeds: UInt64 = 100_000

  func run() throws {
    for seed in 1...max(1, seeds) {
      guard let violation = RuleWalk.violation(seed: seed) else { continue }
      print("  seed \(seed): \(violation)")
      throw ExitCode.failure
    }
    print("\(seeds) walks, and nothing that was known became less")
  }
}
