import CheckoutDomain
import QRCode
import TerminalUI

extension ConsoleView {
  /// Draws what the customer needs and nothing else: the code, the amount, the shop's name.
  func drawCustomersView(_ payment: PaymentState, in frame: inout Frame) {
    guard let matrix = payment.matrix else {
      drawCustomersWords(payment, in: &frame, frame.bounds)
      return
    }
    // Words under the code where there are rows for them, else beside it.
    let rows = frame.size.rows - 4
    if case .fits(let code) = QRPlan.fitting(
      matrix, columns: frame.size.columns, rows: rows, form: settings.qrForm), !code.isReduced
    {
      let place = Rect(x: 0, y: 0, width: frame.size.columns, height: rows)
        .centred(Size(columns: code.size.columns, rows: code.size.rows))
      frame.draw(code, at: place)
      drawCustomersWords(
        payment, in: &frame,
        Rect(x: 0, y: place.maxY, width: frame.size.columns, height: frame.size.rows - place.maxY))
      return
    }
    let layout = PaymentLayout(matrix, form: settings.qrForm, frame.size)
    if case .drawn(let code, _) = layout.code, !layout.hasSurroundings {
      let place = Rect(
        x: 0, y: (frame.size.rows - code.size.rows) / 2, width: code.size.columns,
        height: code.size.rows)
      frame.draw(code, at: place)
      drawCustomersWords(
        payment, in: &frame,
        Rect(
          x: place.maxX + 1, y: 0, width: frame.size.columns - place.maxX - 1,
          height: frame.size.rows))
    } else {
      var writer = ColumnWriter(frame.bounds.inset(2))
      writer.write(payment.sale.amount.formatted, Style(.title, bold: true), in: &frame)
      if case .code(_, let url) = payment.link {
        writer.write(url, Style(.accent), in: &frame)
      }
      if case .tooSmall(let needed) = layout.code {
        writer.write(
          "The code needs a terminal of \(needed.columns)×\(needed.rows).", Style(.warning),
          in: &frame)
      }
    }
  }

  private func drawCustomersWords(
    _ payment: PaymentState, in frame: inout Frame, _ area: Rect
  ) {
    let sale = payment.sale
    var lines: [(String, Style)] = []
    if !settings.shopName.isEmpty {
      lines.append((SafeText.line(settings.shopName, limit: 60), .text))
    }
    lines.append((sale.amount.formatted, Style(.title, bold: true)))
    let mark = StateMark(sale.state)
    lines.append(
      sale.isOpen
        ? (sale.progress.decline == nil
          ? "Scan to pay with Akulaku" : "Declined: you can try again", Style(.accent))
        : (mark.text, mark.style))
    if settings.mode == .test { lines.append(("Not real money", Style(.muted))) }
    let middle = area.centred(Size(columns: area.width, rows: lines.count))
    for (index, line) in lines.enumerated() {
      frame.write(line.0, in: middle.row(index), style: line.1, alignment: .centre)
    }
  }
}
