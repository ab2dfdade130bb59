import CheckoutDomain

/// A rest that lasts for a time, or until somebody wakes it or its task is cancelled.
struct Sleeper: Sendable {
  private let task: Task<Void, Never>

  /// - Parameter pause: How long; nil for without an end, and without a wake-up in between.
  init(_ pause: Duration?, by time: any TimeSource) {
    task = Task {
      if let pause {
        try? await time.sleep(for: pause)
      } else {
        await Self.untilCancelled()
      }
    }
  }

  /// Ends it.
  func wake() { task.cancel() }

  /// Waits for its end.
  func rest() async {
    await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
  }

  private static func untilCancelled() async {
    let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
    await withTaskCancellationHandler {
      for await _ in stream {}
    } onCancel: {
      continuation.finish()
    }
  }
}
