import SandboxGateway

/// The demo's dice: the same seed, the same week.
typealias DemoDraw = SplitMix64

extension DemoDraw {
  /// A number of a range; not quite even, which no week is either.
  mutating func within(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// One of several.
  mutating func one<Element>(of choices: [Element]) -> Element {
    choices[Int(next() % UInt64(choices.count))]
  }
}
