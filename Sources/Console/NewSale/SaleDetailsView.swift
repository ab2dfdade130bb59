import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws the form for what a new sale has besides its lines.
  func draw(
    _ details: SaleDetailsState, of form: NewSaleState, in frame: inout Frame, _ area: Rect
  ) {
    let fields = SaleDetailsState.Field.allCases
    let inner = area.inset(columns: 2, rows: area.height > 12 ? 1 : 0)
    // Below them stands what to do, in three rows at the least.
    let step = inner.height >= 2 * fields.count + 3 ? 2 : 1
    for (index, field) in fields.enumerated() {
      let row = inner.row(index * step)
      let isFocused = details.focus == field
      let (left, right) = row.splitColumns(18)
      frame.write(
        (isFocused ? "▸ " : "  ") + words.detailLabel(field), in: left,
        style: Style(isFocused ? .accent : .muted, bold: isFocused))
      draw(field, details, isFocused: isFocused, in: &frame, right)
    }
    let foot = inner.rows(step * fields.count, count: inner.height)
    if let problem = details.problem {
      frame.writeWrapped(problem, in: foot, style: Style(.danger, bold: true))
    } else {
      frame.writeWrapped(words.detailHint(details.focus), in: foot, style: Style(.muted))
    }
    let keys = words.detailFoot.wrapped(to: max(1, inner.width)).count
    frame.writeWrapped(
      words.detailFoot, in: inner.rows(inner.height - keys, count: keys), style: Style(.muted))
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
