import Dispatch
import Synchronization

/// Every policy at every gateway, so many trials each.
package struct RivalTable: Sendable {
  /// What came of the trials of one policy at one gateway.
  package struct Cell: Sendable {
    package var trials = 0
    /// Trials in which the customer got the money more than once.
    package var doubles = 0
    /// Trials that ended right, and known to be so.
    package var exact = 0
    /// Trials that a person has to look into.
    package var forAPerson = 0

    mutating func add(_ outcome: RivalOutcome) {
      trials += 1
      if outcome.isDouble { doubles += 1 }
      if outcome.isExact { exact += 1 }
      if outcome.isForAPerson { forAPerson += 1 }
    }
  }

  private var cells: [RivalPolicy: [RivalGateway: Cell]] = [:]

  /// Runs all trials.
  ///
  /// - Parameters:
  ///   - seeds: One a trial; each policy gets the same ones at each gateway.
  ///   - threads: How many threads work.
  package init(seeds: Range<UInt64>, threads: Int) {
    let policies = RivalPolicy.allCases
    let chunks = max(1, threads)
    let table = Mutex<[RivalPolicy: [RivalGateway: Cell]]>([:])
    DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
      var mine: [RivalPolicy: [RivalGateway: Cell]] = [:]
      for seed in seeds where seed % UInt64(chunks) == UInt64(chunk) {
        for policy in policies {
          for gateway in RivalGateway.allCases {
            mine[policy, default: [:]][gateway, default: Cell()].add(
              RivalTrial.run(policy, on: gateway, seed: seed))
          }
        }
      }
      table.withLock { table in
        for (policy, row) in mine {
          for (gateway, cell) in row {
            table[policy, default: [:]][gateway, default: Cell()] += cell
          }
        }
      }
    }
    cells = table.withLock { $0 }
  }

  /// What came of one policy at one gateway.
  package subscript(policy: RivalPolicy, gateway: RivalGateway) -> Cell {
    cells[policy]?[gateway] ?? Cell()
  }
}

extension RivalTable.Cell {
  fileprivate static func += (one: inout Self, other: Self) {
    one.trials += other.trials
    one.doubles += other.doubles
    one.exact += other.exact
    one.forAPerson += other.forAPerson
  }
}
