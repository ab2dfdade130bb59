import CheckoutDomain
import TerminalUI

/// The screen of what can be changed while Kasir runs.
package struct SettingsState: Equatable, Sendable {
  /// A line of it.
  package enum Field: Int, CaseIterable, Sendable {
    case language, theme, bell
  }

  package var focus = Field.language

  package init() {}
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
    for (index, field) in SettingsState.Field.allCases.enumerated() {
      let row = inner.row(index * 2)
      let isFocused = form.focus == field
      let (left, right) = row.splitColumns(18)
      frame.write(
        (isFocused ? "▸ " : "  ") + words.settingLabel(field), in: left,
        style: Style(isFocused ? .accent : .muted, bold: isFocused))
      drawChoice(value(of: field), isFocused, in: &frame, right)
    }
    drawSample(in: &frame, inner.rows(7, count: 3))
    frame.writeWrapped(
      words.settingsHint, in: inner.rows(10, count: inner.height - 10), style: Style(.muted))
  }

  private func value(of field: SettingsState.Field) -> String {
    switch field {
    case .language: state.preferences.language.name
    case .theme: state.preferences.theme.name
    case .bell: words.onOff(state.preferences.bell)
    }
  }

  private func drawSample(in frame: inout Frame, _ area: Rect) {
    let states: [SaleState] = [.paid, .waiting, .unknown, .failed]
    var x = area.x + 2
    for state in states {
      let mark = StateMark(state, words)
      x +=
        3
        + frame.write(
          mark.text, at: Point(x: x, y: area.y), style: mark.style, maxWidth: area.maxX - x)
    }
  }
}
