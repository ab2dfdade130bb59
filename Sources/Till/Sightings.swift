import CheckoutDomain
import Synchronization

/// Since when this process has seen each unknown request as it is: by a clock that nobody sets.
///
/// A wall clock that is set forward makes a quarantine look over. What this says is never longer than the
/// time that has passed; a start begins it anew, which costs time and never money.
final class Sightings: Sendable {
  private struct Sighting {
    let sendings: Int
    let since: Duration
  }

  private let seen = Mutex<[IdempotencyKey: Sighting]>([:])

  /// How long ago all sendings of a request were over, at the least.
  ///
  /// - Parameters:
  ///   - sendings: Every one that the ledger has.
  ///   - now: The time since the machine was started.
  func age(of key: IdempotencyKey, _ sendings: [AttemptRecord], at now: Duration) -> Duration {
    seen.withLock { seen in
      guard sendings.allSatisfy({ $0.endedAt != nil }) else {
        seen[key] = nil
        return .zero
      }
      if let known = seen[key], known.sendings == sendings.count { return now - known.since }
      seen[key] = Sighting(sendings: sendings.count, since: now)
      return .zero
    }
  }

  /// Forgets a request whose outcome is known.
  func forget(_ key: IdempotencyKey) { seen.withLock { $0[key] = nil } }
}
