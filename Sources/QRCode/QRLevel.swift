/// How much of a symbol may be lost before it no longer reads.
package enum QRLevel: String, Sendable, CaseIterable, Comparable {
  /// About 7 %: on a screen there is no dirt to correct, and the smaller symbol scans better.
  case low = "L"
  /// About 15 %.
  case medium = "M"
  /// About 25 %.
  case quartile = "Q"
  /// About 30 %.
  case high = "H"

  package static func < (lhs: QRLevel, rhs: QRLevel) -> Bool {
    lhs.strength < rhs.strength
  }

  private var strength: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .quartile: 2
    case .high: 3
    }
  }
}
