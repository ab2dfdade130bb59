import CheckoutDomain

/// Random numbers that follow from a seed.
package struct Draw: Sendable {
  private var state: UInt64

  /// Begins at `seed`.
  package init(seed: UInt64) { state = seed }

  /// Begins at a place of its own for each purpose, so that what one purpose draws never moves what
  /// another one draws.
  init(seed: UInt64, _ purposes: UInt64...) {
    state = purposes.reduce(Self.mix(seed)) { Self.mix($0 ^ Self.mix($1 &+ 0x51_7C_C1_B7)) }
  }

  /// 64 random bits (SplitMix64).
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// A number from 0 to `bound` − 1.
  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// A number of a range, both ends included.
  package mutating func within(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// Whether something happens that happens so many times in a thousand.
  package mutating func happens(_ permille: Int) -> Bool { below(1000) < permille }

  /// One of several.
  package mutating func one<Element>(of elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// One of several, each as often as its weight.
  package mutating func weighted<Element>(_ choices: [(weight: Int, element: Element)]) -> Element {
    var left = below(choices.reduce(0) { $0 + $1.weight })
    for choice in choices {
      if left < choice.weight { return choice.element }
      left -= choice.weight
    }
    return choices[0].element
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A draw that several owners share, used by one loop's thread alone.
final class DrawSource: RandomSource, @unchecked Sendable {
  var draw: Draw

  init(_ draw: Draw) { self.draw = draw }

  func next() -> UInt64 { draw.next() }
}
