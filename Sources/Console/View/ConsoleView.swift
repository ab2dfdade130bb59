import CheckoutDomain
import TerminalUI

/// Draws the console: a pure function of its state and the size of the terminal.
struct ConsoleView {
  let state: ConsoleState
  let settings: ConsoleSettings

  /// The texts in the language chosen.
  var words: Words { state.words }

  func frame(_ size: Size) -> Frame {
    let layout = ConsoleLayout(size, pairs: state.screens.isEmpty)
    guard layout != .tooSmall else {
      let needed = ConsoleLayout.smallest
      return TooSmall(
        needed: needed, present: size,
        sentence: words.tooSmall(
          needed: (needed.columns, needed.rows), present: (size.columns, size.rows))
      ).frame
    }
    var frame = Frame(size: size)
    if case .payment(let payment) = state.screens.last {
      draw(payment, in: &frame)
    } else {
      drawFramed(layout, in: &frame)
    }
    // Nothing under an overlay or a question can be clicked.
    if state.overlay != nil { frame.clearTargets() }
    switch state.overlay {
    case .help(let first): drawHelp(from: first, in: &frame)
    case .palette(let palette): draw(palette, in: &frame)
    case .themes(let picker): draw(picker, in: &frame)
    case nil: break
    }
    if let dialog = state.dialog {
      frame.clearTargets()
      dialog.draw(in: &frame, roomForQuestion(frame.size))
    }
    return frame
  }

  private func drawFramed(_ layout: ConsoleLayout, in frame: inout Frame) {
    drawBody(layout, in: &frame, drawSurroundings(in: &frame, title: title))
  }

  /// Draws the screen on top, without what surrounds it.
  func drawBody(_ layout: ConsoleLayout, in frame: inout Frame, _ area: Rect) {
    switch state.screens.last {
    case .newSale(let form): draw(form, in: &frame, area)
    case .detail(let detail): draw(detail, in: &frame, area)
    case .refund(let form): draw(form, in: &frame, area)
    case .settlement(let form): draw(form, in: &frame, area)
    case .alarm(let form): draw(form, in: &frame, area)
    case .reconcile(let screen): draw(screen, in: &frame, area)
    case .parked(let parked): draw(parked, in: &frame, area)
    case .settings(let form): draw(form, in: &frame, area)
    case .about: drawAbout(in: &frame, area)
    case .payment, nil: drawLists(layout, in: &frame, area)
    }
  }

  private var title: String {
    switch state.screens.last {
    case .newSale: words.newSaleTitle
    case .detail(let detail): words.saleTitle(detail.sale.reference)
    case .refund(let form): words.refundScreenTitle(form.sale.reference)
    case .settlement(let form): words.settleScreenTitle(form.sale.reference)
    case .alarm(let form): words.settleScreenTitle(form.sale.reference)
    case .reconcile: words.reconcileTitle
    case .parked: words.parkedTitle
    case .settings: words.settingsTitle
    case .about: words.aboutTitle
    case .payment, nil: words.salesTitle
    }
  }

  /// Draws header, message and footer, and returns what is left between them.
  func drawSurroundings(in frame: inout Frame, title: String) -> Rect {
    let (header, rest) = frame.bounds.splitRows(1)
    let (above, footer) = rest.splitRows(-1)
    drawHeader(in: &frame, header, title: title)
    FooterBar(hints).draw(in: &frame, footer)
    let band = tourBand(width: above.width, rows: above.height)
    let (upper, tour) = above.splitRows(above.height - band.count)
    drawTour(band, in: &frame, tour)
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

  /// The sentence above the footer.
  var message: ConsoleState.Notice? {
    state.notice
      ?? state.trouble.map { .init(text: words.trouble($0), role: .warning) }
  }

  /// The footer's hints: the commands of the screen that can do something, or would.
  var hints: [FooterBar.Hint] {
    state.commands.filter { state.isShown($0, settings) }.compactMap { command in
      let key = settings.bindings.key(command, isTyping: state.isTyping)
      return key.map {
        FooterBar.Hint(
          $0, words[state.entry(of: command).short],
          isEnabled: state.obstacle(to: command, settings) == nil, isKept: command == .help)
      }
    }
  }

  /// A key's name for a command on the screen on top, as prose needs it.
  func key(_ command: Command) -> String {
    if state.isInLines { return "\"\(state.plainLabel(command))\"" }
    return settings.bindings.key(command, isTyping: state.isTyping)?.name
      ?? settings.bindings.key(command)?.name ?? "?"
  }
}
