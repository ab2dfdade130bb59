/// A question before something that cannot be taken back.
///
/// The focus starts on No.
package struct ConfirmDialog: Hashable, Sendable {
  /// What the person decided.
  package enum Answer: Hashable, Sendable { case yes, no }

  /// The two buttons.
  package enum Button: Hashable, Sendable { case no, yes }

  package let title: String
  package let lines: [String]
  package let yes: String
  package let no: String
  package private(set) var focus = Button.no

  /// - Parameters:
  ///   - lines: What is asked; each is wrapped to the dialog.
  ///   - yes: The words on the button that does it, without its key.
  package init(title: String, lines: [String], yes: String, no: String) {
    self.title = title
    self.lines = lines
    self.yes = yes
    self.no = no
  }

  /// Applies a key.
  ///
  /// `y` says yes wherever the focus is. Enter presses the focused button, and since the focus
  /// starts on No, a bare Enter cancels. `n`, Esc, `q` and Ctrl-C say no. A paste is never an answer.
  ///
  /// - Returns: The answer, once there is one.
  package mutating func handle(_ key: Key) -> Answer? {
    switch key {
    case .character("y"), .character("Y"): return .yes
    case .character("n"), .character("N"), .character("q"), .escape, .control("c"): return .no
    case .enter: return focus == .yes ? .yes : .no
    case .left, .right, .tab, .backTab: focus = focus == .no ? .yes : .no
    default: break
    }
    return nil
  }
}

extension ConfirmDialog {
  private static let widest = 64

  /// Draws the dialog in the middle of `rect`, over what is there.
  package func draw(in frame: inout Frame, _ rect: Rect) {
    let width = min(ConfirmDialog.widest, rect.width)
    let text = lines.flatMap { $0.wrapped(to: max(1, width - 4)) }
    let size = Size(columns: width, rows: text.count + 5)
    let area = rect.centred(size)
    frame.fill(area, style: .text)
    frame.box(area, title: title, style: Style(.warning), titleStyle: Style(.warning, bold: true))
    let inner = area.inset(columns: 2, rows: 1)
    let (words, buttons) = inner.splitRows(-1)
    for (index, line) in text.enumerated() { frame.write(line, in: words.row(index)) }
    drawButtons(in: &frame, buttons)
    frame.cursor = nil
  }

  private func drawButtons(in frame: inout Frame, _ row: Rect) {
    let noText = button("n", no, .no)
    let yesText = button("y", yes, .yes)
    let used = frame.write(noText, at: row.origin, style: style(.no), maxWidth: row.width)
    let next = Point(x: row.x + used + 2, y: row.y)
    guard row.height > 0 else { return }
    frame.write(
      yesText, at: next, style: style(.yes), maxWidth: max(0, row.width - used - 2))
  }

  /// The focused button has brackets, so that its place shows without colours too.
  private func button(_ key: String, _ label: String, _ which: Button) -> String {
    focus == which ? "[ \(key) \(label) ]" : "  \(key) \(label)  "
  }

  private func style(_ which: Button) -> Style {
    focus == which ? Style(.text, on: .selection, bold: true) : Style(.text)
  }
}
