import CheckoutDomain

/// A process of Kasir that can die at any moment.
///
/// What a dead process still tries has no effect: its ledger and its gateway refuse, its sleeps end.
/// Its tasks run out that way, and take their memory with them.
final class SimulatedProcess: @unchecked Sendable {
  /// Which console it is of.
  let console: Int
  let identity: ProcessIdentity
  private(set) var isAlive = true
  /// After how many more steps of its ledger and network it dies; nil for not by itself.
  var stepsToLive: Int?
  private var ends: [Int: () -> Void] = [:]
  private var lastEnd = 0
  private let died: (SimulatedProcess) -> Void

  init(console: Int, identity: ProcessIdentity, died: @escaping (SimulatedProcess) -> Void) {
    self.console = console
    self.identity = identity
    self.died = died
  }

  /// Counts one step; returns whether the process still lives after it.
  func step() -> Bool {
    guard isAlive else { return false }
    if let left = stepsToLive {
      stepsToLive = left - 1
      if left <= 0 { die() }
    }
    return isAlive
  }

  /// Loses everything that is not in the ledger.
  func die() {
    guard isAlive else { return }
    isAlive = false
    let ends = ends.sorted { $0.key < $1.key }
    self.ends = [:]
    for end in ends { end.value() }
    died(self)
  }

  /// Calls `end` when the process dies, unless it is called off before.
  func atDeath(_ end: @escaping () -> Void) -> Int {
    lastEnd += 1
    ends[lastEnd] = end
    return lastEnd
  }

  func callOff(_ end: Int) { ends[end] = nil }
}
