internal import Synchronization

/// How often a run loop has come to rest: every action applied, the screen painted, nothing queued.
///
/// Tests wait on it in place of a clock.
package final class LoopActivity: Sendable {
  private struct Waiting {
    let moreThan: Int
    let continuation: CheckedContinuation<Int, Never>
  }

  private struct Record {
    var idleCount = 0
    var isOver = false
    var waiting: [Waiting] = []
  }

  private let record = Mutex(Record())

  package init() {}

  /// How often the loop came to rest so far.
  package var idleCount: Int { record.withLock { $0.idleCount } }

  /// Waits until the loop has come to rest more than `count` times, or has ended.
  ///
  /// - Returns: The count then.
  @discardableResult
  package func idle(after count: Int) async -> Int {
    await withCheckedContinuation { continuation in
      let now: Int? = record.withLock { record in
        if record.idleCount > count || record.isOver { return record.idleCount }
        record.waiting.append(Waiting(moreThan: count, continuation: continuation))
        return nil
      }
      if let now { continuation.resume(returning: now) }
    }
  }

  func noteIdle() {
    settle { $0.idleCount += 1 }
  }

  func noteEnd() {
    settle { $0.isOver = true }
  }

  private func settle(_ change: (inout Record) -> Void) {
    let (ready, count) = record.withLock { record in
      change(&record)
      let ready = record.waiting.filter { record.isOver || record.idleCount > $0.moreThan }
      record.waiting.removeAll { record.isOver || record.idleCount > $0.moreThan }
      return (ready, record.idleCount)
    }
    for waiting in ready { waiting.continuation.resume(returning: count) }
  }
}
