/// A colour as the program asked for it.
package enum TerminalColor: Hashable, Sendable {
  /// The terminal's own.
  case standard
  /// A number in the 256-colour palette.
  case indexed(UInt8)
  case rgb(UInt8, UInt8, UInt8)
}

/// One cell of the emulated screen.
package struct TerminalCell: Hashable, Sendable {
  /// What stands in the cell with its combining marks; a space when empty, nothing in the second
  /// cell of a wide character.
  package var text: String
  /// The cells it covers: 1 or 2.
  package var width: Int
  package var foreground: TerminalColor
  package var background: TerminalColor
  package var isBold: Bool
  package var isUnderlined: Bool
  package var isItalic: Bool
  package var isBlinking: Bool
  package var isReversed: Bool

  package init(
    text: String = " ", width: Int = 1, foreground: TerminalColor = .standard,
    background: TerminalColor = .standard, isBold: Bool = false, isUnderlined: Bool = false,
    isItalic: Bool = false, isBlinking: Bool = false, isReversed: Bool = false
  ) {
    self.text = text
    self.width = width
    self.foreground = foreground
    self.background = background
    self.isBold = isBold
    self.isUnderlined = isUnderlined
    self.isItalic = isItalic
    self.isBlinking = isBlinking
    self.isReversed = isReversed
  }
}

/// A rectangle of cells, from 0.
package struct TerminalRegion: Hashable, Sendable {
  package let x: Int
  package let y: Int
  package let columns: Int
  package let rows: Int

  package init(x: Int, y: Int, columns: Int, rows: Int) {
    self.x = x
    self.y = y
    self.columns = columns
    self.rows = rows
  }
}
