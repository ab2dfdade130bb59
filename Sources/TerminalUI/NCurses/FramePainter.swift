/// Puts frames into the next picture of ncurses, the rows alone that differ from what was put last.
struct FramePainter {
  private let curses: Curses
  private let capabilities: TerminalCapabilities
  private let takesLinks: Bool
  private var last: (frame: Frame, theme: Theme)?
  private var around = AroundCurses()

  init(_ curses: Curses, _ capabilities: TerminalCapabilities, takesLinks: Bool) {
    self.curses = curses
    self.capabilities = capabilities
    self.takesLinks = takesLinks
  }

  /// Has the next frame put whole.
  mutating func forget() { last = nil }

  /// What to write once ncurses has painted: what it cannot express.
  mutating func takeRest() -> String { around.take(cursor: curses.cursor) }

  /// - Returns: Whether anything differs.
  mutating func put(_ frame: Frame, theme: Theme) -> Bool {
    let resolver = StyleResolver(theme: theme, capabilities: capabilities)
    let known = last.flatMap {
      $0.theme == theme && $0.frame.size == frame.size ? $0.frame : nil
    }
    var isChanged = known.map { $0.cursor != frame.cursor } ?? true
    for y in 0..<curses.size.rows {
      if y >= frame.size.rows {
        if known == nil { putRow(y, [], links: [], resolver) }
        continue
      }
      let links = takesLinks ? frame.links(inRow: y) : []
      let isKnown = known.map {
        $0.row(y) == frame.row(y) && (!takesLinks || $0.links(inRow: y) == links)
      }
      if isKnown != true {
        putRow(y, frame.row(y), links: links, resolver)
        isChanged = true
      }
    }
    last = (frame, theme)
    return isChanged
  }

  private mutating func putRow(
    _ y: Int, _ cells: ArraySlice<Cell>, links: [PlacedLink], _ resolver: StyleResolver
  ) {
    let columns = curses.size.columns
    let visible = cells.prefix(columns)
    var last: (style: Style, painted: PaintedStyle)?
    var pieces: [AroundCurses.Piece] = []
    func resolved(_ style: Style) -> PaintedStyle {
      if let last, last.style == style { return last.painted }
      let painted = resolver.resolve(style)
      last = (style, painted)
      return painted
    }
    for (x, cell) in zip(0..<columns, visible) where !cell.isContinuation {
      let next = visible.startIndex + x + 1
      let isWide = next < cells.endIndex && cells[next].isContinuation
      let isWhole = !isWide || x + 1 < columns
      var character = isWhole ? shown(cell.character) : " "
      if cell.style.fixed != nil, !Curses.knows(character) {
        let cell = (character: character, style: resolved(cell.style))
        pieces.append(AroundCurses.Piece(column: x, cells: [cell]))
        character = " "
      }
      curses.put(
        character, width: isWide && isWhole ? 2 : 1, at: Point(x: x, y: y),
        style: resolved(cell.style))
    }
    for link in links where link.point.x + link.text.count <= visible.count {
      let start = visible.startIndex + link.point.x
      let text = visible[start..<start + link.text.count]
      pieces.append(
        AroundCurses.Piece(
          column: link.point.x,
          cells: text.map { (character: $0.character, style: resolved($0.style)) },
          address: link.address))
    }
    if around.take(row: y, pieces, capabilities.colours) { curses.forget(row: y) }
    let page = resolver.resolve(Style(.text, on: .background))
    for x in visible.count..<max(visible.count, columns) {
      curses.put(" ", width: 1, at: Point(x: x, y: y), style: page)
    }
  }

  private func shown(_ character: Character) -> Character {
    capabilities.isUTF8 ? character : PlainGlyphs.plain(character)
  }
}
