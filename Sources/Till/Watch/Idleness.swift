/// Doing nothing at all.
enum Idleness {
  /// Waits for the task's cancellation, without a wake-up in between.
  static func untilCancelled() async {
    let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
    await withTaskCancellationHandler {
      for await _ in stream {}
    } onCancel: {
      continuation.finish()
    }
  }
}
