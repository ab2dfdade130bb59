/// The two colours of a code: black 16 and white 231 of the 256 colours, whatever the theme.
package enum QRTone: Hashable, Sendable {
  case light
  case dark

  init(isDark: Bool) {
    self = isDark ? .dark : .light
  }

  /// The colour's number in the 256-colour palette.
  ///
  /// The first 16 are left alone: themes remap them.
  package var paletteIndex: UInt8 { self == .light ? 231 : 16 }
}

/// One terminal cell of a code, painted: never ink on a background that is not ours.
package struct QRCell: Hashable, Sendable {
  /// The dark eighths of the cell, as a pattern of ``Octants``.
  let dark: UInt8
  /// A space where all of the cell is alike, else the character whose blocks are the ink.
  package let glyph: Character
  /// The foreground, of the blocks that ``glyph`` shows.
  package let ink: QRTone
  /// The background.
  package let paper: QRTone

  /// A cell of two halves: a space or `▀`, which every font has.
  init(top: QRTone, bottom: QRTone) {
    dark = (top == .dark ? 0x0F : 0) | (bottom == .dark ? 0xF0 : 0)
    glyph = top == bottom ? " " : "▀"
    ink = top
    paper = bottom
  }

  /// A cell of eight modules.
  init(dark: UInt8) {
    self.dark = dark
    glyph = dark == .max ? " " : Octants.glyph(dark)
    ink = .dark
    paper = dark == .max ? .dark : .light
  }

  /// Where there are no colours: whether to draw ``glyph`` in reverse video.
  ///
  /// Light modules come out in reverse video, dark ones plain, provided the terminal writes light
  /// on dark.
  package var isReversedWithoutColour: Bool {
    paper == .light
  }
}

/// A code as a rectangle of cells, its quiet zone included.
package struct QRCells: Hashable, Sendable {
  package let columns: Int
  package let rows: Int

  private let layout: QRLayout

  init(_ layout: QRLayout) {
    self.layout = layout
    columns = layout.size.columns
    rows = layout.size.rows
  }

  /// The cell at `column`, `row`, both from 0; light outside the rectangle.
  package subscript(column: Int, row: Int) -> QRCell {
    let quiet = layout.quietZone
    switch layout.form {
    case .halfBlocks:
      let x = column - quiet.sides
      let y = 2 * row - quiet.topAndBottom
      return QRCell(top: tone(x, y), bottom: tone(x, y + 1))
    case .ascii:
      let both = tone(column / 2 - quiet.sides, row - quiet.topAndBottom)
      return QRCell(top: both, bottom: both)
    case .octants:
      return QRCell(
        dark: (0..<8).reduce(into: 0) { pattern, eighth in
          let x = 2 * column + eighth % 2 - quiet.sides
          let y = 4 * row + eighth / 2 - quiet.topAndBottom
          if layout.matrix[x, y] { pattern |= 1 << eighth }
        })
    }
  }

  private func tone(_ x: Int, _ y: Int) -> QRTone {
    QRTone(isDark: layout.matrix[x, y])
  }
}
