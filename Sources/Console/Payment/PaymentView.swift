import CheckoutDomain
import QRCode
import TerminalUI

extension ConsoleView {
  /// Draws the screen that a customer pays by.
  func draw(_ payment: PaymentState, in frame: inout Frame) {
    // A question is the operator's: the words beside the code make room for it, not the code.
    let payment = state.dialog == nil ? payment : payment.forQuestion
    if payment.isFullScreen {
      customersView.draw(payment, in: &frame)
      return
    }
    let messageRows = messageRows(frame.size)
    let layout = layout(payment, frame.size)
    if layout.hasSurroundings {
      _ = drawSurroundings(in: &frame, title: words.paymentTitle)
    }
    if case .drawn(let code, let place) = layout.code { frame.draw(code, at: place) }
    if payment.sale.state == .paid {
      let size = frame.size
      customersView.drawPaid(
        payment.sale, in: &frame,
        Rect(x: 0, y: 1, width: size.columns, height: size.rows - 2 - messageRows))
    } else {
      drawSide(payment, layout, in: &frame)
    }
  }

  /// The rows that message and tour take above the footer.
  func messageRows(_ size: Size) -> Int {
    messageLines(width: size.columns).count
      + tourBand(width: size.columns, rows: size.rows - 2).count
  }

  /// The message above the footer as lines of a screen this wide.
  func messageLines(width: Int) -> [String] {
    message?.text.wrapped(to: width - 2) ?? []
  }

  private func drawSide(
    _ payment: PaymentState, _ layout: PaymentLayout, in frame: inout Frame
  ) {
    var writer = ColumnWriter(layout.side)
    if !layout.hasSurroundings {
      writer.write(" \(modeWords) ", modeStyle, in: &frame)
    }
    let sale = payment.sale
    let mark = StateMark(sale.state, words)
    var bold = mark.style
    bold.bold = true
    if layout.side.height < 12 {
      let line = "\(mark.text)  \(sale.amount)  \(SafeText.line(sale.reference))"
      writer.write(line, bold, in: &frame)
    } else {
      writer.write(mark.text, bold, in: &frame)
      writer.write(sale.amount.formatted, Style(.title, bold: true), in: &frame)
      writer.write(SafeText.line(sale.reference), .text, in: &frame)
    }
    if let left = payment.timeLeft, sale.isOpen {
      writer.write(words.timeLeft(left), .text, in: &frame)
    }
    if layout.side.height >= 12 { writer.skip() }
    drawWords(payment, layout, &writer, in: &frame)
    if !layout.hasSurroundings { drawKeys(&writer, in: &frame) }
  }

  private func drawWords(
    _ payment: PaymentState, _ layout: PaymentLayout, _ writer: inout ColumnWriter,
    in frame: inout Frame
  ) {
    if !layout.hasSurroundings { writeTour(&writer, in: &frame) }
    if !layout.hasSurroundings, let notice = message {
      writer.write(notice.text, Style(notice.role, bold: true), in: &frame)
      writer.skip()
    }
    switch payment.link {
    case .refused(let sentence):
      writer.write(words.sentence(sentence), Style(.danger, bold: true), in: &frame)
    case .code(_, let url):
      let style = payment.sale.progress.decline == nil ? Style.text : Style(.warning, bold: true)
      let isDrawn = layout.code.isDrawn
      if isDrawn && layout.hasSurroundings || payment.sale.progress.decline != nil {
        writer.write(words.explanation(payment.sale), style, in: &frame)
        if isDrawn { writer.skip() }
      }
      if case .tooSmall(let needed) = layout.code {
        writer.write(
          words.codeNeeds(
            (needed.columns, needed.rows), (frame.size.columns, frame.size.rows)),
          Style(.warning, bold: true), in: &frame)
      }
      if let larger = layout.larger {
        writer.write(
          words.codeIsSmall(
            (larger.columns, larger.rows), (frame.size.columns, frame.size.rows)),
          Style(.warning), in: &frame)
        writer.skip()
      }
      // The tour needs the rows; the link can still be copied.
      if layout.hasSurroundings || state.tour?.isRunning != true {
        if !writer.writeLink(url, Style(.accent), in: &frame) {
          writer.write(words.linkDoesNotFit(key(.copyLink)), Style(.accent), in: &frame)
        }
        if let size = layout.wholeMargin {
          writer.write(words.narrowMargin(size.columns, size.rows), Style(.muted), in: &frame)
        }
      }
    case .none:
      if let explanation = explanation(of: payment.sale) {
        if !writer.write(explanation, in: &frame) {
          drawMore(.history, in: &frame, layout.side.row(layout.side.height - 1))
        }
      } else {
        writer.write(words.explanation(payment.sale), .text, in: &frame)
      }
      if payment.sale.canCharge {
        writer.skip()
        writer.write(
          words.sendAgain(key(.charge)), Style(.accent), in: &frame)
      }
    }
    writer.skip()
  }

  /// The tour's band, where the code leaves no rows for it.
  private func writeTour(_ writer: inout ColumnWriter, in frame: inout Frame) {
    guard let tour = state.tour, tour.isRunning else { return }
    writer.write(
      words.tourHeading(tour.progress.step), Style(.accent, bold: true), in: &frame)
    for sentence in tourSentences(tour) {
      writer.write(sentence, Style(.text, bold: true), in: &frame)
    }
    writer.write(words.tourWay(key(.tour)), Style(.muted), in: &frame)
    writer.skip()
  }

  /// The keys, one a row, where the code leaves no footer.
  private func drawKeys(_ writer: inout ColumnWriter, in frame: inout Frame) {
    for hint in hints {
      guard writer.rowsLeft > 0 else { return }
      let row = writer.take()
      if let press = hint.press { frame.place(.key(press), on: row) }
      let used = frame.write(hint.key, in: row, style: Style(.footerKey, bold: true))
      frame.write(
        hint.label, in: row.splitColumns(used + 1).right, style: Style(.footerText))
    }
  }
}

extension PaymentState {
  /// The code to draw; nil where there is none.
  var matrix: QRMatrix? {
    if case .code(let matrix, _) = link { matrix } else { nil }
  }
}
