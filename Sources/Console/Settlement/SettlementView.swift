import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws the form that settles a refund by hand: what is not known, then what was found out.
  func draw(_ form: SettlementState, in frame: inout Frame, _ area: Rect) {
    let inner = area.inset(columns: 2, rows: 0)
    var writer = ColumnWriter(inner)
    // On a short screen what it is about makes room for what the answer means.
    if area.height > 14 || form.focus == .outcome && form.wasRefunded == nil {
      writer.write(
        words.settleIntro(form.refund, form.sale), Style(.warning, bold: true), in: &frame)
    }
    if area.height > 14 { writer.write(words.settleWhere(form.refund), Style(.text), in: &frame) }
    if area.height > 12 { writer.skip() }
    for field in form.fields {
      guard writer.rowsLeft > 0 else { return }
      draw(field, form, in: &frame, writer.take())
    }
    if area.height > 12 { writer.skip() }
    if let problem = form.problem {
      writer.write(problem, Style(.danger, bold: true), in: &frame)
    } else {
      // What did not fit beside the field is said under it.
      if form.focus == .outcome, !outcomeFits(form, inner.width) {
        writer.write(words.settleOutcome(form.wasRefunded), Style(.text), in: &frame)
      }
      writer.write(words.settleHint(form.focus), Style(.muted), in: &frame)
    }
  }

  /// Whether the outcome is said in full beside its label, with an arrow on each side.
  private func outcomeFits(_ form: SettlementState, _ width: Int) -> Bool {
    words.settleOutcome(form.wasRefunded).cellWidth + 4 <= width - labelWidth(width)
  }

  private func labelWidth(_ width: Int) -> Int { width < 50 ? 16 : 18 }

  private func draw(
    _ field: SettlementState.Field, _ form: SettlementState, in frame: inout Frame, _ row: Rect
  ) {
    let isFocused = form.focus == field
    let (left, right) = row.splitColumns(labelWidth(row.width))
    frame.write(
      (isFocused ? "▸ " : "  ") + words.settleLabel(field), in: left,
      style: Style(isFocused ? .accent : .muted, bold: isFocused))
    switch field {
    case .outcome:
      let text =
        outcomeFits(form, row.width)
        ? words.settleOutcome(form.wasRefunded) : words.settleOutcomeWord(form.wasRefunded)
      drawChoice(text, isFocused, in: &frame, right)
    case .evidence:
      form.evidence.draw(
        in: &frame, right, isFocused: isFocused, placeholder: words.settleEvidencePlaceholder)
    case .operatorName:
      form.operatorName.draw(in: &frame, narrow(right), isFocused: isFocused)
    case .second:
      form.second.draw(
        in: &frame, narrow(right), isFocused: isFocused,
        placeholder: words.settleSecondPlaceholder)
    case .amount:
      form.amount.draw(
        in: &frame, narrow(right), isFocused: isFocused,
        placeholder: words.settleAmountPlaceholder)
    }
  }

  private func narrow(_ rect: Rect) -> Rect { rect.splitColumns(min(36, rect.width)).left }
}
