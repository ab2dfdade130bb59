import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws the refund form: what is left beside the amount, or the lines, and the reason.
  func draw(_ form: RefundFormState, in frame: inout Frame, _ area: Rect) {
    let inner = area.inset(columns: 2, rows: area.height > 14 ? 1 : 0)
    let facts = refundFacts(form.sale, byLine: form.lines != nil)
    let factRows = min(facts.count, max(0, inner.height - 6))
    for (index, (label, value)) in facts.prefix(factRows).enumerated() {
      let (left, right) = inner.row(index).splitColumns(14)
      frame.write(label, in: left, style: Style(.muted))
      frame.write(SafeText.line(value), in: right)
    }
    var body = inner.rows(factRows + (inner.height > 9 ? 1 : 0), count: inner.height)
    if form.lines != nil, let note = words.refundedWithoutLines(form.sale),
      inner.height >= factRows + form.sale.items.count + 10
    {
      let used = frame.writeWrapped(note, in: body, style: Style(.warning))
      body = body.rows(used + 1, count: body.height)
    }
    let foot: Rect
    if let lines = form.lines {
      foot = draw(lines, form, in: &frame, body)
    } else {
      drawAmount(form, in: &frame, body.row(0))
      drawSpelled(form, in: &frame, body.row(1))
      drawReason(form, in: &frame, body.row(2))
      foot = body.rows(3, count: body.height)
    }
    drawRefundFoot(form, in: &frame, foot)
  }

  private static let labelWidth = 14

  /// - Parameter byLine: Whether the lines stand below: then only what matters to them is said.
  private func refundFacts(_ sale: Sale, byLine: Bool) -> [(String, String)] {
    let paid = (words.paidLabel, (sale.progress.captured ?? sale.amount).formatted)
    let refunded = (words.refundedLabel, sale.refunded.formatted)
    let reserved = (words.reservedLabel, sale.reserved.formatted)
    guard byLine else {
      return [paid, refunded, reserved, (words.itemsLabel, SaleWords.items(sale))]
    }
    return [paid] + (sale.refunded.isPositive ? [refunded] : [])
      + (sale.reserved.isPositive ? [reserved] : [])
  }

  private func drawRefundFoot(_ form: RefundFormState, in frame: inout Frame, _ foot: Rect) {
    if form.isSending {
      frame.writeWrapped(words.refundSending, in: foot, style: Style(.accent))
    } else if let problem = form.problem {
      frame.writeWrapped(problem, in: foot, style: Style(.danger, bold: true))
    } else {
      frame.writeWrapped(
        form.lines == nil ? words.refundHint(key(.proceed)) : words.refundLinesHint(key(.proceed)),
        in: foot, style: Style(.muted))
    }
  }

  private func drawAmount(_ form: RefundFormState, in frame: inout Frame, _ row: Rect) {
    let isFocused = form.focus == .amount
    let right = drawLabel(words.amountLabel, isFocused, in: &frame, row)
    let (field, beside) = right.splitColumns(min(20, right.width / 2))
    form.amount.draw(in: &frame, field, isFocused: isFocused && !form.isSending)
    let rest = words.ofRest(form.sale.remaining)
    if rest.cellWidth <= beside.width {
      frame.write(rest, in: beside, style: Style(.text, bold: true))
    }
  }

  private func drawReason(_ form: RefundFormState, in frame: inout Frame, _ row: Rect) {
    let isFocused = form.focus == .reason
    // The gateway's word for it is long: it has the room that the label leaves.
    let isNarrow = row.width - Self.labelWidth < words.widestReason + 4
    let width = isNarrow ? words.reasonLabel.cellWidth + 3 : Self.labelWidth
    let rest = drawLabel(words.reasonLabel, isFocused, width, in: &frame, row)
    drawChoice(words.reason(form.reason), isFocused, in: &frame, rest)
  }

  private func drawSpelled(_ form: RefundFormState, in frame: inout Frame, _ row: Rect) {
    let rest = words.ofRest(form.sale.remaining)
    if rest.cellWidth > (row.width - 14) / 2 {
      frame.write(
        String(rest.trimmedSpaces), in: row.splitColumns(14).right, style: Style(.text, bold: true))
      return
    }
    guard let amount = form.typedAmount, amount.isPositive else { return }
    frame.write(
      words.spelled(amount), in: row.splitColumns(14).right, style: Style(.muted))
  }

  private func drawLabel(
    _ label: String, _ isFocused: Bool, _ width: Int = labelWidth, in frame: inout Frame,
    _ row: Rect
  ) -> Rect {
    let (left, right) = row.splitColumns(width)
    frame.write(
      (isFocused ? "▸ " : "  ") + label, in: left,
      style: Style(isFocused ? .accent : .muted, bold: isFocused))
    return right
  }

  /// Draws the lines with what is chosen of each, and returns what is left under them.
  private func draw(
    _ choice: LineChoice, _ form: RefundFormState, in frame: inout Frame, _ area: Rect
  ) -> Rect {
    let balance = LineBalance(of: form.sale)
    let count = balance.lines.count
    let height = min(count, max(1, area.height - 4))
    let first = max(0, min(choice.row - height / 2, count - height))
    for (index, line) in balance.lines.dropFirst(first).prefix(height).enumerated() {
      let row = area.row(index)
      let isSelected = form.focus == .amount && first + index == choice.row
      let chosen = choice.counts[first + index]
      let (mark, rest) = row.splitColumns(12)
      let share = balance.rest(of: first + index).formatted
      frame.write(
        (isSelected ? "▸ " : "  ") + words.pieces(chosen, of: line), in: mark,
        style: Style(chosen > 0 ? .accent : .muted, bold: chosen > 0))
      let (name, amount) = rest.splitColumns(-(share.cellWidth + 1))
      drawName(of: line, in: &frame, name)
      frame.write(share, in: amount, alignment: .right)
      if isSelected { frame.ground(row, .selection) }
    }
    let amount = choice.amount(of: form.sale)
    frame.write(
      words.linesComeTo(amount, left: form.sale.remaining), in: area.row(height),
      style: Style(.text, bold: true))
    drawReason(form, in: &frame, area.row(height + 1))
    return area.rows(height + 2, count: area.height)
  }

  /// Draws what a line is called, and beside it what was given back of it where there is room.
  private func drawName(of line: LineBalance.Line, in frame: inout Frame, _ area: Rect) {
    let name = SafeText.line(line.item.name)
    frame.write(name, in: area, style: Style(line.left > 0 ? .text : .muted))
    guard let back = words.givenBack(line),
      name.cellWidth + 2 + back.cellWidth <= area.width
    else { return }
    frame.write(back, in: area.splitColumns(name.cellWidth + 2).right, style: Style(.muted))
  }
}
