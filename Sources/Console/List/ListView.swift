import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws the sales list: tabs, search, rows.
  func drawList(in frame: inout Frame, _ area: Rect) {
    let (tabs, rest) = area.splitRows(1)
    drawTabs(in: &frame, tabs)
    var body = rest
    if state.list.isSearching || !state.list.search.isEmpty {
      let (search, rows) = body.splitRows(1)
      drawSearch(in: &frame, search)
      body = rows
    }
    let columns = ListColumns(width: body.width)
    let (headings, rows) = body.splitRows(1)
    drawHeadings(columns, in: &frame, headings)
    guard !state.list.sales.isEmpty else {
      drawEmpty(in: &frame, rows)
      return
    }
    let first = firstRow(height: rows.height)
    for (index, sale) in state.list.sales.dropFirst(first).prefix(rows.height).enumerated() {
      draw(
        sale, isSelected: first + index == state.list.selection.index, columns, in: &frame,
        rows.row(index))
    }
  }

  /// The selected sale stays in the middle, so that what comes next is always in sight.
  private func firstRow(height: Int) -> Int {
    max(0, min(state.list.selection.index - height / 2, state.list.sales.count - height))
  }

  private func drawTabs(in frame: inout Frame, _ row: Rect) {
    var x = row.x + 1
    for (command, tab) in zip(Command.tabs, SaleTab.allCases) {
      let isChosen = state.list.tab == tab
      let count = state.list.counts[tab].map { $0 > 999 ? " 999+" : " \($0)" } ?? ""
      let key = settings.bindings.hint(command, isTyping: state.isTyping).map { $0.key + " " } ?? ""
      let text = key + command.label + count
      let style =
        isChosen
        ? Style(.title, bold: true, underline: true)
        : Style(tab == .attention && (state.list.counts[tab] ?? 0) > 0 ? .warning : .muted)
      x += 3 + frame.write(text, at: Point(x: x, y: row.y), style: style, maxWidth: row.maxX - x)
    }
  }

  private func drawSearch(in frame: inout Frame, _ row: Rect) {
    let (label, field) = row.splitColumns(10)
    frame.write(" Search", in: label, style: Style(.accent))
    state.list.search.draw(
      in: &frame, field.splitColumns(min(50, field.width - 1)).left,
      isFocused: state.list.isSearching, placeholder: "reference, item, amount or id")
  }

  private func drawHeadings(_ columns: ListColumns, in frame: inout Frame, _ row: Rect) {
    let style = Style(.muted)
    frame.write("Time", in: columns.time(row), style: style)
    frame.write("Reference", in: columns.reference(row), style: style)
    frame.write("Items", in: columns.items(row), style: style)
    frame.write("Amount", in: columns.amount(row), style: style, alignment: .right)
    frame.write("  State", in: columns.state(row), style: style)
  }

  private func draw(
    _ sale: Sale, isSelected: Bool, _ columns: ListColumns, in frame: inout Frame, _ row: Rect
  ) {
    if sale.needsAttention {
      frame.write("!", at: Point(x: row.x + 1, y: row.y), style: Style(.warning, bold: true))
    }
    let time = SaleWords.time(sale.createdAt, offset: settings.utcOffset)
    frame.write(time, in: columns.time(row), style: Style(.muted))
    frame.write(SafeText.line(sale.reference), in: columns.reference(row))
    frame.write(SafeText.line(SaleWords.items(sale)), in: columns.items(row))
    frame.write(sale.amount.formatted, in: columns.amount(row), alignment: .right)
    let mark = StateMark(sale.state)
    frame.write(mark.text, in: columns.state(row), style: mark.style)
    if isSelected {
      frame.write("▸", at: row.origin, style: Style(.accent, bold: true))
      frame.ground(row, .selection)
    }
  }

  private func drawEmpty(in frame: inout Frame, _ rows: Rect) {
    guard state.list.isLoaded else { return }
    let text =
      !state.list.search.isEmpty
      ? "No sale here has \u{201C}\(state.list.search.text)\u{201D} in it. Esc shows all again."
      : state.list.tab == .all
        ? "No sales yet. Press \(key(.newSale)) to make the first one."
        : "No sale here. Press \(key(.tabAll)) to see all."
    frame.writeWrapped(text, in: rows.inset(columns: 2, rows: 1), style: Style(.muted))
  }
}

/// Where the columns of the list are.
///
/// The items take what the others leave, and go first.
struct ListColumns {
  private let itemsWidth: Int
  private let referenceWidth: Int

  private static let timeWidth = 11
  private static let amountWidth = 13
  private static let stateWidth = 15
  private static let left = 2

  init(width: Int) {
    let fixed = Self.left + Self.amountWidth + 2 + Self.stateWidth
    let room = max(0, width - fixed)
    referenceWidth = room >= 40 ? (room >= 70 ? 20 : 12) : max(0, min(12, room - 2))
    let rest = room - referenceWidth - 2 - Self.timeWidth - 2
    itemsWidth = max(0, rest - 2)
  }

  private var showsTime: Bool { itemsWidth > 0 }

  func time(_ row: Rect) -> Rect {
    cut(row, Self.left, showsTime ? Self.timeWidth : 0)
  }
  func reference(_ row: Rect) -> Rect { cut(row, referenceStart, referenceWidth) }
  func items(_ row: Rect) -> Rect { cut(row, referenceStart + referenceWidth + 2, itemsWidth) }
  func amount(_ row: Rect) -> Rect {
    cut(row, row.width - Self.stateWidth - 2 - Self.amountWidth, Self.amountWidth)
  }
  func state(_ row: Rect) -> Rect { cut(row, row.width - Self.stateWidth, Self.stateWidth) }

  private var referenceStart: Int { Self.left + (showsTime ? Self.timeWidth + 2 : 0) }

  private func cut(_ row: Rect, _ x: Int, _ width: Int) -> Rect {
    Rect(x: row.x + x, y: row.y, width: width, height: row.height)
  }
}
