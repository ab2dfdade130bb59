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
    let late = others.enumerated().map { place, deed in
      Step(number: 10_000 + place, at: draw.within(end / 4...end + 30_000), deed: deed)
    }
    return (steps + late).enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// Often as much as a console's own refunds are, so that the two are easily taken for each other.
  private static func refund(_ draw: inout Draw) -> Deed {
    .refundElsewhere(
      pick: draw.below(1 << 20), permille: draw.one(of: [100, 300, 300, 500, 700, 1000]),
      isNamed: draw.happens(300))
  }
}
