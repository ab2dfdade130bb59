import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws the refund form: what is left beside the amount, and the reason.
  func draw(_ form: RefundFormState, in frame: inout Frame, _ area: Rect) {
    let sale = form.sale
    let inner = area.inset(columns: 2, rows: 1)
    let facts: [(String, String)] = [
      ("Paid", (sale.progress.captured ?? sale.amount).formatted),
      ("Refunded", sale.refunded.formatted), ("Reserved", sale.reserved.formatted),
      ("Items", SaleWords.items(sale)),
    ]
    for (index, (label, value)) in facts.enumerated() where index < inner.height - 4 {
      let (left, right) = inner.row(index).splitColumns(12)
      frame.write(label, in: left, style: Style(.muted))
      frame.write(SafeText.line(value), in: right)
    }
    let fields = inner.rows(min(5, inner.height - 4), count: inner.height)
    drawAmount(form, in: &frame, fields.row(0))
    drawReason(form, in: &frame, fields.row(1))
    let foot = fields.rows(3, count: fields.height)
    if form.isSending {
      frame.writeWrapped(
        "Asking the gateway to refund. Its money is reserved until the answer is known.", in: foot,
        style: Style(.accent))
    } else if let problem = form.problem {
      frame.writeWrapped(problem, in: foot, style: Style(.danger, bold: true))
    } else {
      frame.writeWrapped(
        "\(key(.proceed)) goes on to a confirmation; nothing is sent before that.", in: foot,
        style: Style(.muted))
    }
  }

  private func drawAmount(_ form: RefundFormState, in frame: inout Frame, _ row: Rect) {
    let isFocused = !form.isChoosingReason
    let (label, rest) = row.splitColumns(12)
    frame.write(
      (isFocused ? "▸ " : "  ") + "Amount", in: label,
      style: Style(isFocused ? .accent : .muted, bold: isFocused))
    let (field, beside) = rest.splitColumns(min(20, rest.width / 2))
    form.amount.draw(in: &frame, field, isFocused: isFocused && !form.isSending)
    frame.write(
      "  of \(form.sale.remaining) left", in: beside, style: Style(.text, bold: true))
  }

  private func drawReason(_ form: RefundFormState, in frame: inout Frame, _ row: Rect) {
    let (label, rest) = row.splitColumns(12)
    frame.write(
      (form.isChoosingReason ? "▸ " : "  ") + "Reason", in: label,
      style: Style(form.isChoosingReason ? .accent : .muted, bold: form.isChoosingReason))
    drawChoice(form.reason.rawValue, form.isChoosingReason, in: &frame, rest)
  }
}
