/// How modules become terminal cells.
package enum QRForm: Hashable, Sendable, CaseIterable {
  /// One module wide, two modules high: a space or `▀`, with both colours set.
  case halfBlocks
  /// One module is two characters wide and one row high, spaces only: for a terminal or a locale
  /// without UTF-8.
  case ascii
  /// Two modules wide, four modules high, in characters of Unicode 16 that many terminals and fonts
  /// lack: only for somebody who asked for them.
  case octants

  /// The cells that an area of modules takes.
  func cells(modulesAcross: Int, modulesDown: Int) -> QRSize {
    switch self {
    // What is left of a cell at the right or below is painted light.
    case .halfBlocks: QRSize(columns: modulesAcross, rows: (modulesDown + 1) / 2)
    case .ascii: QRSize(columns: 2 * modulesAcross, rows: modulesDown)
    case .octants: QRSize(columns: (modulesAcross + 1) / 2, rows: (modulesDown + 3) / 4)
    }
  }
}

/// A width and a height in terminal cells.
package struct QRSize: Hashable, Sendable {
  package let columns: Int
  package let rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// The light modules around a symbol.
///
/// ISO/IEC 18004 asks for 4 on every side; readers that are not strict take fewer, none takes zero
/// on a dark terminal.
package struct QRQuietZone: Hashable, Sendable {
  /// Light modules on the left and on the right.
  package let sides: Int
  /// Light modules above and, at least, below.
  package let topAndBottom: Int

  package init(sides: Int, topAndBottom: Int) {
    self.sides = sides
    self.topAndBottom = topAndBottom
  }

  /// What the standard asks for.
  package static let full = QRQuietZone(sides: 4, topAndBottom: 4)
}
