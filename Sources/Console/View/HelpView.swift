import TerminalUI

extension ConsoleView {
  /// Draws help over the screen: every command that works there, with all of its keys.
  func drawHelp(from first: Int, in frame: inout Frame) {
    let rows = helpRows
    let keysWidth = rows.map(\.keys.cellWidth).max() ?? 0
    let area = frame.bounds.centred(
      Size(columns: min(78, frame.size.columns), rows: min(rows.count + 4, frame.size.rows)))
    frame.fill(area, style: .text)
    frame.box(area, title: "Keys on this screen")
    let inner = area.inset(columns: 2, rows: 1)
    let (list, foot) = inner.splitRows(-1)
    let start = max(0, min(first, rows.count - list.height))
    for (index, row) in rows.dropFirst(start).prefix(list.height).enumerated() {
      let line = list.row(index)
      let (left, right) = line.splitColumns(keysWidth + 2)
      frame.write(row.keys, in: left, style: Style(.accent, bold: true))
      frame.write(row.help, in: right)
    }
    let more = rows.count > list.height ? "Up and Down for more; " : ""
    frame.write("\(more)any other key closes", in: foot, style: Style(.muted))
    frame.cursor = nil
  }

  private var helpRows: [(keys: String, help: String)] {
    let commands = state.commands.map { command in
      (keys: keyNames(command), help: command.help)
    }
    return commands.filter { !$0.keys.isEmpty } + movement
  }

  private func keyNames(_ command: Command) -> String {
    settings.bindings.keys(of: command)
      .filter { key in
        if state.isTyping, case .character = key { return false }
        return true
      }
      .map(\.name).joined(separator: " ")
  }

  private var movement: [(keys: String, help: String)] {
    switch state.screens.last {
    case nil:
      [("Up Down j k", "Move by one"), ("PgUp PgDn", "Move by ten"), ("Home End", "First, last")]
    case .newSale:
      [
        ("Enter", "Add the line typed: 2*kopi susu 18000, teh 5000, +25000 servis"),
        ("Up Down", "Go into the lines, and back to the entry line"),
        ("+ - Del", "In the lines: one more, one less, remove"),
      ]
    case .detail: [("Up Down", "Scroll"), ("PgUp PgDn", "Scroll by ten")]
    case .refund: [("Tab Up Down", "Amount or reason"), ("Left Right", "Another reason")]
    case .payment: []
    }
  }
}
