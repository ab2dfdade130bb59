/// Which row of a list is selected and which rows are visible.
///
/// It holds no rows: every change is told how many there are and how many fit.
package struct ListSelection: Hashable, Sendable {
  /// The selected row, `0..<count`; 0 in an empty list.
  package private(set) var index = 0
  /// The first visible row.
  package private(set) var offset = 0

  package init(index: Int = 0, offset: Int = 0) {
    self.index = max(0, index)
    self.offset = max(0, offset)
  }

  /// Applies a key that moves: arrows, `j` and `k`, pages, Home and End.
  ///
  /// - Parameters:
  ///   - count: The rows in the list.
  ///   - height: The rows that fit on the screen.
  /// - Returns: Whether the key was one that moves.
  @discardableResult
  package mutating func handle(_ key: Key, count: Int, height: Int) -> Bool {
    switch key {
    case .up, .character("k"): select(index - 1, count: count, height: height)
    case .down, .character("j"): select(index + 1, count: count, height: height)
    case .pageUp: select(index - max(1, height - 1), count: count, height: height)
    case .pageDown: select(index + max(1, height - 1), count: count, height: height)
    case .home: select(0, count: count, height: height)
    case .end: select(count - 1, count: count, height: height)
    default: return false
    }
    return true
  }

  /// Selects a row, or the nearest there is, and scrolls as little as needed to show it.
  package mutating func select(_ row: Int, count: Int, height: Int) {
    index = max(0, min(row, count - 1))
    fit(count: count, height: height)
  }

  /// Brings index and scrolling back in range after the list or the screen has changed.
  package mutating func fit(count: Int, height: Int) {
    index = max(0, min(index, count - 1))
    let visible = max(1, height)
    if index < offset { offset = index }
    if index >= offset + visible { offset = index - visible + 1 }
    offset = max(0, min(offset, count - visible))
  }

  /// The rows on the screen.
  package func visible(count: Int, height: Int) -> Range<Int> {
    let start = max(0, min(offset, count))
    return start..<max(start, min(count, start + max(0, height)))
  }
}
