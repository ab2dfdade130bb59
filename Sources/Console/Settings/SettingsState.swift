import CheckoutDomain
package import TerminalUI

/// The screen of what can be changed while Kasir runs.
package struct SettingsState: Equatable, Sendable {
  /// A line of it.
  package enum Field: Int, CaseIterable, Sendable {
    case language, theme, bell, mouse, operatorName
  }

  package var focus = Field.language
  /// The operator's name while it is typed.
  package var name: TextField?

  package init(focus: Field = .language, name: TextField? = nil) {
    self.focus = focus
    self.name = name
  }
}

extension ConsoleState {
  /// Applies a command on the settings screen.
  mutating func run(_ command: Command, in old: SettingsState) -> [Effect] {
    var form = old
    let count = SettingsState.Field.allCases.count
    var place = form.focus.rawValue
    switch command {
    case .back where form.name != nil: form.name = nil
    case .back: return goBack()
    case _ where form.name != nil: return []
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
    if var name = form.name {
      if key == .enter { return setOperator(name.text) }
      name.handle(key)
      replaceTop(.settings(SettingsState(focus: form.focus, name: name)))
      return []
    }
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
    case .operatorName:
      let name = TextField(preferences.operatorName, limit: 60)
      replaceTop(.settings(SettingsState(focus: form.focus, name: name)))
      return []
    }
  }

  /// Has refunds keep another name from now on; without one nothing changes.
  mutating func setOperator(_ text: String) -> [Effect] {
    let name = String(SafeText.line(text, limit: 60).trimmedSpaces)
    guard !name.isEmpty else {
      say(words.operatorNeedsName, .warning)
      return []
    }
    replaceTop(.settings(SettingsState(focus: .operatorName)))
    guard name != preferences.operatorName else { return [] }
    preferences.operatorName = name
    say(words.operatorChanged(name))
    return [.setOperator(name), .keepSetting("operator", name)]
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
      if field == .operatorName {
        drawName(form.name, isFocused, in: &frame, right)
      } else {
        drawChoice(value(of: field), isFocused, in: &frame, right)
      }
    }
    drawSample(in: &frame, inner.rows(step * count + 1, count: 2))
    let hint = inner.splitRows(step * count + 3).bottom
    let text =
      settings.isReadOnly
      ? words.settingsForNow
      : form.focus == .operatorName ? words.operatorHint : words.settingsHint
    // Half a sentence would be worse than none.
    guard text.wrapped(to: max(1, hint.width)).count <= hint.height else { return }
    frame.writeWrapped(text, in: hint, style: Style(.muted))
  }

  private func drawName(
    _ field: TextField?, _ isFocused: Bool, in frame: inout Frame, _ row: Rect
  ) {
    let room = row.splitColumns(min(36, row.width)).left
    if let field {
      field.draw(in: &frame, room, isFocused: true)
    } else {
      // In line with what stands between the arrows of the other settings.
      let (name, key) = room.inset(columns: 2, rows: 0).splitColumns(isFocused ? -7 : room.width)
      let used = frame.write(value(of: .operatorName), in: name)
      frame.write(
        "  Enter", at: Point(x: name.x + used, y: name.y), style: Style(.muted),
        maxWidth: key.width)
    }
  }

  private func value(of field: SettingsState.Field) -> String {
    switch field {
    case .language: state.preferences.language.name
    case .theme: state.preferences.theme.name
    case .bell: words.onOff(state.preferences.bell)
    case .mouse: words.onOff(state.preferences.mouse)
    case .operatorName: SafeText.line(state.preferences.operatorName)
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
