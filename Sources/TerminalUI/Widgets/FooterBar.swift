/// The keys that work on a screen, in the screen's last row.
package struct FooterBar: Hashable, Sendable {
  /// One key and what it does.
  package struct Hint: Hashable, Sendable {
    package let key: String
    package let label: String

    package init(_ key: String, _ label: String) {
      self.key = key
      self.label = label
    }

    /// A hint for a key by its name.
    package init(_ key: Key, _ label: String) { self.init(key.name, label) }

    fileprivate var width: Int { key.cellWidth + 1 + label.cellWidth }
  }

  /// The most important first: when the row is short the last ones are left out.
  package let hints: [Hint]

  package init(_ hints: [Hint]) {
    self.hints = hints
  }

  private static let gap = 2

  /// The hints that fit whole into `width` cells with a cell free on each side.
  package func fitting(_ width: Int) -> [Hint] {
    var used = 1
    return Array(
      hints.prefix { hint in
        used += hint.width
        defer { used += FooterBar.gap }
        return used <= width - 1
      })
  }

  /// Draws the hints in the first row of `rect`.
  package func draw(in frame: inout Frame, _ rect: Rect) {
    let row = rect.row(0)
    frame.fill(row, style: Style(.footerText))
    var x = row.x + 1
    for hint in fitting(row.width) {
      let at = Point(x: x, y: row.y)
      x += frame.write(hint.key, at: at, style: Style(.footerKey, bold: true)) + 1
      x += frame.write(hint.label, at: Point(x: x, y: row.y), style: Style(.footerText))
      x += FooterBar.gap
    }
  }
}
