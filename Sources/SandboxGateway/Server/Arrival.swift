/// A value that arrives once and that any number of tasks wait for.
actor Arrival<Value: Sendable> {
  private var result: Result<Value, any Error>?
  private var waiting: [Int: CheckedContinuation<Value, any Error>] = [:]
  private var lastNumber = 0

  /// Hands the value to all who wait and will wait; only the first call counts.
  func arrive(_ result: Result<Value, any Error>) {
    guard self.result == nil else { return }
    self.result = result
    for continuation in waiting.values { continuation.resume(with: result) }
    waiting = [:]
  }

  /// Waits for the value; throws what came in its place, or `CancellationError`.
  func value() async throws -> Value {
    if let result { return try result.get() }
    lastNumber += 1
    let number = lastNumber
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        if Task.isCancelled {
          continuation.resume(throwing: CancellationError())
        } else {
          waiting[number] = continuation
        }
      }
    } onCancel: {
      Task { await self.giveUp(number) }
    }
  }

  private func giveUp(_ number: Int) {
    waiting.removeValue(forKey: number)?.resume(throwing: CancellationError())
  }
}
