/// A screenful of cells, drawn by a view and painted by a terminal.
///
/// Writing outside it is allowed and does nothing, so a view needs no arithmetic about its edges. A
/// wide character is drawn whole or not at all.
package struct Frame: Equatable, Sendable {
  package let size: Size
  /// Where the terminal's cursor shows; nil hides it.
  package var cursor: Point?
  /// What can be clicked, the uppermost last.
  var targets: [PlacedTarget] = []
  /// What is a link, where the terminal has such.
  package internal(set) var links: [PlacedLink] = []
  /// Row after row.
  private var cells: [Cell]

  /// A frame of spaces on the page.
  package init(size: Size) {
    self.size = size
    cells = Array(repeating: Frame.emptyCell, count: size.columns * size.rows)
  }

  private static let emptyCell = Cell.blank(Style(.text, on: .background))

  package var bounds: Rect { Rect(size) }

  /// The cell at `point`, nil outside the frame.
  package subscript(point: Point) -> Cell? {
    bounds.contains(point) ? cells[point.y * size.columns + point.x] : nil
  }

  /// The cells of one row.
  ///
  /// - Precondition: `0 <= y < size.rows`.
  package func row(_ y: Int) -> ArraySlice<Cell> {
    cells[(y * size.columns)..<((y + 1) * size.columns)]
  }

  /// Draws one character, replaced by what a cell can hold.
  ///
  /// Half of a wide character that this overwrites takes its other half with it. A style without a
  /// ground keeps the ground of the cell.
  ///
  /// - Returns: The cells it takes (0, 1 or 2), drawn or clipped.
  @discardableResult
  package mutating func put(_ character: Character, at point: Point, style: Style) -> Int {
    let glyph = Glyph(character)
    guard glyph.width > 0, point.y >= 0, point.y < size.rows else { return glyph.width }
    guard glyph.width == 1 || (point.x >= 0 && point.x + 1 < size.columns) else {
      // A wide character across the edge: its inner half becomes a space.
      set(Cell.blank(style), at: point.x < 0 ? Point(x: point.x + 1, y: point.y) : point)
      return glyph.width
    }
    set(Cell(glyph.character, style), at: point)
    if glyph.width == 2 {
      let right = Point(x: point.x + 1, y: point.y)
      set(Cell(" ", style, isContinuation: true), at: right)
    }
    return glyph.width
  }

  private mutating func set(_ cell: Cell, at point: Point) {
    guard point.x >= 0, point.x < size.columns, point.y >= 0, point.y < size.rows else { return }
    let index = point.y * size.columns + point.x
    let old = cells[index]
    if old.isContinuation, !cell.isContinuation {
      cells[index - 1].character = " "
    }
    if point.x + 1 < size.columns, cells[index + 1].isContinuation {
      cells[index + 1].isContinuation = false
    }
    cells[index] = cell
    if cell.style.background == nil { cells[index].style.background = old.style.background }
  }

  /// Makes the cells of `rect` spaces on the ground of `style`, or on the page if it has none.
  package mutating func fill(_ rect: Rect, style: Style) {
    let visible = rect.intersection(bounds)
    var ground = style
    ground.background = style.background ?? .background
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        set(.blank(ground), at: Point(x: x, y: y))
      }
    }
  }

  /// Gives the cells of `rect` another ground, leaving what is written there: a selected row.
  package mutating func ground(_ rect: Rect, _ role: Role) {
    let visible = rect.intersection(bounds)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        cells[y * size.columns + x].style.background = role
      }
    }
  }

  /// Draws another frame over this one, its top left cell at `point`.
  package mutating func draw(_ other: Frame, at point: Point) {
    for y in 0..<other.size.rows {
      for (x, cell) in other.row(y).enumerated() where !cell.isContinuation {
        put(cell.character, at: Point(x: point.x + x, y: point.y + y), style: cell.style)
      }
    }
    guard let inner = other.cursor else { return }
    cursor = Point(x: point.x + inner.x, y: point.y + inner.y)
  }
}
