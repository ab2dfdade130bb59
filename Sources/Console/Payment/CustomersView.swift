import CheckoutDomain
import QRCode
import TerminalUI

/// What the customer needs and nothing else: the code, the amount, the shop's name.
///
/// On the console's own screen, and on a display beside it.
struct CustomersView {
  let words: Words
  /// Empty where none is configured.
  let shopName: String
  /// How a code may be drawn, the most readable first.
  let qrForms: [QRForm]

  func draw(_ payment: PaymentState, in frame: inout Frame) {
    if payment.sale.state == .paid {
      drawPaid(payment.sale, in: &frame, frame.bounds)
      return
    }
    guard let matrix = payment.matrix else {
      drawWords(payment, in: &frame, frame.bounds)
      return
    }
    // Words under the code where there are rows for them, else beside it.
    let size = frame.size
    let wordRows = 4
    var smallest: QRSize?
    for form in qrForms {
      let under = QRPlan.fitting(
        matrix, columns: size.columns, rows: size.rows - wordRows, form: form)
      if case .fits(let code) = under, !code.isReduced {
        let place = Rect(x: 0, y: 0, width: size.columns, height: size.rows - wordRows)
          .centred(Size(columns: code.size.columns, rows: code.size.rows))
        frame.draw(code, at: place)
        drawWords(payment, in: &frame, frame.bounds.splitRows(place.maxY).bottom)
        return
      }
      switch QRPlan.fitting(matrix, columns: size.columns - 20, rows: size.rows, form: form) {
      case .fits(let code):
        let place = Rect(
          x: 0, y: (size.rows - code.size.rows) / 2, width: code.size.columns,
          height: code.size.rows)
        frame.draw(code, at: place)
        drawWords(payment, in: &frame, frame.bounds.splitColumns(place.maxX + 1).right)
        return
      case .tooSmall(let needed, _): smallest = needed
      }
    }
    drawLink(payment, needed: smallest, in: &frame)
  }

  /// Says what the code needs where there is no room for it.
  private func drawLink(_ payment: PaymentState, needed: QRSize?, in frame: inout Frame) {
    var writer = ColumnWriter(frame.bounds.inset(1))
    writer.write(payment.sale.amount.formatted, Style(.title, bold: true), in: &frame)
    if let (decline, style) = requests(payment).first, payment.sale.progress.decline != nil {
      writer.write(decline, style, in: &frame)
    }
    if payment.sale.mode == .test { writer.write(words.notRealMoney, Style(.muted), in: &frame) }
    if case .code(_, let url) = payment.link {
      _ = writer.writeLink(url, Style(.accent), in: &frame)
    }
    if let needed {
      writer.write(
        words.codeNeedsAlone((needed.columns + 20, needed.rows)), Style(.warning), in: &frame)
    }
  }

  private func drawWords(_ payment: PaymentState, in frame: inout Frame, _ area: Rect) {
    let sale = payment.sale
    var lines: [(String, Style)] = []
    if !shopName.isEmpty { lines.append((SafeText.line(shopName, limit: 60), .text)) }
    lines.append((sale.amount.formatted, Style(.title, bold: true)))
    lines += requests(payment)
    if sale.mode == .test { lines.append((words.notRealMoney, Style(.muted))) }
    // Beside a code there is little room, and a request that is cut in two asks for nothing.
    lines = lines.flatMap { text, style in
      text.wrapped(to: max(1, area.width - 1)).map { ($0, style) }
    }
    // Where there is room, an amount that is to be paid is also read from across the counter.
    let big = BigText(sale.amount.formatted, fitting: min(area.width - 2, 60))
    let isBig =
      sale.isToBePaid && big.width <= area.width - 2
      && area.height >= lines.count + BigText.height + 3
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

  /// What is asked of the customer: nothing of what only the shop has to know.
  private func requests(_ payment: PaymentState) -> [(String, Style)] {
    let sale = payment.sale
    let askTheCashier = (words.askTheCashier, Style(.accent))
    switch sale.state {
    case .waiting where payment.matrix == nil: return [askTheCashier]
    case .waiting where sale.progress.decline != nil:
      return [(words.declinedTryAgain, Style(.warning, bold: true))]
    case .waiting: return [(words.scanToPay, Style(.accent))]
    case .draft, .sending, .unknown: return [(words.oneMoment, Style(.accent))]
    case .failed, .mismatch: return [askTheCashier]
    case .expired: return [(words.codeHasExpired, Style(.warning, bold: true)), askTheCashier]
    case .canceled: return [(words.paymentIsCanceled, Style(.warning, bold: true))]
    case .paid:
      let mark = StateMark(.paid, words)
      return [(mark.text, mark.style)]
    case .partRefunded, .refunded:
      return [(words.givenBack(sale.refunded), Style(.success, bold: true))]
    }
  }

  /// Draws the moment that everybody at the counter waits for: the whole screen says it.
  func drawPaid(_ sale: Sale, in frame: inout Frame, _ area: Rect) {
    let ground = Style(.success, bold: true, reverse: true)
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX { frame.put(" ", at: Point(x: x, y: y), style: ground) }
    }
    let word = BigText(words.bigPaid, fitting: area.width - 4)
    let amount = BigText(sale.amount.formatted, fitting: area.width - 4)
    let showsAmount =
      area.height >= 2 * BigText.height + 7 && amount.width <= area.width - 4
    let showsWord = area.height >= BigText.height + 5 && word.width <= area.width - 4
    let bigRows = (showsWord ? BigText.height + 1 : 0) + (showsAmount ? BigText.height + 1 : 0)
    // The letters keep off the rows above and below, which are of their own colour.
    let gap = area.height >= bigRows + 5 ? 2 : 1
    let middle = area.centred(Size(columns: area.width, rows: bigRows + gap + 1))
    var y = 0
    if showsWord {
      word.draw(in: &frame, middle.rows(y, count: BigText.height), style: ground)
      y += BigText.height + 1
    }
    if showsAmount {
      amount.draw(in: &frame, middle.rows(y, count: BigText.height), style: ground)
      y += BigText.height + 1
    }
    let mark = StateMark(.paid, words).text
    let line = "\(mark)  \(sale.amount)  \(SafeText.line(sale.reference))"
    frame.write(line, in: middle.row(y), style: ground, alignment: .centre)
    frame.write(
      words.explanation(sale), in: middle.row(y + gap), style: ground, alignment: .centre)
  }
}

extension Sale {
  /// Whether its amount asks somebody to pay: one that has ended asks nobody any more.
  fileprivate var isToBePaid: Bool { [.draft, .sending, .unknown, .waiting].contains(state) }
}

extension ConsoleView {
  /// The customer's part of the payment screen.
  var customersView: CustomersView {
    CustomersView(words: words, shopName: settings.shopName, qrForms: settings.qrForms)
  }
}
