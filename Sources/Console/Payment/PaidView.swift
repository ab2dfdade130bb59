import CheckoutDomain
import TerminalUI

extension ConsoleView {
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
    let middle = area.centred(Size(columns: area.width, rows: bigRows + 3))
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
      words.explanation(sale), in: middle.row(y + 2), style: ground, alignment: .centre)
  }
}
