import CheckoutDomain
import TerminalUI

/// Draws a display.
struct DisplayView {
  let state: DisplayState
  let settings: DisplaySettings

  private var words: Words { Words(settings.preferences.language) }

  func frame(_ size: Size) -> Frame {
    var frame = Frame(size: size)
    if let payment = state.payment {
      CustomersView(words: words, shopName: settings.shopName, qrForm: settings.qrForm)
        .draw(payment, in: &frame)
      drawCounter(in: &frame)
    } else {
      drawIdle(in: &frame)
    }
    return frame
  }

  /// Nothing that moves, and nothing that a customer has to think about.
  private func drawIdle(in frame: inout Frame) {
    let (middle, last) = frame.bounds.splitRows(-1)
    let shop = SafeText.line(settings.shopName, limit: 60)
    let lines =
      shop.isEmpty
      ? [(words.welcome, Style(.title, bold: true))]
      : [(shop, Style(.title, bold: true)), ("", .text), (words.welcome, Style(.text))]
    let area = middle.centred(Size(columns: middle.width, rows: lines.count))
    for (index, line) in lines.enumerated() {
      frame.write(line.0, in: area.row(index), style: line.1, alignment: .centre)
    }
    let note = state.problem ?? (state.isCounterOpen ? nil : words.noCounterOpen)
    if let note {
      frame.write(note, in: last, style: Style(.muted), alignment: .centre)
    }
  }

  /// Which counter it follows, in a corner, where the sale leaves one free.
  private func drawCounter(in frame: inout Frame) {
    guard let counter = state.counter, frame.size.rows > 0 else { return }
    let text = words.counterName(SafeText.line(counter, limit: 40))
    let row = Rect(
      x: frame.size.columns - text.cellWidth, y: frame.size.rows - 1, width: text.cellWidth,
      height: 1)
    let blank = Frame(size: Size(columns: 1, rows: 1)).row(0).first
    let cells = frame.row(row.y)
    guard row.x >= 0, cells.suffix(row.width).allSatisfy({ $0 == blank }) else { return }
    frame.write(text, in: row, style: Style(.muted))
  }
}
