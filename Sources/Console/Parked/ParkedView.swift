import CheckoutDomain
import TerminalUI
import Till

extension ConsoleView {
  /// Draws the sales that were put aside.
  func draw(_ screen: ParkedState, in frame: inout Frame, _ area: Rect) {
    let (heading, rows) = area.splitRows(1)
    frame.write(
      words.parkedHeading, in: heading.inset(columns: 2, rows: 0), style: Style(.muted))
    guard let list = state.parked, !list.isEmpty else {
      if state.parked != nil {
        frame.writeWrapped(
          words.parkedEmpty(key(.park)), in: rows.inset(columns: 2, rows: 1), style: Style(.muted))
      }
      return
    }
    let first = max(0, min(screen.selection.index - rows.height / 2, list.count - rows.height))
    for (index, sale) in list.dropFirst(first).prefix(rows.height).enumerated() {
      frame.place(.row(first + index), on: rows.row(index))
      draw(sale, isSelected: first + index == screen.selection.index, in: &frame, rows.row(index))
    }
  }

  private func draw(
    _ sale: ParkedSale, isSelected: Bool, in frame: inout Frame, _ row: Rect
  ) {
    let time = SaleWords.time(sale.changedAt, offset: settings.utcOffset)
    let total = (try? sale.cart.total())?.formatted ?? ""
    let (left, amount) = row.splitColumns(-(total.cellWidth + 2))
    let (stamp, items) = left.splitColumns(row.width < 60 ? 14 : 15)
    frame.write("  " + time, in: stamp, style: Style(.muted))
    frame.write(SafeText.line(words.parkedItems(sale.cart)), in: items)
    frame.write(total + " ", in: amount, alignment: .right)
    if isSelected {
      frame.write("▸", at: row.origin, style: Style(.accent, bold: true))
      frame.ground(row, .selection)
    }
  }
}
