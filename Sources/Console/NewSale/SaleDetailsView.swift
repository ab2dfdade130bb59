import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws the form for what a new sale has besides its lines.
  func draw(
    _ details: SaleDetailsState, of form: NewSaleState, in frame: inout Frame, _ area: Rect
  ) {
    let inner = area.inset(columns: 2, rows: 1)
    for (index, field) in SaleDetailsState.Field.allCases.enumerated() {
      let row = inner.row(index * 2)
      let isFocused = details.focus == field
      let (left, right) = row.splitColumns(18)
      frame.write(
        (isFocused ? "▸ " : "  ") + words.detailLabel(field), in: left,
        style: Style(isFocused ? .accent : .muted, bold: isFocused))
      draw(field, details, isFocused: isFocused, in: &frame, right)
    }
    let foot = inner.rows(8, count: inner.height - 8)
    if let problem = details.problem {
      frame.writeWrapped(problem, in: foot, style: Style(.danger, bold: true))
    } else {
      frame.writeWrapped(words.detailHint(details.focus), in: foot, style: Style(.muted))
    }
    frame.write(
      words.detailFoot,
      in: inner.row(max(10, inner.height - 1)), style: Style(.muted))
  }

  private func draw(
    _ field: SaleDetailsState.Field, _ details: SaleDetailsState, isFocused: Bool,
    in frame: inout Frame, _ area: Rect
  ) {
    switch field {
    case .reference:
      details.reference.draw(
        in: &frame, area.splitColumns(min(42, area.width)).left, isFocused: isFocused,
        placeholder: words.referencePlaceholder)
    case .note: details.note.draw(in: &frame, area, isFocused: isFocused)
    case .currency: drawChoice(details.currency.code, isFocused, in: &frame, area)
    case .terminalType: drawChoice(details.terminalType.rawValue, isFocused, in: &frame, area)
    }
  }

  func drawChoice(_ text: String, _ isFocused: Bool, in frame: inout Frame, _ area: Rect) {
    frame.write(
      isFocused ? "◀ \(text) ▶" : "  \(text)", in: area,
      style: isFocused ? Style(.accent, bold: true) : .text)
  }
}
