import CheckoutDomain
import TerminalUI
import Till

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
    let notes = problems.isEmpty ? hint(form, width: inner.width) : problems
    let noteStyle =
      problems.isEmpty ? Style(form.isCharging ? .accent : .muted) : Style(.danger, bold: true)
    // What does not fit beside the total stands under it, where there is a free row otherwise.
    let about = aboutUnderTotal(form, width: inner.width)
    let (lines, entry) = inner.splitRows(-(3 + max(1, about.count) + max(1, notes.count)))
    drawLines(form, in: &frame, lines)
    drawTotal(form, isAlone: !about.isEmpty, in: &frame, entry.row(0))
    for (index, line) in about.enumerated() {
      frame.write(line, in: entry.row(1 + index), style: Style(.muted))
    }
    let (field, below) = entry.splitRows(1 + max(1, about.count)).bottom.splitRows(1)
    drawEntry(form, in: &frame, field)
    for (index, line) in notes.enumerated() {
      frame.write(line, in: below.row(index), style: noteStyle)
    }
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
      let room = rows.rows(1, count: 3).inset(columns: 1, rows: 0)
      // Half of it would teach half of it.
      guard words.howToEnter.wrapped(to: max(1, room.width)).count <= room.height else { return }
      frame.writeWrapped(words.howToEnter, in: room, style: style)
    }
  }

  private func total(_ form: NewSaleState) -> String {
    words.total((try? form.cart.total()) ?? .zero(form.cart.currency))
  }

  /// What the sale is, as lines under its total; none where it fits beside that.
  private func aboutUnderTotal(_ form: NewSaleState, width: Int) -> [String] {
    let parts = words.partsAboutSale(form.cart)
    let beside = parts.joined(separator: "  ").cellWidth + 2 + total(form).cellWidth
    return beside <= width ? [] : Self.packed(parts, gap: "  ", width)
  }

  private func drawTotal(
    _ form: NewSaleState, isAlone: Bool, in frame: inout Frame, _ row: Rect
  ) {
    if !isAlone { frame.write(words.aboutSale(form.cart), in: row, style: Style(.muted)) }
    frame.write(total(form), in: row, style: Style(.title, bold: true), alignment: .right)
  }

  /// Parts one after the other, on as many lines as that takes; none is torn unless it alone is wider.
  static func packed(_ parts: [String], gap: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, last.cellWidth + gap.cellWidth + part.cellWidth <= width {
        lines[lines.count - 1] = last + gap + part
      } else {
        lines += part.wrapped(to: width)
      }
    }
    return lines
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

  /// What to do next, as lines under the entry line.
  private func hint(_ form: NewSaleState, width: Int) -> [String] {
    if form.isCharging { return words.askingForSession.wrapped(to: width) }
    if form.unpriced != nil { return words.typePrice.wrapped(to: width) }
    if form.line != nil { return Self.packed(words.lineKeys, gap: "   ", width) }
    guard !form.cart.items.isEmpty else { return [] }
    if let problem = Till.problem(with: form.cart) {
      return words.sentence(problem.message).wrapped(to: width)
    }
    return words.chargeHint(key(.charge), (try? form.cart.total())?.formatted ?? "")
      .wrapped(to: width)
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
