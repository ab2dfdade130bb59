import CheckoutDomain
import TerminalUI

/// Writes paragraphs under each other into a column.
struct ColumnWriter {
  private let area: Rect
  private var used = 0

  init(_ area: Rect) { self.area = area }

  var width: Int { area.width }
  var rowsLeft: Int { area.height - used }

  mutating func write(_ text: String, _ style: Style, in frame: inout Frame) {
    used += frame.writeWrapped(text, in: area.rows(used, count: rowsLeft), style: style)
  }

  /// Writes a link, whole or not at all.
  ///
  /// - Returns: Whether it was written.
  mutating func writeLink(_ address: String, _ style: Style, in frame: inout Frame) -> Bool {
    let rows = frame.writeLink(address, in: area.rows(used, count: rowsLeft), style: style)
    used += rows
    return rows > 0
  }

  /// Writes what is not known, the most pressing first where not all of it fits.
  ///
  /// - Returns: Whether all of it stands there.
  mutating func write(_ explanation: Explanation, in frame: inout Frame) -> Bool {
    let whole = LabelledRows(explanation.rows, width: area.width)
    let rows =
      whole.height <= rowsLeft
      ? whole : LabelledRows(explanation.pressingFirst, width: area.width, limit: rowsLeft)
    rows.draw(in: &frame, area.rows(used, count: rowsLeft), style: Style(.warning))
    used += rows.height
    return !rows.isCut
  }

  mutating func skip() { used = min(area.height, used + 1) }

  /// The next row.
  mutating func take() -> Rect {
    defer { used += 1 }
    return area.row(used)
  }
}
