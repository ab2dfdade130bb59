extension Frame {
  /// What happens to text that is wider than its place.
  package enum Overflow: Sendable {
    /// The end is cut off.
    case clip
    /// The end is cut off and `…` says so.
    case ellipsis
  }

  /// Writes one line of text.
  ///
  /// A line break in it is drawn as a space.
  ///
  /// - Parameters:
  ///   - maxWidth: The most cells to use; without it, up to the frame's edge.
  ///   - overflow: What happens to text that is wider.
  /// - Returns: The cells used, so that the next text can follow.
  @discardableResult
  package mutating func write(
    _ text: String, at point: Point, style: Style = .text, maxWidth: Int? = nil,
    overflow: Overflow = .clip
  ) -> Int {
    let room = max(0, min(maxWidth ?? Int.max, size.columns - point.x))
    let shown = overflow == .ellipsis ? text.truncated(to: room) : text
    var used = 0
    for character in shown {
      guard used < room else { break }
      let width = TextWidth.of(character)
      if used + width > room {
        put(" ", at: Point(x: point.x + used, y: point.y), style: style)
        return room
      }
      put(character, at: Point(x: point.x + used, y: point.y), style: style)
      used += width
    }
    return used
  }

  /// Writes one line in the first row of `rect`, cut to its width with `…`.
  ///
  /// - Returns: The cells used.
  @discardableResult
  package mutating func write(
    _ text: String, in rect: Rect, style: Style = .text, alignment: TextWidth.Alignment = .left
  ) -> Int {
    guard rect.height > 0 else { return 0 }
    let shown = text.truncated(to: rect.width)
    let free = max(0, rect.width - shown.cellWidth)
    let shift =
      switch alignment {
      case .left: 0
      case .centre: free / 2
      case .right: free
      }
    let start = Point(x: rect.x + shift, y: rect.y)
    return write(shown, at: start, style: style, maxWidth: rect.width - shift)
  }

  /// Writes `text` wrapped between words into `rect`, as many lines as fit.
  ///
  /// - Returns: The rows used.
  @discardableResult
  package mutating func writeWrapped(
    _ text: String, in rect: Rect, style: Style = .text
  ) -> Int {
    guard !rect.isEmpty else { return 0 }
    let lines = text.wrapped(to: rect.width).prefix(rect.height)
    for (index, line) in lines.enumerated() {
      write(line, in: rect.row(index), style: style)
    }
    return lines.count
  }
}
