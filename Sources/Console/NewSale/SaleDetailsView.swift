import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws the form for what a new sale has besides its lines.
  func draw(
    _ details: SaleDetailsState, of form: NewSaleState, in frame: inout Frame, _ area: Rect
  ) {
    let inner = area.inset(columns: 2, rows: 1)
    let fields: [(SaleDetailsState.Field, String)] = [
      (.reference, "Reference"), (.note, "Note"), (.currency, "Currency"),
      (.terminalType, "Customer's page"),
    ]
    for (index, (field, label)) in fields.enumerated() {
      let row = inner.row(index * 2)
      let isFocused = details.focus == field
      let (left, right) = row.splitColumns(18)
      frame.write(
        (isFocused ? "▸ " : "  ") + label, in: left,
        style: Style(isFocused ? .accent : .muted, bold: isFocused))
      draw(field, details, isFocused: isFocused, in: &frame, right)
    }
    let foot = inner.rows(8, count: inner.height - 8)
    if let problem = details.problem {
      frame.writeWrapped(problem, in: foot, style: Style(.danger, bold: true))
    } else {
      frame.writeWrapped(hint(details.focus), in: foot, style: Style(.muted))
    }
    frame.write(
      "Enter keeps it, Esc leaves it as it was, Tab goes to the next field.",
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
        placeholder: "made up when it is charged")
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

  private func hint(_ field: SaleDetailsState.Field) -> String {
    switch field {
    case .reference:
      "What people call this sale. In the demo one that begins with decline, abandon or late steers the customer."
    case .note: "For people here; never sent."
    case .currency: "Left and Right choose. One sale has one currency."
    case .terminalType:
      "Left and Right choose. WEB suits a screen that is scanned, WAP the customer's own phone."
    }
  }
}
