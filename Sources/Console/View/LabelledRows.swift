import TerminalUI

/// Paragraphs with a label to their left each.
struct LabelledRows {
  private let rows: [(label: String, lines: [String])]
  private let labelWidth: Int
  /// Whether something was left out.
  let isCut: Bool

  /// - Parameter limit: The most lines to take; what is over is left out from the end.
  init(_ rows: [(label: String, words: String)], width: Int, limit: Int = .max) {
    let labelWidth = (rows.map(\.label.cellWidth).max() ?? 0) + 2
    var left = limit
    var kept: [(String, [String])] = []
    var isCut = false
    for row in rows {
      let lines = row.words.wrapped(to: max(1, width - labelWidth))
      if lines.count > left { isCut = true }
      guard left > 0 else { continue }
      kept.append((row.label, Array(lines.prefix(left))))
      left -= min(left, lines.count)
    }
    self.rows = kept
    self.isCut = isCut
    self.labelWidth = labelWidth
  }

  /// The lines it takes.
  var height: Int { rows.reduce(0) { $0 + max(1, $1.lines.count) } }

  /// Draws it; the words in `style`, the labels muted.
  func draw(in frame: inout Frame, _ area: Rect, style: Style) {
    var y = 0
    for row in rows {
      let (label, words) = area.rows(y, count: area.height).splitColumns(labelWidth)
      frame.write(row.label, in: label, style: Style(.muted))
      for (index, line) in row.lines.enumerated() {
        frame.write(line, in: words.row(index), style: style)
      }
      y += max(1, row.lines.count)
    }
  }
}
