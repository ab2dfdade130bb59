/// The keys that work on a screen, in the screen's last row.
package struct FooterBar: Hashable, Sendable {
  /// One key and what it does.
  package struct Hint: Hashable, Sendable {
    package let key: String
    package let label: String
    /// Whether it can do something now; what cannot stands there muted.
    package let isEnabled: Bool
    /// The key that a click on it presses; nil where it only tells.
    package let press: Key?
    /// Whether it stands there however short the row is: what leads to all the others.
    package let isKept: Bool

    package init(
      _ key: String, _ label: String, isEnabled: Bool = true, press: Key? = nil,
      isKept: Bool = false
    ) {
      self.isKept = isKept
      self.key = key
      self.press = press
      self.label = label
      self.isEnabled = isEnabled
    }

    /// A hint for a key by its name.
    package init(_ key: Key, _ label: String, isEnabled: Bool = true, isKept: Bool = false) {
      self.init(key.name, label, isEnabled: isEnabled, press: key, isKept: isKept)
    }

    /// The key alone: enough of `?`, which everybody knows.
    fileprivate var keyAlone: Hint {
      Hint(key, "", isEnabled: isEnabled, press: press, isKept: isKept)
    }

    fileprivate var width: Int { key.cellWidth + 1 + label.cellWidth }
  }

  /// The most important first: when the row is short the last ones are left out.
  package let hints: [Hint]

  package init(_ hints: [Hint]) {
    self.hints = hints
  }

  private static let gap = 2

  /// The hints that fit whole into `width` cells with a cell free on each side.
  ///
  /// The one that is kept takes the place of others, if need be.
  package func fitting(_ width: Int) -> [Hint] {
    var shown = Self.fitting(hints, width)
    guard let kept = hints.first(where: \.isKept), !shown.contains(kept) else { return shown }
    for last in kept.key.count == 1 ? [kept, kept.keyAlone] : [kept] {
      if Self.fitting(shown + [last], width).last == last { return shown + [last] }
    }
    while !shown.isEmpty {
      shown.removeLast()
      if Self.fitting(shown + [kept], width).last == kept { return shown + [kept] }
    }
    return Self.fitting(hints, width)
  }

  private static func fitting(_ hints: [Hint], _ width: Int) -> [Hint] {
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
      let (key, label) =
        hint.isEnabled
        ? (Style(.footerKey, bold: true), Style(.footerText)) : (Style(.muted), Style(.muted))
      x += frame.write(hint.key, at: at, style: key) + 1
      x += frame.write(hint.label, at: Point(x: x, y: row.y), style: label)
      if let press = hint.press {
        frame.place(.key(press), on: Rect(x: at.x, y: at.y, width: x - at.x, height: 1))
      }
      x += FooterBar.gap
    }
  }
}
