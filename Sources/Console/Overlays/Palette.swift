import CheckoutDomain
package import TerminalUI

/// The command palette: a word typed, and the commands whose names have it.
package struct PaletteState: Equatable, Sendable {
  package var search = TextField(limit: 40)
  package var selection = ListSelection()

  package init() {}
}

extension ConsoleState {
  /// The commands of the screen on top that a palette offers, the best match first.
  func offers(_ palette: PaletteState) -> [Command] {
    let wanted = palette.search.text.lowercased().trimmedSpaces
    let all = commands.filter { ![.palette, .back, .interrupt].contains($0) }
    guard !wanted.isEmpty else { return all }
    let ranked = all.compactMap { command -> (Command, Int)? in
      rank(command, String(wanted)).map { (command, $0) }
    }
    // Equally good ones keep the order of the screen.
    return ranked.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
      .map(\.element.0)
  }

  /// How well a command's names, in any language, have what is wanted: less is better.
  private func rank(_ command: Command, _ wanted: String) -> Int? {
    let entry = command.entry
    let names = (entry.label.all + entry.short.all).map { $0.lowercased() }
    if names.contains(where: { $0.hasPrefix(wanted) }) { return 0 }
    if command.rawValue.hasPrefix(wanted) { return 1 }
    if names.contains(where: { $0.contains(wanted) }) { return 2 }
    let helps = entry.help.all.map { $0.lowercased() }
    return helps.contains { $0.contains(wanted) } ? 3 : nil
  }

  mutating func press(
    _ key: Key, in old: PaletteState, _ settings: ConsoleSettings
  ) -> [Effect] {
    var palette = old
    let offers = offers(old)
    switch key {
    case .escape, .control("c"):
      overlay = nil
      return []
    case .enter:
      guard offers.indices.contains(palette.selection.index) else { return [] }
      overlay = nil
      return run(offers[palette.selection.index], settings)
    case .up, .down, .pageUp, .pageDown:
      palette.selection.handle(key, count: offers.count, height: 8)
    default:
      if palette.search.handle(key) { palette.selection = ListSelection() }
    }
    overlay = .palette(palette)
    return []
  }
}

extension ConsoleView {
  /// Draws the palette over the screen: the names with their keys, and why one can do nothing now.
  func draw(_ palette: PaletteState, in frame: inout Frame) {
    let offers = state.offers(palette)
    let area = frame.bounds.centred(
      Size(columns: min(72, frame.size.columns), rows: min(16, frame.size.rows)))
    frame.fill(area, style: .text)
    frame.box(area, title: words.paletteTitle)
    let inner = area.inset(columns: 2, rows: 1)
    palette.search.draw(
      in: &frame, inner.row(0), isFocused: true, placeholder: words.palettePlaceholder)
    let selected =
      offers.indices.contains(palette.selection.index)
      ? offers[palette.selection.index] : nil
    let foot =
      selected.map {
        state.obstacle(to: $0, settings) ?? words[state.entry(of: $0).help]
      } ?? words.paletteNothing
    let footRows = min(2, foot.wrapped(to: inner.width).count)
    let rows = inner.rows(1, count: inner.height - 1 - footRows)
    // Names come first: where they need the room, the first key of each is enough.
    let names = offers.map { words[$0.entry.label].cellWidth + 3 }.max() ?? 0
    let isShort = names + (offers.map { keyNames($0).cellWidth }.max() ?? 0) > inner.width
    let first = max(
      0, min(palette.selection.index - rows.height / 2, offers.count - rows.height))
    for (index, command) in offers.dropFirst(first).prefix(rows.height).enumerated() {
      let row = rows.row(index)
      frame.place(.row(first + index), on: row)
      let obstacle = state.obstacle(to: command, settings)
      let isSelected = first + index == palette.selection.index
      drawOffer(
        command, keys: isShort ? firstKey(command) : keyNames(command), isSelected: isSelected,
        obstacle: obstacle, in: &frame, row)
    }
    frame.writeWrapped(
      foot, in: inner.rows(inner.height - footRows, count: footRows), style: Style(.muted))
  }

  private func keyNames(_ command: Command) -> String {
    settings.bindings.keys(of: command).map(\.name).joined(separator: " ")
  }

  private func firstKey(_ command: Command) -> String {
    settings.bindings.keys(of: command).first?.name ?? ""
  }

  private func drawOffer(
    _ command: Command, keys: String, isSelected: Bool, obstacle: String?,
    in frame: inout Frame, _ row: Rect
  ) {
    let (left, right) = row.splitColumns(-keys.cellWidth)
    let style = obstacle == nil ? Style.text : Style(.muted)
    frame.write((isSelected ? "▸ " : "  ") + words[command.entry.label], in: left, style: style)
    frame.write(
      keys, in: right, style: obstacle == nil ? Style(.accent) : Style(.muted), alignment: .right)
    if isSelected { frame.ground(row, .selection) }
  }
}
