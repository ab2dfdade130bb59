package import TerminalUI

/// The choice of a theme, shown in its own colours while it is chosen.
package struct ThemePickerState: Equatable, Sendable {
  /// What Esc goes back to.
  package let before: Theme
  /// The themes there are; nil until they were read.
  package var themes: [Theme]?
  package var selection = ListSelection()

  package init(_ current: Theme) { before = current }

  /// Takes the themes in, with the present one selected.
  mutating func take(_ themes: [Theme]) {
    self.themes = themes
    let place = themes.firstIndex { $0.name == before.name } ?? 0
    selection.select(place, count: themes.count, height: themes.count)
  }
}

extension ConsoleState {
  /// Takes the theme that the terminal's page asks for, unless somebody has chosen one, or is about to.
  mutating func follow(_ theme: Theme) {
    if case .themes = overlay { return }
    if !preferences.isThemeChosen { preferences.theme = theme }
  }

  mutating func press(_ key: Key, in old: ThemePickerState) -> [Effect] {
    var picker = old
    switch key {
    case .escape, .character("q"), .control("c"):
      preferences.theme = picker.before
      overlay = nil
      return []
    case .enter, .character("T"):
      overlay = nil
      // Enter on the one that was there by itself is a choice, too.
      let wasChosen = preferences.isThemeChosen
      preferences.isThemeChosen = true
      guard preferences.theme != picker.before || !wasChosen else { return [] }
      say(words.themeChosen(preferences.theme.name))
      return [.keepSetting("theme", preferences.theme.name)]
    default: break
    }
    if let themes = picker.themes,
      picker.selection.handle(key, count: themes.count, height: themes.count),
      themes.indices.contains(picker.selection.index)
    {
      preferences.theme = themes[picker.selection.index]
    }
    overlay = .themes(picker)
    return []
  }
}

extension ConsoleView {
  /// Draws the themes at the right edge, so that the screen beside them shows the one selected.
  func draw(_ picker: ThemePickerState, in frame: inout Frame) {
    let names = picker.themes?.map(\.name) ?? []
    let width = min(frame.size.columns, 34)
    let height = min(frame.size.rows - 2, max(6, names.count + 4))
    let area = Rect(
      x: frame.size.columns - width, y: 1, width: width, height: height)
    frame.fill(area, style: .text)
    frame.box(area, title: words.themeTitle)
    let inner = area.inset(columns: 2, rows: 1)
    let (rows, foot) = inner.splitRows(-1)
    let first = max(0, min(picker.selection.index - rows.height / 2, names.count - rows.height))
    for (index, name) in names.dropFirst(first).prefix(rows.height).enumerated() {
      let row = rows.row(index)
      frame.place(.row(first + index), on: row)
      let isSelected = first + index == picker.selection.index
      frame.write((isSelected ? "▸ " : "  ") + name, in: row)
      drawSwatch(in: &frame, row.splitColumns(-6).right)
      if isSelected { frame.ground(row, .selection) }
    }
    frame.write(words.themeHint, in: foot, style: Style(.muted))
  }

  private func drawSwatch(in frame: inout Frame, _ row: Rect) {
    let roles: [Role] = [.accent, .success, .warning, .danger]
    for (index, role) in roles.enumerated() {
      frame.put("●", at: Point(x: row.x + 1 + index, y: row.y), style: Style(role))
    }
  }
}
