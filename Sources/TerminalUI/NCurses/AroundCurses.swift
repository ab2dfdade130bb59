/// What ncurses cannot express, written over what it painted: links, and characters of a code that
/// this system's C library is too old to know.
///
/// ncurses believes that its own cells still stand there. So a row that it paints again is written
/// over again, and one that held such is given up whole before it is painted.
struct AroundCurses {
  /// Cells beside each other in a row.
  struct Piece {
    var column: Int
    var cells: [(character: Character, style: PaintedStyle)]
    /// The address that they lead to; nil for none.
    var address: String?
  }

  private var rows: Set<Int> = []
  private var written = ""

  /// Takes a row that is being painted.
  ///
  /// - Returns: Whether what is on the screen is more than ncurses knows: it must forget the row.
  mutating func take(row: Int, _ pieces: [Piece], _ colours: TerminalCapabilities.Colours) -> Bool {
    let held = rows.remove(row) != nil
    if !pieces.isEmpty { rows.insert(row) }
    for piece in pieces {
      written += "\u{1B}[\(row + 1);\(piece.column + 1)H"
      let opening = piece.address.flatMap(LinkSequence.opening)
      written += opening ?? ""
      var last: PaintedStyle?
      for cell in piece.cells {
        if cell.style != last { written += Self.rendition(cell.style, colours) }
        last = cell.style
        written.append(cell.character)
      }
      if opening != nil { written += LinkSequence.closing }
    }
    return held
  }

  /// What to write now that ncurses has painted; nothing where it painted no such row.
  ///
  /// - Parameter cursor: Where ncurses left the cursor, with all attributes off.
  mutating func take(cursor: Point) -> String {
    defer { written = "" }
    return written.isEmpty ? "" : written + "\u{1B}[0m\u{1B}[\(cursor.y + 1);\(cursor.x + 1)H"
  }

  /// The sequence that sets a style, whatever was set before (ECMA-48, xterm).
  private static func rendition(
    _ style: PaintedStyle, _ colours: TerminalCapabilities.Colours
  ) -> String {
    var codes = ["0"]
    let attributes: [(Style.Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
    ]
    for (attribute, code) in attributes where style.attributes.contains(attribute) {
      codes.append(code)
    }
    codes += colour(style.foreground, isGround: false, colours)
    codes += colour(style.background, isGround: true, colours)
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  private static func colour(
    _ number: Int32, isGround: Bool, _ colours: TerminalCapabilities.Colours
  ) -> [String] {
    guard number >= 0 else { return [] }
    let base = isGround ? 40 : 30
    switch number {
    case 0..<8: return [String(base + Int(number))]
    case 8..<16 where colours <= .palette: return [String(base + 52 + Int(number))]
    case _ where colours <= .palette: return [String(base + 8), "5", String(number)]
    default:
      let parts = [number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF].map { String($0) }
      return [String(base + 8), "2"] + parts
    }
  }
}
