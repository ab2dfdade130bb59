/// A code as text, for `kasir qr` and for pipes.
///
/// Every line ends in a newline.
package struct QRText: Sendable {
  private let cells: QRCells
  private let form: QRForm

  package init(_ layout: QRLayout) {
    cells = layout.cells
    form = layout.form
  }

  /// Black 16 on white 231, for a terminal with 256 colours.
  ///
  /// Each line ends with the colours reset, so that nothing beside the code is painted.
  package var ansi: String {
    lines { line in
      var painted: QRCell?
      var text = ""
      for cell in line {
        if painted?.ink != cell.ink || painted?.paper != cell.paper {
          text += "\u{1B}[38;5;\(cell.ink.paletteIndex);48;5;\(cell.paper.paletteIndex)m"
          painted = cell
        }
        text.append(cell.glyph)
      }
      return text + "\u{1B}[0m"
    }
  }

  /// Reverse video for light modules and nothing for dark ones: for a terminal without colours that
  /// writes light on dark.
  package var reverseVideo: String {
    lines { line in
      var isReversed = false
      var text = ""
      for cell in line {
        if cell.isReversedWithoutColour != isReversed {
          isReversed.toggle()
          text += isReversed ? "\u{1B}[7m" : "\u{1B}[27m"
        }
        text.append(cell.glyph)
      }
      return text + (isReversed ? "\u{1B}[27m" : "")
    }
  }

  /// No attributes at all, for a pipe.
  ///
  /// With blocks the *light* modules are the ink, margin included. On a terminal that writes
  /// light on dark the code is then the right way round and keeps its margin, which ink for the dark
  /// modules would lose. On one that writes dark on light it is inverted, which lenient readers
  /// accept; the painted forms are right on both.
  /// Without blocks `##` is a dark module, as on paper.
  package var plain: String {
    lines { line in
      String(
        line.map { cell in
          switch form {
          case .ascii: cell.paper == .dark ? "#" : " "
          case .halfBlocks, .octants: Octants.glyph(~cell.dark)
          }
        })
    }
  }

  private func lines(_ draw: ([QRCell]) -> String) -> String {
    (0..<cells.rows).reduce(into: "") { text, row in
      text += draw((0..<cells.columns).map { cells[$0, row] }) + "\n"
    }
  }
}
