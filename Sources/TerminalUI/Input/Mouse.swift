/// What a mouse did, where the terminal reports it.
package enum Mouse: Hashable, Sendable {
  /// The left button went down on a cell.
  case press(Point)
  case wheelUp, wheelDown

  /// Reads a report of xterm's SGR mode, without its `ESC [ <`: button, column, row, and `M` for a
  /// press (invisible-island.net/xterm/ctlseqs, "Mouse Tracking").
  ///
  /// - Returns: Nil for what means nothing here: a release, a movement, another button.
  package init?(report: String) {
    guard report.last == "M" else { return nil }
    let numbers = report.dropLast().split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard numbers.count == 3, let button = numbers[0], let column = numbers[1],
      let row = numbers[2], column > 0, row > 0
    else { return nil }
    self.init(button: button, at: Point(x: column - 1, y: row - 1))
  }

  /// - Parameter button: As xterm numbers it: 0 is the left one, 64 and 65 are the wheel; 4, 8 and 16
  ///   are added for the keys held with it, which mean nothing here, and 32 for a movement.
  init?(button: Int, at point: Point) {
    switch button & ~(4 + 8 + 16) {
    case 0: self = .press(point)
    case 64: self = .wheelUp
    case 65: self = .wheelDown
    default: return nil
    }
  }
}
