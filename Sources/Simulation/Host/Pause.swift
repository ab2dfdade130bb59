/// One wait of one task, ended once: by its time, its answer, its task's cancellation or the death
/// of its process.
final class Pause<Value: Sendable>: @unchecked Sendable {
  private var continuation: UnsafeContinuation<Value?, Never>?
  private var isOver = false
  private var value: Value?

  /// Waits; nil where it was given up.
  ///
  /// - Parameter process: Whose death ends it.
  func wait(of process: SimulatedProcess) async -> Value? {
    let number = process.atDeath { self.end(nil) }
    defer { process.callOff(number) }
    return await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        if isOver {
          continuation.resume(returning: value)
        } else {
          self.continuation = continuation
        }
      }
    } onCancel: {
      end(nil)
    }
  }

  /// Ends it, unless it is over; nil for given up.
  func end(_ value: Value?) {
    guard !isOver else { return }
    isOver = true
    self.value = value
    continuation?.resume(returning: value)
    continuation = nil
  }
}
