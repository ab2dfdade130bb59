import QRCode
import TerminalUI

/// Where code and words stand on the payment screen: the code comes first, whatever room it takes.
struct PaymentLayout: Equatable {
  /// What becomes of the code.
  enum Code: Equatable {
    /// There is none to draw.
    case none
    /// It is drawn in this place.
    case drawn(QRLayout, Rect)
    /// It does not fit; the whole screen would have to be this large.
    case tooSmall(Size)

    var isDrawn: Bool { if case .drawn = self { true } else { false } }
  }

  /// The words beside a code need this many columns.
  static let sideWidth = 24
  private static let widestSide = 44
  private static let sideRows = 16

  let code: Code
  /// Where the words are.
  let side: Rect
  /// Whether header and footer are drawn; a code that needs every row has the words beside it say
  /// what they would.
  let hasSurroundings: Bool
  /// The whole screen that a form with larger characters needs, where the code is drawn in smaller
  /// ones for want of room.
  let larger: Size?

  /// The whole screen in which the code has all of its margin; nil where it has, and where larger
  /// characters come first.
  var wholeMargin: Size? {
    guard larger == nil, case .drawn(let layout, _) = code, layout.isReduced else { return nil }
    let full = QRLayout(matrix: layout.matrix, form: layout.form).size
    return Size(columns: full.columns + Self.sideWidth + 1, rows: full.rows)
  }

  /// Lays the screen out.
  ///
  /// - Parameters:
  ///   - matrix: The code; nil where there is none.
  ///   - forms: How it may be drawn, the most readable first.
  ///   - messageRows: Rows that a message above the footer takes.
  init(_ matrix: QRMatrix?, forms: [QRForm], _ size: Size, messageRows: Int = 0) {
    let all = Rect(size)
    let inner = all.rows(1, count: size.rows - 2 - messageRows)
    guard let matrix else {
      (code, side, hasSurroundings, larger) = (
        .none, inner.inset(columns: 2, rows: inner.height > 12 ? 1 : 0), true, nil
      )
      return
    }
    let columns = size.columns - Self.sideWidth - 1
    var needed: Size?
    for form in forms {
      let framed = QRPlan.fitting(matrix, columns: columns, rows: inner.height, form: form)
      if case .fits(let layout) = framed, !layout.isReduced {
        (code, side) = Self.place(layout, in: inner)
        (hasSurroundings, larger) = (true, needed)
        return
      }
      switch QRPlan.fitting(matrix, columns: columns, rows: size.rows, form: form) {
      case .fits(let layout):
        (code, side) = Self.place(layout, in: all)
        (hasSurroundings, larger) = (false, needed)
        return
      case .tooSmall(let least, _):
        needed = Size(columns: least.columns + Self.sideWidth + 1, rows: least.rows)
      }
    }
    code = needed.map(Code.tooSmall) ?? .none
    side = inner.inset(columns: 2, rows: 0)
    (hasSurroundings, larger) = (true, nil)
  }

  /// Code and words side by side in the middle.
  private static func place(_ layout: QRLayout, in area: Rect) -> (Code, Rect) {
    let width = min(widestSide, area.width - layout.size.columns - 1)
    let free = area.width - layout.size.columns - 1 - width
    let place = Rect(
      x: area.x + free / 2, y: area.y + (area.height - layout.size.rows) / 2,
      width: layout.size.columns, height: layout.size.rows)
    // The words begin with the code, unless it leaves them too few rows.
    let top = area.y > 0 ? min(place.y + 1, area.maxY - Self.sideRows) : area.y
    let side = Rect(
      x: place.maxX + 1, y: max(area.y, top), width: width,
      height: area.maxY - max(area.y, top))
    return (.drawn(layout, place), side)
  }
}

extension Frame {
  /// Paints a code.
  ///
  /// Its colours are outside every theme.
  mutating func draw(_ layout: QRLayout, at place: Rect) {
    let cells = layout.cells
    for row in 0..<cells.rows {
      for column in 0..<cells.columns {
        let cell = cells[column, row]
        put(
          cell.glyph, at: Point(x: place.x + column, y: place.y + row),
          style: .fixed(
            foreground: cell.ink.paletteIndex, background: cell.paper.paletteIndex))
      }
    }
  }
}
