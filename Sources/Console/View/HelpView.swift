import TerminalUI

extension ConsoleView {
  /// Draws help over the screen: every command that works there, with all of its keys.
  func drawHelp(from first: Int, in frame: inout Frame) {
    let width = min(78, frame.size.columns)
    let keysWidth = helpRows.map(\.keys.cellWidth).max() ?? 0
    let rows = helpRows.flatMap { $0.wrapped(to: width - 6 - keysWidth) }
    let area = frame.bounds.centred(
      Size(columns: width, rows: min(rows.count + 4, frame.size.rows)))
    frame.fill(area, style: .text)
    frame.box(area, title: words.helpTitle)
    let inner = area.inset(columns: 2, rows: 1)
    let (list, foot) = inner.splitRows(-1)
    let start = max(0, min(first, rows.count - list.height))
    for (index, row) in rows.dropFirst(start).prefix(list.height).enumerated() {
      let line = list.row(index)
      let (left, right) = line.splitColumns(keysWidth + 2)
      frame.write(
        row.keys, in: left,
        style: row.isEnabled ? Style(.accent, bold: true) : Style(.muted))
      frame.write(row.help, in: right, style: row.isEnabled ? .text : Style(.muted))
    }
    let more = rows.count > list.height ? words.helpMore : ""
    frame.write(more + words.helpClose, in: foot, style: Style(.muted))
    frame.cursor = nil
  }

  private struct HelpRow {
    let keys: String
    let help: String
    var isEnabled = true

    /// The row as lines; only the first has the keys.
    func wrapped(to width: Int) -> [HelpRow] {
      help.wrapped(to: max(10, width)).enumerated().map { index, line in
        HelpRow(keys: index == 0 ? keys : "", help: line, isEnabled: isEnabled)
      }
    }
  }

  private var helpRows: [HelpRow] {
    let commands = state.commands.map { command in
      HelpRow(
        keys: keyNames(command), help: words[state.entry(of: command).help],
        isEnabled: state.obstacle(to: command, settings) == nil)
    }
    return fieldKeys + commands.filter { !$0.keys.isEmpty }
  }

  private func keyNames(_ command: Command) -> String {
    settings.bindings.keys(of: command)
      .filter { !state.isTyping || !$0.isPrintable }
      .map(\.name).joined(separator: " ")
  }

  /// The keys of a screen's fields, which are no commands.
  private var fieldKeys: [HelpRow] {
    words.fieldKeys(state.kind).map { HelpRow(keys: $0.keys, help: $0.help) }
  }
}
