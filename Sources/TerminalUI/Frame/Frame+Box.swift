extension Frame {
  /// Draws a box along the edge of `rect`, with a title set into its top line.
  ///
  /// The inside is left as it is: `rect.inset()`.
  package mutating func box(
    _ rect: Rect, title: String = "", style: Style = Style(.border),
    titleStyle: Style = Style(.title, bold: true)
  ) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    horizontalLine(at: rect.origin, width: rect.width, style: style)
    horizontalLine(at: Point(x: rect.x, y: bottom), width: rect.width, style: style)
    verticalLine(at: rect.origin, height: rect.height, style: style)
    verticalLine(at: Point(x: right, y: rect.y), height: rect.height, style: style)
    put("┌", at: rect.origin, style: style)
    put("┐", at: Point(x: right, y: rect.y), style: style)
    put("└", at: Point(x: rect.x, y: bottom), style: style)
    put("┘", at: Point(x: right, y: bottom), style: style)
    guard !title.isEmpty, rect.width > 6 else { return }
    let shown = " " + title.truncated(to: rect.width - 6) + " "
    write(shown, at: Point(x: rect.x + 2, y: rect.y), style: titleStyle)
  }

  package mutating func horizontalLine(
    at point: Point, width: Int, style: Style = Style(.border)
  ) {
    for x in point.x..<(point.x + max(0, width)) {
      put("─", at: Point(x: x, y: point.y), style: style)
    }
  }

  package mutating func verticalLine(
    at point: Point, height: Int, style: Style = Style(.border)
  ) {
    for y in point.y..<(point.y + max(0, height)) {
      put("│", at: Point(x: point.x, y: y), style: style)
    }
  }
}
