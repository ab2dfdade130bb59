import Dispatch
import Glibc
import Synchronization

/// Lets a command that waits end cleanly when a person or a script interrupts it.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// How a piece of work ended.
  enum End<Value: Sendable>: Sendable {
    /// By itself.
    case done(Value)
    /// By this signal, before it was done.
    case interrupted(Int32)
  }

  /// Where the handler writes the number of the signal; the one thing that a handler may do.
  private static let writeEnd = Atomic<Int32>(-1)

  /// Does work that a signal cancels in place of ending the process; at most one at a time.
  static func cancelling<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> End<Value> {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .done(try await work()) }
    // Before the work begins: whoever sees its first step may send the signal.
    writeEnd.store(ends[1], ordering: .sequentiallyConsistent)
    install { number in
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(Interruption.writeEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
    }
    let caught = Caught()
    let task = Task { try await work() }
    let source = DispatchSource.makeReadSource(fileDescriptor: ends[0])
    source.setEventHandler { [readEnd = ends[0]] in
      var number: UInt8 = 0
      guard read(readEnd, &number, 1) == 1 else { return }
      caught.signal.withLock { $0 = Int32(number) }
      task.cancel()
    }
    source.activate()
    defer {
      // The pipe stays: a signal that is on its way must not be written into somebody else's file.
      install(SIG_DFL)
      source.cancel()
    }
    do {
      return .done(try await task.value)
    } catch {
      guard let number = caught.signal.withLock({ $0 }) else { throw error }
      return .interrupted(number)
    }
  }

  private static func install(_ handler: @convention(c) (Int32) -> Void) {
    for number in signals { signal(number, handler) }
  }

  private static func install(_ handler: __sighandler_t?) {
    for number in signals { signal(number, handler) }
  }
}

/// The signal that came, shared with the queue that takes it.
private final class Caught: Sendable {
  let signal = Mutex<Int32?>(nil)
}
