import CheckoutDomain
import Synchronization

/// Numbers that look random and are the same in every run (SplitMix64).
final class SeededRandom: RandomSource {
  private let state: Mutex<UInt64>

  init(seed: UInt64) { state = Mutex(seed) }

  func next() -> UInt64 {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}

/// Always the middle: a pause that it jitters is as long as it was meant to be.
struct EvenRandom: RandomSource {
  func next() -> UInt64 { 200 }
}
