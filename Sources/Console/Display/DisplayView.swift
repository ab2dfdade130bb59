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
      CustomersView(words: words, shopName: settings.shopName, qrForms: settings.qrForms)
        .draw(payment, in: &frame)
      drawCounter(in: &frame)
    } else if !state.choice.offered.isEmpty {
      drawQuestion(in: &frame)
    } else {
      drawIdle(in: &frame)
    }
    return frame
  }

  private var shop: String { SafeText.line(settings.shopName, limit: 60) }

  /// Nothing that moves, and nothing that a customer has to think about.
  private func drawIdle(in frame: inout Frame) {
    let note = state.note(words).map { $0.wrapped(to: max(1, frame.size.columns - 2)) } ?? []
    let (middle, last) = frame.bounds.splitRows(-max(1, note.count))
    // Somebody may be waiting for a code that cannot be read.
    let greeting = state.choice.followed?.problem == nil ? words.welcome : words.askTheCashier
    let lines =
      shop.isEmpty
      ? [(greeting, Style(.title, bold: true))]
      : [(shop, Style(.title, bold: true)), ("", .text), (greeting, Style(.text))]
    let area = middle.centred(Size(columns: middle.width, rows: lines.count))
    for (index, line) in lines.enumerated() {
      frame.write(line.0, in: area.row(index), style: line.1, alignment: .centre)
    }
    for (index, line) in note.enumerated() {
      frame.write(line, in: last.row(index), style: Style(.muted), alignment: .centre)
    }
    if note.isEmpty { drawCounter(in: &frame) }
  }

  /// Asks a person which counter this screen stands at; what matters first where rows are few.
  private func drawQuestion(in frame: inout Frame) {
    let width = min(64, max(1, frame.size.columns - 2))
    var lines = words.whichCounter.wrapped(to: width).map { ($0, Style(.title, bold: true)) }
    lines += [("", .text)]
    lines += state.choice.offered.enumerated().map { index, counter in
      ("\(index + 1)  \(SafeText.line(counter.title, limit: 60))", Style(.text, bold: true))
    }
    lines += [("", .text)]
    lines += words.pressItsDigit.wrapped(to: width).map { ($0, Style(.muted)) }
    if frame.size.rows >= lines.count + 4, !shop.isEmpty {
      lines.insert(contentsOf: [(shop, Style(.muted)), ("", .text)], at: 0)
    }
    let area = frame.bounds.centred(Size(columns: width, rows: lines.count))
    for (index, line) in lines.enumerated() {
      frame.write(line.0, in: area.row(index), style: line.1)
    }
  }

  /// Which counter it follows, in a corner, where the sale leaves one free.
  private func drawCounter(in frame: inout Frame) {
    guard state.choice.areSeveral, let counter = state.choice.followed, frame.size.rows > 0
    else { return }
    let text = words.counterName(SafeText.line(counter.title, limit: 40))
    let row = Rect(
      x: frame.size.columns - text.cellWidth, y: frame.size.rows - 1, width: text.cellWidth,
      height: 1)
    let blank = Frame(size: Size(columns: 1, rows: 1)).row(0).first
    let cells = frame.row(row.y)
    guard row.x >= 0, cells.suffix(row.width).allSatisfy({ $0 == blank }) else { return }
    frame.write(text, in: row, style: Style(.muted))
  }
}
