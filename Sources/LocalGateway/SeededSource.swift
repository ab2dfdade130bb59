import CheckoutDomain
import SandboxGateway
import Synchronization

/// Random numbers for a till, which follow from a seed.
package final class SeededSource: RandomSource {
  private let numbers: Mutex<SplitMix64>

  package init(seed: UInt64) { numbers = Mutex(SplitMix64(seed: seed)) }

  package func next() -> UInt64 { numbers.withLock { $0.next() } }
}
