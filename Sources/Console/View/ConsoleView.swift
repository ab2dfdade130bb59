import CheckoutDomain
import TerminalUI

/// Draws the console: a pure function of its state and the size of the terminal.
struct ConsoleView {
  let state: ConsoleState
  let settings: ConsoleSettings

  /// The smallest terminal that every screen but a code fits on.
  static let smallest = Size(columns: 40, rows: 10)

  func frame(_ size: Size) -> Frame {
    guard size.holds(Self.smallest) else {
      return TooSmall(needed: Self.smallest, present: size).frame
    }
    var frame = Frame(size: size)
    if case .payment(let payment) = state.screens.last {
      draw(payment, in: &frame)
    } else {
      drawFramed(in: &frame)
    }
    if let first = state.help { drawHelp(from: first, in: &frame) }
    state.dialog?.draw(in: &frame, frame.bounds)
    return frame
  }

  private func drawFramed(in frame: inout Frame) {
    let areas = drawSurroundings(in: &frame, title: title)
    switch state.screens.last {
    case .newSale(let form): draw(form, in: &frame, areas)
    case .detail(let detail): draw(detail, in: &frame, areas)
    case .refund(let form): draw(form, in: &frame, areas)
    case .payment, nil: drawList(in: &frame, areas)
    }
  }

  private var title: String {
    switch state.screens.last {
    case .newSale: "New sale"
    case .detail(let detail): "Sale \(detail.sale.reference)"
    case .refund(let form): "Refund \(form.sale.reference)"
    case .payment, nil: "Sales"
    }
  }

  /// Draws header, message and footer, and returns what is left between them.
  func drawSurroundings(in frame: inout Frame, title: String) -> Rect {
    let (header, rest) = frame.bounds.splitRows(1)
    let (upper, footer) = rest.splitRows(-1)
    drawHeader(in: &frame, header, title: title)
    FooterBar(hints).draw(in: &frame, footer)
    let message = state.notice ?? state.trouble.map { .init(text: $0, role: .warning) }
    guard let message else { return upper }
    // A sentence is shown whole: an error cut in two is a guess.
    let lines = message.text.wrapped(to: upper.width - 2).prefix(max(1, upper.height / 2))
    let (body, room) = upper.splitRows(-lines.count)
    for (index, line) in lines.enumerated() {
      frame.write(
        " " + line, in: room.row(index), style: Style(message.role, bold: true))
    }
    return body
  }

  /// The footer's hints: every command of the screen that has a key here.
  var hints: [FooterBar.Hint] {
    state.commands
      .filter { ![.redraw, .interrupt].contains($0) && !$0.isTab }
      .filter { $0 != .back || !state.commands.contains(.toList) }
      .compactMap { settings.bindings.hint($0, isTyping: state.isTyping) }
  }

  /// A key's name for a command on the screen on top, as prose needs it.
  func key(_ command: Command) -> String {
    settings.bindings.hint(command, isTyping: state.isTyping)?.key ?? "?"
  }
}
