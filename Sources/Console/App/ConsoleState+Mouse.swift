import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Selects a row that was clicked, in what lies over the screen or in the screen on top.
  ///
  /// A click selects and no more; a question is answered by keys alone.
  mutating func click(_ row: Int) -> [Effect] {
    notice = nil
    guard dialog == nil else { return [] }
    switch overlay {
    case .palette(var palette):
      let count = offers(palette).count
      palette.selection.select(row, count: count, height: count)
      overlay = .palette(palette)
    case .themes(var picker):
      guard let themes = picker.themes, themes.indices.contains(row) else { return [] }
      picker.selection.select(row, count: themes.count, height: themes.count)
      preferences.theme = themes[row]
      overlay = .themes(picker)
    case .help: break
    case nil: return clickOnScreen(row)
    }
    return []
  }

  /// Sorts the list by the column whose heading was clicked; once more, the other way round.
  mutating func clickHeading(_ column: Int) -> [Effect] {
    notice = nil
    guard dialog == nil, overlay == nil, screens.isEmpty,
      SaleOrder.Column.allCases.indices.contains(column)
    else { return [] }
    return [list.sort(by: SaleOrder.Column.allCases[column])]
  }

  private mutating func clickOnScreen(_ row: Int) -> [Effect] {
    switch screens.last {
    case nil:
      list.selection.select(row, count: list.sales.count, height: ListState.stride)
      return list.page()
    case .parked(var screen):
      screen.selection.select(row, count: parked?.count ?? 0, height: ListState.stride)
      replaceTop(.parked(screen))
    case .reconcile(var screen):
      screen.row = max(0, min(row, (screen.report?.differences.count ?? 0) - 1))
      replaceTop(.reconcile(screen))
    case .settings(var form):
      (form.focus, form.name) = (SettingsState.Field(rawValue: row) ?? form.focus, nil)
      replaceTop(.settings(form))
    default: break
    }
    return []
  }
}
