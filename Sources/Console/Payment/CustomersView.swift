import CheckoutDomain
import QRCode
import TerminalUI

extension ConsoleView {
  /// Draws what the customer needs and nothing else: the code, the amount, the shop's name.
  func drawCustomersView(_ payment: PaymentState, in frame: inout Frame) {
    if payment.sale.state == .paid {
      drawPaid(payment.sale, in: &frame, frame.bounds)
      return
    }
    guard let matrix = payment.matrix else {
      drawCustomersWords(payment, in: &frame, frame.bounds)
      return
    }
    // Words under the code where there are rows for them, else beside it.
    let size = frame.size
    let wordRows = 4
    let under = QRPlan.fitting(
      matrix, columns: size.columns, rows: size.rows - wordRows, form: settings.qrForm)
    if case .fits(let code) = under, !code.isReduced {
      let place = Rect(x: 0, y: 0, width: size.columns, height: size.rows - wordRows)
        .centred(Size(columns: code.size.columns, rows: code.size.rows))
      frame.draw(code, at: place)
      drawCustomersWords(payment, in: &frame, frame.bounds.splitRows(place.maxY).bottom)
      return
    }
    let beside = QRPlan.fitting(
      matrix, columns: size.columns - 20, rows: size.rows, form: settings.qrForm)
    switch beside {
    case .fits(let code):
      let place = Rect(
        x: 0, y: (size.rows - code.size.rows) / 2, width: code.size.columns,
        height: code.size.rows)
      frame.draw(code, at: place)
      let words = frame.bounds.splitColumns(place.maxX + 1).right
      drawCustomersWords(payment, in: &frame, words)
    case .tooSmall(let needed, _):
      var writer = ColumnWriter(frame.bounds.inset(1))
      writer.write(payment.sale.amount.formatted, Style(.title, bold: true), in: &frame)
      if case .code(_, let url) = payment.link { writer.write(url, Style(.accent), in: &frame) }
      writer.write(
        words.codeNeedsAlone((needed.columns + 20, needed.rows)), Style(.warning),
        in: &frame)
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
    let mark = StateMark(sale.state, words)
    lines.append(
      sale.isOpen
        ? (
          sale.progress.decline == nil ? words.scanToPay : words.declinedTryAgain, Style(.accent)
        )
        : (mark.text, mark.style))
    if settings.mode == .test { lines.append((words.notRealMoney, Style(.muted))) }
    // Where there is room, the amount is also read from across the counter.
    let big = BigText(sale.amount.formatted, fitting: min(area.width - 2, 60))
    let isBig = big.width <= area.width - 2 && area.height >= lines.count + BigText.height + 2
    let above = isBig ? BigText.height + 1 : 0
    let middle = area.centred(Size(columns: area.width, rows: lines.count + above))
    if isBig {
      big.draw(
        in: &frame, middle.rows(0, count: BigText.height), style: Style(.title, bold: true))
    }
    for (index, line) in lines.enumerated() {
      frame.write(line.0, in: middle.row(above + index), style: line.1, alignment: .centre)
    }
  }
}
