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
    let shown = drawSelected(list, screen, in: &frame, rows)
    let first = max(0, min(screen.selection.index - shown.height / 2, list.count - shown.height))
    for (index, sale) in list.dropFirst(first).prefix(shown.height).enumerated() {
      frame.place(.row(first + index), on: shown.row(index))
      draw(sale, isSelected: first + index == screen.selection.index, in: &frame, shown.row(index))
    }
  }

  /// Says under the list what is in the selected sale, where its row is too short for that.
  ///
  /// - Returns: What is left for the list.
  private func drawSelected(
    _ list: [ParkedSale], _ screen: ParkedState, in frame: inout Frame, _ area: Rect
  ) -> Rect {
    guard list.indices.contains(screen.selection.index) else { return area }
    let sale = list[screen.selection.index]
    let items = SafeText.line(words.parkedItems(sale.cart))
    guard items.cellWidth > columns(of: sale, area.row(0)).items.width else { return area }
    let lines = items.wrapped(to: area.width - 4)
    let height = min(lines.count, max(1, area.height / 2))
    let (rows, panel) = area.splitRows(-(height + 1))
    for x in panel.x..<panel.maxX {
      frame.put("─", at: Point(x: x, y: panel.y), style: Style(.border))
    }
    let room = panel.splitRows(1).bottom.inset(columns: 2, rows: 0)
    for (index, line) in lines.prefix(height).enumerated() {
      frame.write(line, in: room.row(index))
    }
    if lines.count > height { drawMore(.recall, in: &frame, room.row(height - 1)) }
    return rows
  }

  /// Where time, items and total of a sale stand.
  private func columns(
    of sale: ParkedSale, _ row: Rect
  ) -> (stamp: Rect, items: Rect, amount: Rect, total: String) {
    let total = (try? sale.cart.total())?.formatted ?? ""
    let (left, amount) = row.splitColumns(-(total.cellWidth + 2))
    let (stamp, items) = left.splitColumns(row.width < 60 ? 14 : 15)
    return (stamp, items, amount, total)
  }

  private func draw(
    _ sale: ParkedSale, isSelected: Bool, in frame: inout Frame, _ row: Rect
  ) {
    let time = SaleWords.time(sale.changedAt, offset: settings.utcOffset)
    let (stamp, items, amount, total) = columns(of: sale, row)
    frame.write("  " + time, in: stamp, style: Style(.muted))
    frame.write(SafeText.line(words.parkedItems(sale.cart)), in: items)
    frame.write(total + " ", in: amount, alignment: .right)
    if isSelected {
      frame.write("▸", at: row.origin, style: Style(.accent, bold: true))
      frame.ground(row, .selection)
    }
  }
}
