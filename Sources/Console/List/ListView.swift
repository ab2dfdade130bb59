import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws the sales, and on a wide terminal the selected one beside them.
  func drawLists(_ layout: ConsoleLayout, in frame: inout Frame, _ area: Rect) {
    guard case .pair(let width) = layout else {
      drawList(in: &frame, area, isAlone: true)
      return
    }
    let (left, right) = area.splitColumns(width)
    drawList(in: &frame, left, isAlone: false)
    for y in right.y..<right.maxY {
      frame.put("│", at: Point(x: right.x, y: y), style: Style(.border))
    }
    if let sale = state.list.selected {
      var detail = DetailState(sale)
      detail.timeline = state.list.timeline(of: sale.clientRef)
      draw(detail, in: &frame, right.splitColumns(1).right)
    }
  }

  /// Draws the sales list: tabs, search, rows.
  private func drawList(in frame: inout Frame, _ area: Rect, isAlone: Bool) {
    let (tabs, rest) = area.splitRows(1)
    drawTabs(in: &frame, tabs)
    var body = rest
    if state.list.isSearching || !state.list.search.isEmpty {
      let (search, rows) = body.splitRows(1)
      drawSearch(in: &frame, search)
      body = rows
    }
    if isAlone { body = drawReason(in: &frame, body) }
    let columns = ListColumns(width: body.width, stateWidth: words.widestState + 2)
    let (headings, rows) = body.splitRows(1)
    drawHeadings(columns, in: &frame, headings)
    guard !state.list.sales.isEmpty else {
      drawEmpty(in: &frame, rows)
      return
    }
    let first = firstRow(height: rows.height)
    for (index, sale) in state.list.sales.dropFirst(first).prefix(rows.height).enumerated() {
      frame.place(.row(first + index), on: rows.row(index))
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
    let names = zip(Command.tabs, SaleTab.allCases).map { tabName($0, $1, isShort: false) }
    let isShort = names.reduce(1 + 3 * (names.count - 1)) { $0 + $1.cellWidth } > row.width
    var x = row.x + 1
    for (command, tab) in zip(Command.tabs, SaleTab.allCases) {
      let isChosen = state.list.tab == tab
      let text = tabName(command, tab, isShort: isShort && !isChosen)
      let style =
        isChosen
        ? Style(.title, bold: true, underline: true)
        : Style(tab == .attention && (state.list.counts[tab] ?? 0) > 0 ? .warning : .muted)
      let gap = isShort ? 2 : 3
      let width = frame.write(
        text, at: Point(x: x, y: row.y), style: style, maxWidth: row.maxX - x)
      if let key = settings.bindings.key(command, isTyping: state.isTyping) {
        frame.place(.key(key), on: Rect(x: x, y: row.y, width: width, height: 1))
      }
      x += gap + width
    }
  }

  /// A tab's key, name and count; where room is short, its key and count alone.
  private func tabName(_ command: Command, _ tab: SaleTab, isShort: Bool) -> String {
    let count = state.list.counts[tab].map { $0 > 999 ? "999+" : String($0) }
    let key = settings.bindings.key(command, isTyping: state.isTyping)?.name
    if isShort { return [key, count].compactMap(\.self).joined(separator: ":") }
    return [key, words[command.entry.short], count].compactMap(\.self).joined(separator: " ")
  }

  private func drawSearch(in frame: inout Frame, _ row: Rect) {
    let (label, field) = row.splitColumns(10)
    frame.write(words.searchLabel, in: label, style: Style(.accent))
    state.list.search.draw(
      in: &frame, field.splitColumns(min(50, field.width - 1)).left,
      isFocused: state.list.isSearching, placeholder: words.searchPlaceholder)
  }

  private func drawHeadings(_ columns: ListColumns, in frame: inout Frame, _ row: Rect) {
    let isAttention = state.list.tab == .attention
    heading(words.timeColumn, .time, in: &frame, columns.time(row))
    heading(words.referenceColumn, .reference, in: &frame, columns.reference(row))
    heading(
      isAttention ? words.whyColumn : words.itemsColumn, .items, in: &frame, columns.items(row))
    heading(words.amountColumn, .amount, in: &frame, columns.amount(row), alignment: .right)
    heading("  " + words.stateColumn, .state, in: &frame, columns.state(row))
  }

  /// A column's name, with a mark on the one that the list is sorted by.
  private func heading(
    _ name: String, _ column: SaleOrder.Column, in frame: inout Frame, _ cell: Rect,
    alignment: TextWidth.Alignment = .left
  ) {
    if let place = SaleOrder.Column.allCases.firstIndex(of: column) {
      frame.place(.column(place), on: cell)
    }
    let isSorted = column == state.list.order.column
    let mark = isSorted ? (state.list.order.isDescending ? " ▼" : " ▲") : ""
    frame.write(
      name + mark, in: cell, style: Style(isSorted ? .accent : .muted), alignment: alignment)
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
    if state.list.tab == .attention, let reason = AttentionReason(sale) {
      frame.write(words.why(reason), in: columns.items(row), style: Style(.warning))
    } else {
      frame.write(SafeText.line(SaleWords.items(sale)), in: columns.items(row))
    }
    let amount =
      columns.isNarrow && sale.amount.currency == settings.currency
      ? sale.amount.figures : sale.amount.formatted
    frame.write(amount, in: columns.amount(row), alignment: .right)
    let mark = StateMark(sale.state, words)
    frame.write(mark.text, in: columns.state(row), style: mark.style)
    if isSelected {
      frame.write("▸", at: row.origin, style: Style(.accent, bold: true))
      frame.ground(row, .selection)
    }
  }

  /// Under needs attention: what is the matter with the selected sale and what to do, under the list.
  ///
  /// - Returns: What is left for the list.
  private func drawReason(in frame: inout Frame, _ area: Rect) -> Rect {
    guard state.list.tab == .attention, let sale = state.list.selected,
      let reason = AttentionReason(sale), area.height >= 9
    else { return area }
    let explanation = explanation(of: sale)
    let rows =
      explanation?.pressingFirst
      ?? [
        (words.whyLabel, words.matter(reason, sale)),
        (words.toDoLabel, words.whatToDo(reason, key)),
      ]
    // Two sales stay in sight over it.
    let limit = max(3, area.height / 2, min(area.height - 4, 6))
    let labelled = LabelledRows(rows, width: area.width - 2, limit: limit)
    let (list, panel) = area.splitRows(-(labelled.height + 1))
    for x in panel.x..<panel.maxX {
      frame.put("─", at: Point(x: x, y: panel.y), style: Style(.border))
    }
    let words = panel.splitRows(1).bottom.inset(columns: 1, rows: 0)
    labelled.draw(in: &frame, words, style: Style(.warning))
    if labelled.isCut { drawMore(.open, in: &frame, words.row(words.height - 1)) }
    return list
  }

  /// Says at the end of a row that there is more, and the key that shows it.
  func drawMore(_ command: Command, in frame: inout Frame, _ row: Rect) {
    let mark = " \(words.more): \(key(command))"
    frame.write(
      mark, in: row.splitColumns(-mark.cellWidth).right, style: Style(.accent, bold: true))
  }

  /// What is not known of a sale, where something is not.
  func explanation(of sale: Sale) -> Explanation? {
    Explanation(
      sale, nextCheck: state.nextChecks[sale.clientRef], offset: settings.utcOffset, words)
  }

  private func drawEmpty(in frame: inout Frame, _ rows: Rect) {
    guard state.list.isLoaded else { return }
    let text =
      !state.list.search.isEmpty
      ? state.list.tab == .all
        ? words.nothingFound(state.list.search.text)
        : words.nothingFound(state.list.search.text, key(.tabAll))
      : state.list.tab == .all
        ? settings.isReadOnly ? words.noSalesYet : words.noSalesYet(key(.newSale))
        : state.list.tab == .attention
          ? words.nothingNeedsAttention : words.noneUnderTab(key(.tabAll))
    frame.writeWrapped(text, in: rows.inset(columns: 2, rows: 1), style: Style(.muted))
  }
}
