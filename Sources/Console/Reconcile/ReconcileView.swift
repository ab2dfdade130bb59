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
    if !report.seesForeignRefunds {
      writer.write(words.foreignRefundsUnseen, Style(.muted), in: &frame)
    }
    writer.skip()
    let rows = max(1, writer.rowsLeft / 2)
    let first = max(0, min(row - rows / 2, report.differences.count - rows))
    for (index, difference) in report.differences.enumerated().dropFirst(first) {
      guard writer.rowsLeft > 0 else { return }
      let line = writer.take()
      frame.place(.row(index), on: line)
      frame.write(
        (index == row ? "▸ " : "  ") + SafeText.line(difference.reference), in: line,
        style: Style(.text, bold: true))
      if index == row { frame.ground(line, .selection) }
      guard writer.rowsLeft > 0 else { return }
      let told = writer.take()
      frame.write(
        words.difference(difference), in: told.splitColumns(4).right,
        style: Style(difference.remedy == .lostSale ? .warning : .text))
    }
  }

  private func verdictRole(_ report: Reconciliation) -> Role {
    switch report.verdict {
    case .balanced: .success
    case .differs, .unknown: .warning
    }
  }
}
