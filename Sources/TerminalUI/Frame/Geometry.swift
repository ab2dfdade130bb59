/// How many cells a screen, or a part of it, has.
package struct Size: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  /// A negative count becomes 0.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// Whether something of `needed` cells fits in here, in both directions.
  package func holds(_ needed: Size) -> Bool {
    columns >= needed.columns && rows >= needed.rows
  }
}

/// A cell's place, counted from the top left cell, which is (0, 0).
package struct Point: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of cells.
///
/// It may lie outside the frame: drawing clips.
package struct Rect: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  /// A negative width or height becomes 0.
  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The whole of a screen.
  package init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.columns, height: size.rows)
  }

  package var origin: Point { Point(x: x, y: y) }
  package var size: Size { Size(columns: width, rows: height) }
  /// The first column to the right of it.
  package var maxX: Int { x + width }
  /// The first row under it.
  package var maxY: Int { y + height }
  package var isEmpty: Bool { width == 0 || height == 0 }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }
}

extension Rect {
  /// The rectangle inside a margin of `columns` left and right and `rows` above and below.
  package func inset(columns: Int, rows: Int) -> Rect {
    Rect(x: x + columns, y: y + rows, width: width - 2 * columns, height: height - 2 * rows)
  }

  /// The rectangle inside a margin of `cells` on every side: what a ``Frame/box`` leaves.
  package func inset(_ cells: Int = 1) -> Rect { inset(columns: cells, rows: cells) }

  /// `count` rows starting `first` rows under the top, cut to what is there.
  package func rows(_ first: Int, count: Int) -> Rect {
    let start = min(max(0, first), height)
    return Rect(x: x, y: y + start, width: width, height: min(count, height - start))
  }

  /// The single row `index` rows under the top; empty when it is not there.
  package func row(_ index: Int) -> Rect {
    index < 0 ? Rect(x: x, y: y, width: width, height: 0) : rows(index, count: 1)
  }

  /// Cuts into the upper `top` rows and the rest.
  ///
  /// A negative count is counted from the bottom: `splitRows(-1)` gives everything but the last
  /// row, and the last row.
  package func splitRows(_ top: Int) -> (top: Rect, bottom: Rect) {
    let cut = min(max(0, top < 0 ? height + top : top), height)
    return (
      Rect(x: x, y: y, width: width, height: cut),
      Rect(x: x, y: y + cut, width: width, height: height - cut)
    )
  }

  /// Cuts into the left `left` columns and the rest.
  ///
  /// A negative count is counted from the right.
  package func splitColumns(_ left: Int) -> (left: Rect, right: Rect) {
    let cut = min(max(0, left < 0 ? width + left : left), width)
    return (
      Rect(x: x, y: y, width: cut, height: height),
      Rect(x: x + cut, y: y, width: width - cut, height: height)
    )
  }

  /// A rectangle of at most `size` in the middle of this one.
  package func centred(_ size: Size) -> Rect {
    let width = min(size.columns, width)
    let height = min(size.rows, height)
    return Rect(
      x: x + (self.width - width) / 2, y: y + (self.height - height) / 2,
      width: width, height: height)
  }
}
