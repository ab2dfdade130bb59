import Foundation
import Synchronization

/// Looks at a server's connections once a second, until its task is cancelled.
///
/// It has a thread of its own: FlyingFox reads a long line in a time that grows with the square of its
/// length, and a few of them keep every thread of the concurrency pool at work, whoever sleeps there.
package enum ConnectionWatch {
  /// Whether it is over.
  private final class End: Sendable {
    private let flag = Mutex(false)
    var isReached: Bool { flag.withLock(\.self) }
    func reach() { flag.withLock { $0 = true } }
  }

  /// Cuts what goes beyond the limits.
  ///
  /// - Throws: `CancellationError` when its task is cancelled, and nothing else.
  package static func run(port: UInt16, limits: ConnectionGuard.Limits) async throws {
    let end = End()
    defer { end.reach() }
    Thread.detachNewThread {
      var connections = ConnectionGuard(port: port, limits: limits)
      while !end.isReached {
        Thread.sleep(forTimeInterval: 1)
        connections.look()
      }
    }
    while true { try await Task.sleep(for: .seconds(3600)) }
  }
}
