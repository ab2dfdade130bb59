import CheckoutDomain
import Dispatch
import Foundation
import GRDB
import Glibc

extension SQLiteLedger {
  /// Tells of the changes that others made.
  ///
  /// The kernel tells of writes to the file, so that nothing wakes up while there are none; SQLite
  /// tells whether they were another's. Where the kernel gives no watch, SQLite is asked every few
  /// seconds. Of a ledger in memory nothing is ever told: nobody else has it.
  package func changesByOthers() -> AsyncStream<Void> { changesByOthers(seenBy: FileWatch()) }

  /// Tells of the changes that others made.
  ///
  /// - Parameter watch: How the file is watched.
  func changesByOthers(seenBy watch: FileWatch) -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    guard let pool = database as? DatabasePool else { return stream }
    let changes = ForeignChanges(pool) { continuation.yield() }
    let end = watch.begin(of: pool.path) { changes.look() }
    continuation.onTermination = { _ in end() }
    return stream
  }
}

/// Tells changes of other connections from this process's own.
///
/// Used by one queue alone.
private final class ForeignChanges: @unchecked Sendable {
  private let pool: DatabasePool
  private let tell: @Sendable () -> Void
  private var known: Int?

  init(_ pool: DatabasePool, tell: @escaping @Sendable () -> Void) {
    self.pool = pool
    self.tell = tell
    known = version
  }

  /// Changes with each commit of another connection than the one that writes here
  /// (sqlite.org/pragma.html#pragma_data_version).
  private var version: Int? {
    try? pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA data_version") }
  }

  func look() {
    // A file that cannot be asked may have changed.
    let now = version
    if now == nil || now != known { tell() }
    known = now ?? known
  }
}
