/// What others do with the same payments, and no console knows of: refunds made elsewhere, disputes.
///
/// Drawn apart from the walk of the consoles, so that the rest of a plan stays what it was.
enum Strangers {
  /// Puts what others do among the steps of a plan, in order of time.
  static func joining(_ steps: [Step], _ draw: inout Draw) -> [Step] {
    var others: [Deed] = []
    if draw.happens(350) {
      for _ in 0..<draw.within(1...3) { others.append(refund(&draw)) }
    }
    if draw.happens(200) { others.append(.dispute(pick: draw.below(1 << 20))) }
    guard !others.isEmpty, let end = steps.last?.at else { return steps }
    let times = others.map { _ in draw.within(end / 4...end + 30_000) }
    let late = zip(others, times).enumerated().map { place, other in
      Step(number: 10_000 + place, at: other.1, deed: twisted(other.0, &draw))
    }
    return (steps + late).enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// Often as much as a console's own refunds are, so that the two are easily taken for each other.
  private static func refund(_ draw: inout Draw) -> Deed {
    let pick = draw.below(1 << 20)
    let permille = draw.one(of: [100, 300, 300, 500, 700, 1000])
    return .refundElsewhere(
      pick: pick, RefundElsewhere(permille: permille, isNamed: draw.happens(300)))
  }

  /// The same refund, of somebody impatient, or one that fails while others of its payment do not.
  private static func twisted(_ deed: Deed, _ draw: inout Draw) -> Deed {
    guard case .refundElsewhere(let pick, var refund) = deed else { return deed }
    refund.isImpatient = draw.happens(400)
    if draw.happens(300) {
      refund.failsAfter = draw.one(of: [1_000, 20_000, 300_000, 1_800_000])
      refund.isRevised = draw.happens(300)
    }
    return .refundElsewhere(pick: pick, refund)
  }
}
