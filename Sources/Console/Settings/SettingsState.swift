import CheckoutDomain
import TerminalUI

/// The screen of what can be changed while Kasir runs.
package struct SettingsState: Equatable, Sendable {
  /// A line of it.
  package enum Field: Int, CaseIterable, Sendable {
    case language, theme, bell, mouse
  }

  package var focus = Field.language

  package init(focus: Field = .language) { self.focus = focus }
}

extension ConsoleState {
  /// Applies a command on the settings screen.
  mutating func run(_ command: Command, in old: SettingsState) -> [Effect] {
    var form = old
    let count = SettingsState.Field.allCases.count
    var place = form.focus.rawValue
    switch command {
    case .back: return goBack()
    case .up: place = (place + count - 1) % count
    case .down: place = (place + 1) % count
    case .first, .pageUp: place = 0
    case .last, .pageDown: place = count - 1
    default: break
    }
    form.focus = SettingsState.Field(rawValue: place) ?? .language
    replaceTop(.settings(form))
    return []
  }

  /// Changes the setting that has the focus.
  mutating func edit(_ key: Key, in form: SettingsState) -> [Effect] {
    guard [.enter, .left, .right, .character(" ")].contains(key) else { return [] }
    switch form.focus {
    case .language:
      preferences.language = preferences.language.next
      return [.keepSetting("language", preferences.language.rawValue)]
    case .bell:
      preferences.bell.toggle()
      return [.keepSetting("bell", preferences.bell ? "true" : "false")]
        + (preferences.bell ? [.ring] : [])
    case .mouse:
      preferences.mouse.toggle()
      say(preferences.mouse ? words.mouseOn : words.mouseOff)
      return [.keepSetting("mouse", preferences.mouse ? "true" : "false")]
    case .theme:
      overlay = .themes(ThemePickerState(preferences.theme))
      return [.loadThemes]
    }
  }
}

extension ConsoleView {
  /// Draws the settings, with the colours of the theme as a sample under them.
  func draw(_ form: SettingsState, in frame: inout Frame, _ area: Rect) {
    let inner = area.inset(columns: 2, rows: 1)
    let count = SettingsState.Field.allCases.count
    // Air between the lines where the screen is high enough for all of it.
    let step = inner.height >= 2 * count + 6 ? 2 : 1
    for (index, field) in SettingsState.Field.allCases.enumerated() {
      let row = inner.row(index * step)
      frame.place(.row(index), on: row)
      let isFocused = form.focus == field
      let (left, right) = row.splitColumns(row.width < 40 ? 16 : 18)
      frame.write(
        (isFocused ? "▸ " : "  ") + words.settingLabel(field), in: left,
        style: Style(isFocused ? .accent : .muted, bold: isFocused))
      drawChoice(value(of: field), isFocused, in: &frame, right)
    }
    drawSample(in: &frame, inner.rows(step * count + 1, count: 2))
    let hint = inner.splitRows(step * count + 3).bottom
    // Half a sentence would be worse than none.
    guard words.settingsHint.wrapped(to: max(1, hint.width)).count <= hint.height else { return }
    frame.writeWrapped(words.settingsHint, in: hint, style: Style(.muted))
  }

  private func value(of field: SettingsState.Field) -> String {
    switch field {
    case .language: state.preferences.language.name
    case .theme: state.preferences.theme.name
    case .bell: words.onOff(state.preferences.bell)
    case .mouse: words.onOff(state.preferences.mouse)
    }
  }

  private func drawSample(in frame: inout Frame, _ area: Rect) {
    let states: [SaleState] = [.paid, .waiting, .unknown, .failed]
    var x = area.x + 2
    for state in states {
      let mark = StateMark(state, words)
      guard mark.text.cellWidth <= area.maxX - x else { return }
      x += 3 + frame.write(mark.text, at: Point(x: x, y: area.y), style: mark.style)
    }
  }
}
