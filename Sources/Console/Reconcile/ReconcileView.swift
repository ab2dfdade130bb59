import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws what ledger and gateway tell differently.
  func draw(_ screen: ReconcileState, in frame: inout Frame, _ area: Rect) {
    let inner = area.inset(columns: 2, rows: area.height > 14 ? 1 : 0)
    frame.write(
      words.reconcileWindow(screen.days), in: inner.row(0), style: Style(.accent, bold: true))
    var writer = ColumnWriter(inner.rows(2, count: inner.height))
    if let compared = screen.compared {
      writer.write(words.comparing(compared), Style(.accent), in: &frame)
    } else if let error = screen.error {
      writer.write(words.sentence(error), Style(.danger, bold: true), in: &frame)
    } else if let report = screen.report {
      draw(report, row: screen.row, &writer, in: &frame)
    } else {
      writer.write(words.reconcileIntro(key(.proceed)), Style(.muted), in: &frame)
    }
  }

  private func draw(
    _ report: Reconciliation, row: Int, _ writer: inout ColumnWriter, in frame: inout Frame
  ) {
    writer.write(
      words.reconciled(report), Style(verdictRole(report), bold: true), in: &frame)
    for sentence in report.unsaid {
      writer.write(words.sentence(sentence), Style(.warning), in: &frame)
    }
    // Where there is little room, what differs goes before what cannot be seen.
    if !report.seesForeignRefunds, report.differences.isEmpty || writer.rowsLeft > 8 {
      writer.write(words.foreignRefundsUnseen, Style(.muted), in: &frame)
    }
    writer.skip()
    let width = writer.width - 4
    let told = report.differences.map { words.difference($0).wrapped(to: width) }
    let first = firstShown(told.map { $0.count + 1 }, row: row, in: writer.rowsLeft)
    for (index, difference) in report.differences.enumerated().dropFirst(first) {
      guard writer.rowsLeft > 0 else { return }
      let line = writer.take()
      frame.place(.row(index), on: line)
      frame.write(
        (index == row ? "▸ " : "  ") + SafeText.line(difference.reference), in: line,
        style: Style(.text, bold: true))
      if index == row { frame.ground(line, .selection) }
      for part in told[index] where writer.rowsLeft > 0 {
        frame.write(
          part, in: writer.take().splitColumns(4).right,
          style: Style(difference.remedy == .lostSale ? .warning : .text))
      }
    }
  }

  /// The first of what has these heights that is shown, so that the selected one is shown whole.
  private func firstShown(_ heights: [Int], row: Int, in rows: Int) -> Int {
    guard heights.indices.contains(row) else { return 0 }
    var (first, used) = (row, heights[row])
    while first > 0, used + heights[first - 1] <= rows {
      first -= 1
      used += heights[first]
    }
    return first
  }

  private func verdictRole(_ report: Reconciliation) -> Role {
    switch report.verdict {
    case .balanced: .success
    case .differs, .unknown: .warning
    }
  }
}
