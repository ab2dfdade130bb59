/// What a click on a part of the screen means.
package enum Target: Hashable, Sendable {
  /// The same as this key.
  case key(Key)
  /// This row of the list that has the focus.
  case row(Int)
  /// The heading of this column of the list that has the focus.
  case column(Int)
}

/// A part of a frame that can be clicked.
struct PlacedTarget: Hashable, Sendable {
  let area: Rect
  let target: Target
}

extension Frame {
  /// Has a click on `area` mean `target`; what was placed there before is under it.
  package mutating func place(_ target: Target, on area: Rect) {
    targets.append(PlacedTarget(area: area, target: target))
  }

  /// Forgets every target and every link: something lies over the screen.
  package mutating func clearTargets() {
    targets = []
    links = []
  }

  /// What a click on a cell means; nil where it means nothing.
  package func target(at point: Point) -> Target? {
    targets.last { $0.area.contains(point) }?.target
  }
}
