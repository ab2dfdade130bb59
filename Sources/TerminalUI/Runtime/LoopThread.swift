internal import Glibc

/// A thread of its own for the loop.
///
/// The loop blocks in `poll` for as long as nothing happens, which a thread of the concurrency pool
/// must never do.
enum LoopThread {
  /// Carries a closure through the C argument of a new thread.
  private final class Body {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }

  /// Runs `body` on a new thread and waits for its result without blocking.
  static func run<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value
  ) async throws(TerminalError) -> Value {
    let result: Result<Value, TerminalError> = await withCheckedContinuation { continuation in
      let start = Body { continuation.resume(returning: .success(body())) }
      if let failure = spawn(start) { continuation.resume(returning: .failure(failure)) }
    }
    return try result.get()
  }

  private static func spawn(_ body: Body) -> TerminalError? {
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(body)
    let code = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, argument.toOpaque())
    guard code != 0 else {
      pthread_detach(thread)
      return nil
    }
    argument.release()
    return .failed("no thread for it (\(String(cString: strerror(code))))")
  }
}
