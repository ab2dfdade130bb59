import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws a sale being built: its lines, their total and the entry line under them.
  func draw(_ form: NewSaleState, in frame: inout Frame, _ area: Rect) {
    if let details = form.details {
      draw(details, of: form, in: &frame, area)
      return
    }
    let inner = area.inset(columns: 1, rows: 0)
    let isAsking = form.liveConfirmation != nil
    let problems = isAsking ? [] : form.problem?.wrapped(to: inner.width) ?? []
    let (lines, entry) = inner.splitRows(-(4 + max(1, problems.count)))
    drawLines(form, in: &frame, lines)
    drawTotal(form, in: &frame, entry.row(0))
    drawEntry(form, in: &frame, entry.row(2))
    for (index, line) in problems.enumerated() {
      frame.write(line, in: entry.row(3 + index), style: Style(.danger, bold: true))
    }
    if problems.isEmpty { drawHint(form, in: &frame, entry.row(3)) }
    if isAsking { drawLiveConfirmation(form, in: &frame) }
  }

  private func drawLines(_ form: NewSaleState, in frame: inout Frame, _ area: Rect) {
    let (heading, rows) = area.splitRows(1)
    let columns = CartColumns(width: area.width)
    let style = Style(.muted)
    frame.write(
      words.quantityColumn, in: columns.quantity(heading), style: style, alignment: .right)
    frame.write(words.itemColumn, in: columns.name(heading), style: style)
    frame.write(words.unitColumn, in: columns.unit(heading), style: style, alignment: .right)
    frame.write(words.totalColumn, in: columns.total(heading), style: style, alignment: .right)
    let count = form.cart.items.count
    let focus = form.line ?? count - 1
    let first = max(0, min(focus - rows.height / 2, count - rows.height))
    for (index, item) in form.cart.items.dropFirst(first).prefix(rows.height).enumerated() {
      let row = rows.row(index)
      frame.write(String(item.quantity), in: columns.quantity(row), alignment: .right)
      frame.write(item.name, in: columns.name(row))
      frame.write(item.unitAmount.figures, in: columns.unit(row), alignment: .right)
      frame.write(item.total.figures, in: columns.total(row), alignment: .right)
      if form.line == first + index {
        frame.write("▸", at: row.origin, style: Style(.accent, bold: true))
        frame.ground(row, .selection)
      }
    }
    if count == 0 {
      frame.writeWrapped(
        words.howToEnter, in: rows.rows(1, count: 3).inset(columns: 1, rows: 0), style: style)
    }
  }

  private func drawTotal(_ form: NewSaleState, in frame: inout Frame, _ row: Rect) {
    let total = (try? form.cart.total()) ?? .zero(form.cart.currency)
    let sum = words.total(total)
    let (left, right) = row.splitColumns(-(sum.cellWidth + 2))
    frame.write(words.aboutSale(form.cart), in: left, style: Style(.muted))
    frame.write(
      sum, in: right, style: Style(.title, bold: true), alignment: .right)
  }

  private func drawEntry(_ form: NewSaleState, in frame: inout Frame, _ row: Rect) {
    if let unpriced = form.unpriced {
      let label = words.priceOf(unpriced.name).truncated(to: row.width / 2)
      let (left, right) = row.splitColumns(label.cellWidth + 1)
      frame.write(label, in: left, style: Style(.accent))
      form.price.draw(in: &frame, right, isFocused: true, placeholder: words.priceExample)
      return
    }
    let (left, right) = row.splitColumns(words.itemColumn.cellWidth + 2)
    frame.write(words.itemColumn, in: left, style: Style(.accent))
    form.entry.draw(in: &frame, right, isFocused: form.line == nil && !form.isCharging)
  }

  private func drawHint(_ form: NewSaleState, in frame: inout Frame, _ row: Rect) {
    let text =
      if form.isCharging {
        words.askingForSession
      } else if form.unpriced != nil {
        words.typePrice
      } else if form.line != nil {
        words.lineKeys
      } else if form.cart.items.isEmpty {
        ""
      } else {
        words.chargeHint(key(.charge), (try? form.cart.total())?.formatted ?? "")
      }
    frame.write(text, in: row, style: Style(form.isCharging ? .accent : .muted))
  }

  private func drawLiveConfirmation(_ form: NewSaleState, in frame: inout Frame) {
    guard let field = form.liveConfirmation, let total = try? form.cart.total() else { return }
    let width = min(64, frame.bounds.width)
    let lines = words.liveLines(total).flatMap { $0.wrapped(to: width - 4) }
    let area = frame.bounds.centred(Size(columns: width, rows: lines.count + 6))
    frame.fill(area, style: .text)
    frame.box(
      area, title: words.liveTitle, style: Style(.live),
      titleStyle: Style(.live, bold: true, reverse: true))
    let inner = area.inset(columns: 2, rows: 1)
    for (index, line) in lines.enumerated() {
      frame.write(line, in: inner.row(index))
    }
    field.draw(in: &frame, inner.row(lines.count + 1), isFocused: true)
    frame.writeWrapped(
      form.problem ?? words.liveFoot, in: inner.rows(lines.count + 2, count: 2),
      style: form.problem == nil ? Style(.muted) : Style(.danger, bold: true))
  }
}

/// Where the columns of the lines are; a narrow screen leaves the unit prices out.
private struct CartColumns {
  let isNarrow: Bool

  init(width: Int) { isNarrow = width < 60 }

  func quantity(_ row: Rect) -> Rect { row.splitColumns(isNarrow ? 6 : 8).left }
  func name(_ row: Rect) -> Rect {
    let left = isNarrow ? 8 : 10
    let right = isNarrow ? 14 : 32
    return Rect(x: row.x + left, y: row.y, width: row.width - left - right, height: row.height)
  }
  func unit(_ row: Rect) -> Rect {
    Rect(x: row.maxX - 31, y: row.y, width: isNarrow ? 0 : 15, height: row.height)
  }
  func total(_ row: Rect) -> Rect { row.splitColumns(isNarrow ? -13 : -15).right }
}
