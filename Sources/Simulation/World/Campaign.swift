package import CheckoutDomain
import Dispatch
import Synchronization

/// Many runs, on some threads; each run stays on its own.
package struct Campaign: Sendable {
  /// The seeds, one a run.
  package var seeds: Range<UInt64>
  /// So many steps a plan has at the most, unless it is said: a thousand such runs take a second.
  package static let usualMostSteps = 14

  /// So many steps find a missing safeguard that needs much to happen: two of them are not noticed in ten
  /// thousand plans of the usual length.
  package static let longMostSteps = 28
  /// How many steps the plan of a run has at the most.
  package var mostSteps = usualMostSteps
  /// Which gateway the runs have.
  package var gateway = GatewayKind.any
  /// How many threads work.
  package var threads = 1
  /// It ends early after that many failures.
  package var mostFailures = 20
  /// Makes the empty ledger of a run.
  package var ledger: @Sendable () throws -> any SalesLedger = { MemoryLedger() }

  /// Plans runs of some seeds.
  package init(seeds: Range<UInt64>) { self.seeds = seeds }

  /// What came of all the runs.
  package struct Tally: Sendable {
    package var runs = 0
    package var requests = 0
    package var refunds = 0
    package var needHuman = 0
    package var unknown = 0
    package var coverage = Coverage()
    /// The seeds that broke a rule, in their order.
    package var failures: [(seed: UInt64, violation: Violation)] = []
  }

  /// Runs them all.
  ///
  /// - Throws: Where a ledger cannot be made.
  package func run() throws -> Tally {
    let progress = Mutex(Progress(next: seeds.lowerBound))
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      while let seed = progress.withLock({ $0.take(from: seeds, mostFailures) }) {
        do {
          let outcome = Simulation.run(
            Scenario(seed: seed, gateway: gateway, mostSteps: mostSteps), on: try ledger())
          progress.withLock { $0.tally.add(outcome, of: seed) }
        } catch {
          progress.withLock { $0.error = error }
        }
      }
    }
    return try progress.withLock { progress in
      if let error = progress.error { throw error }
      progress.tally.failures.sort { $0.seed < $1.seed }
      return progress.tally
    }
  }

  private struct Progress {
    var next: UInt64
    var tally = Tally()
    var error: (any Error)?

    init(next: UInt64) { self.next = next }

    mutating func take(from seeds: Range<UInt64>, _ mostFailures: Int) -> UInt64? {
      guard seeds.contains(next), error == nil, tally.failures.count < mostFailures else {
        return nil
      }
      defer { next += 1 }
      return next
    }
  }
}

extension Campaign.Tally {
  fileprivate mutating func add(_ outcome: Simulation.Outcome, of seed: UInt64) {
    runs += 1
    requests += outcome.requests
    refunds += outcome.refunds
    needHuman += outcome.needHuman
    unknown += outcome.unknown
    coverage.add(outcome.coverage)
    if let violation = outcome.violation { failures.append((seed, violation)) }
  }
}
