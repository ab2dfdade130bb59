extension TextField {
  /// Draws the field in the first row of `rect`, scrolled so that the cursor is visible.
  ///
  /// - Parameters:
  ///   - isFocused: Shows the terminal's cursor in it.
  ///   - placeholder: What an empty field shows, muted.
  package func draw(
    in frame: inout Frame, _ rect: Rect, isFocused: Bool, placeholder: String = ""
  ) {
    guard !rect.isEmpty else { return }
    let row = rect.row(0)
    frame.fill(row, style: Style(.text, on: .field))
    if text.isEmpty {
      frame.write(placeholder, in: row, style: Style(.muted))
    }
    let (visible, column) = window(cells: row.width)
    frame.write(visible, at: row.origin, style: .text, maxWidth: row.width)
    if isFocused { frame.cursor = Point(x: row.x + column, y: row.y) }
  }

  /// The part of the text that is visible in `cells` cells, and the cursor's column in it.
  ///
  /// The last cell is kept for a cursor behind the text.
  package func window(cells: Int) -> (visible: String, cursorColumn: Int) {
    let characters = Array(text)
    var first = 0
    var column = characters[..<cursor].reduce(0) { $0 + TextWidth.of($1) }
    while column > max(0, cells - 1), first < cursor {
      column -= TextWidth.of(characters[first])
      first += 1
    }
    return (String(characters[first...]).clipped(to: cells), column)
  }
}
