/// A question before something that cannot be taken back.
///
/// The focus starts on No.
package struct ConfirmDialog: Hashable, Sendable {
  /// What the person decided.
  package enum Answer: Hashable, Sendable { case yes, no }

  /// The two buttons.
  package enum Button: Hashable, Sendable { case no, yes }

  /// Something that has to be typed before yes is an answer.
  package struct Typed: Hashable, Sendable {
    package let prompt: String
    /// What is said to a yes before it is typed right.
    package let hint: String
    package var field = TextField(limit: 30)
    /// Whether what is typed is right: for whoever knows what it means.
    package var isRight = false
    /// Whether a yes came too early.
    package fileprivate(set) var isRefused = false

    package init(_ prompt: String, hint: String) {
      self.prompt = prompt
      self.hint = hint
    }
  }

  package let title: String
  package let lines: [String]
  package let yes: String
  package let no: String
  package var typed: Typed?
  package private(set) var focus = Button.no

  /// - Parameters:
  ///   - lines: What is asked; each is wrapped to the dialog.
  ///   - yes: The words on the button that does it, without its key.
  ///   - typed: What has to be typed first; nil where `y` is enough.
  package init(title: String, lines: [String], yes: String, no: String, typed: Typed? = nil) {
    self.title = title
    self.lines = lines
    self.yes = yes
    self.no = no
    self.typed = typed
  }

  /// Applies a key.
  ///
  /// `y` says yes wherever the focus is. Enter presses the focused button, and since the focus
  /// starts on No, a bare Enter cancels. `n`, Esc, `q` and Ctrl-C say no. A paste is never an answer.
  ///
  /// - Returns: The answer, once there is one.
  package mutating func handle(_ key: Key) -> Answer? {
    switch key {
    case .character("y"), .character("Y"): return yesIfTyped()
    case .character("n"), .character("N"), .character("q"), .escape, .control("c"): return .no
    case .enter where focus == .yes: return yesIfTyped()
    // Whoever has typed something presses Enter out of habit, and means neither answer by it.
    case .enter where typed?.field.isEmpty == false:
      typed?.isRefused = true
    case .enter: return .no
    case .tab, .backTab: focus = focus == .no ? .yes : .no
    case .left where typed == nil, .right where typed == nil: focus = focus == .no ? .yes : .no
    case .paste: break
    default:
      if typed?.field.handle(key) == true { typed?.isRefused = false }
    }
    return nil
  }

  private mutating func yesIfTyped() -> Answer? {
    guard let typed, !typed.isRight else { return .yes }
    self.typed?.isRefused = true
    return nil
  }
}

extension ConfirmDialog {
  private static let widest = 64

  /// What it takes of a room: a narrow one has the title in its first lines and less air.
  private struct Plan {
    let width: Int
    let inset: Int
    let heading: [String]
    let text: [String]
    let buttonRows: Int
    let rows: Int

    init(_ dialog: ConfirmDialog, columns: Int) {
      width = min(ConfirmDialog.widest, columns)
      inset = width < 30 ? 1 : 2
      let inner = width - 2 * inset
      heading =
        dialog.title.cellWidth > width - 6 ? dialog.title.wrapped(to: max(1, inner)) : []
      text = dialog.lines.flatMap { $0.wrapped(to: max(1, inner)) }
      buttonRows = dialog.buttonsFit(inner) ? 1 : 2
      rows = heading.count + text.count + (dialog.typed == nil ? 4 : 6) + buttonRows
    }
  }

  /// Whether every word of it and both buttons have room in so many cells.
  package func fits(_ size: Size) -> Bool {
    let plan = Plan(self, columns: size.columns)
    let inner = plan.width - 2 * plan.inset
    return plan.rows <= size.rows
      && max(button("n", no, .no).cellWidth, button("y", yes, .yes).cellWidth) <= inner
  }

  /// Draws the dialog in the middle of `rect`, over what is there.
  package func draw(in frame: inout Frame, _ rect: Rect) {
    let plan = Plan(self, columns: rect.width)
    let area = rect.centred(Size(columns: plan.width, rows: plan.rows))
    frame.fill(area, style: .text)
    frame.box(
      area, title: plan.heading.isEmpty ? title : "", style: Style(.warning),
      titleStyle: Style(.warning, bold: true))
    let inner = area.inset(columns: plan.inset, rows: 1)
    let (words, buttons) = inner.splitRows(-plan.buttonRows)
    for (index, line) in (plan.heading + plan.text).enumerated() {
      let style = index < plan.heading.count ? Style(.warning, bold: true) : .text
      frame.write(line, in: words.row(index), style: style)
    }
    drawButtons(in: &frame, buttons)
    frame.cursor = nil
    if let typed { draw(typed, in: &frame, words.rows(words.height - 3, count: 2)) }
  }

  private func draw(_ typed: Typed, in frame: inout Frame, _ area: Rect) {
    let (label, field) = area.row(0).splitColumns(min(typed.prompt.cellWidth + 1, area.width / 2))
    frame.write(typed.prompt, in: label, style: Style(.accent, bold: true))
    typed.field.draw(in: &frame, field.splitColumns(min(24, field.width)).left, isFocused: true)
    if typed.isRefused {
      frame.write(typed.hint, in: area.row(1), style: Style(.danger, bold: true))
    }
  }

  /// Whether both buttons stand side by side in so many cells.
  private func buttonsFit(_ width: Int) -> Bool {
    button("n", no, .no).cellWidth + 2 + button("y", yes, .yes).cellWidth <= width
  }

  private func drawButtons(in frame: inout Frame, _ area: Rect) {
    guard area.height > 0 else { return }
    let row = area.row(0)
    let used = frame.write(
      button("n", no, .no), at: row.origin, style: style(.no), maxWidth: row.width)
    let place = area.height > 1 ? area.row(1) : row.splitColumns(used + 2).right
    frame.write(
      button("y", yes, .yes), at: place.origin, style: style(.yes), maxWidth: place.width)
  }

  /// The focused button has brackets, so that its place shows without colours too.
  private func button(_ key: String, _ label: String, _ which: Button) -> String {
    focus == which ? "[ \(key) \(label) ]" : "  \(key) \(label)  "
  }

  private func style(_ which: Button) -> Style {
    focus == which ? Style(.text, on: .selection, bold: true) : Style(.text)
  }
}
