import CheckoutDomain
import Synchronization

/// The demo's dice: the same seed, the same week.
struct DemoDraw: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of a range; not quite even, which no week is either.
  mutating func within(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// One of several.
  mutating func one<Element>(of choices: [Element]) -> Element {
    choices[Int(next() % UInt64(choices.count))]
  }
}

/// The same dice for the till's random names.
final class DemoNames: RandomSource {
  private let draw: Mutex<DemoDraw>

  init(seed: UInt64) { draw = Mutex(DemoDraw(seed: seed)) }

  func next() -> UInt64 { draw.withLock { $0.next() } }
}
