import Dispatch
package import Testing

/// Runs a test on a thread of its own.
///
/// Swift's shared threads are as many as the machine has cores. A test that computes for long would hold one
/// of them, and whoever waits for a program or an answer would wait for that test.
package struct OwnThread: TestTrait, SuiteTrait, TestScoping {
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    try await withTaskExecutorPreference(QueueExecutor(), operation: function)
  }
}

extension Trait where Self == OwnThread {
  /// For a test that computes for long without waiting.
  package static var ownThread: Self { OwnThread() }
}

/// A serial queue, for which Dispatch takes a thread that is none of the shared ones.
private final class QueueExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "test")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
