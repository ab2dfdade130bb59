import Synchronization

/// What was seen last.
final class Seen: Sendable {
  private let files: Mutex<LedgerFiles>

  init(_ files: LedgerFiles) { self.files = Mutex(files) }

  /// Whether it is something else than last time.
  func isNew(_ now: LedgerFiles) -> Bool {
    files.withLock { files in
      defer { files = now }
      return files != now
    }
  }
}
