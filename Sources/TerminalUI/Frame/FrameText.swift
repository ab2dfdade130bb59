/// A frame as text, for golden tests: what is written, and in which role.
package enum FrameText {
  /// The characters of each row, spaces at the end of a row left out.
  package static func text(_ frame: Frame) -> String {
    rows(frame) { $0.character }
  }

  /// One letter a cell: `Role.letter` of the ink; of the ground, in capitals, where that is not the
  /// page; `0` for fixed colours.
  ///
  /// Plain cells of spaces are spaces, left out at the end of a row.
  package static func styles(_ frame: Frame) -> String {
    rows(frame) { letter(of: $0) }
  }

  private static func rows(_ frame: Frame, _ symbol: (Cell) -> Character) -> String {
    (0..<frame.size.rows).map { y in
      let cells = frame.row(y).filter { !$0.isContinuation }
      let end = cells.lastIndex { symbol($0) != " " }.map { $0 + 1 } ?? 0
      return String(cells[..<end].map(symbol))
    }
    .joined(separator: "\n")
  }

  private static func letter(of cell: Cell) -> Character {
    let style = cell.style
    if style.fixed != nil { return "0" }
    if let ground = style.background, ground != .background { return capital(ground.letter) }
    if style.reverse { return capital(style.role.letter) }
    return cell.character == " " ? " " : style.role.letter
  }

  private static func capital(_ letter: Character) -> Character {
    letter.uppercased().first ?? letter
  }
}
