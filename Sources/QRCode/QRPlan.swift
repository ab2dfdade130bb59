/// What can be drawn in the room there is.
///
/// Rows are what a terminal is short of; columns are free. So the sides keep their four light
/// modules as long as they can, and the margins above and below step down 4 → 2 → 1. A code is never
/// clipped and never loses its margin: below that there is no code.
package enum QRPlan: Hashable, Sendable {
  /// The code fits like this.
  case fits(QRLayout)
  /// The code does not fit. `needed` is the smallest room it can be drawn in, `full` the room for
  /// all of its margin: show the link as text, and say the size.
  case tooSmall(needed: QRSize, full: QRSize)

  /// The margins that are tried, widest first.
  static let ladder = [4, 2, 1]

  /// Plans `matrix` for a room of `columns` × `rows` cells.
  package static func fitting(
    _ matrix: QRMatrix, columns: Int, rows: Int, form: QRForm = .halfBlocks
  ) -> QRPlan {
    let sides = ladder.first { quiet in
      size(matrix, QRQuietZone(sides: quiet, topAndBottom: 1), form).columns <= columns
    }
    let topAndBottom = ladder.first { quiet in
      size(matrix, QRQuietZone(sides: 1, topAndBottom: quiet), form).rows <= rows
    }
    guard let sides, let topAndBottom else {
      let least = QRQuietZone(sides: 1, topAndBottom: 1)
      return .tooSmall(needed: size(matrix, least, form), full: size(matrix, .full, form))
    }
    return .fits(
      QRLayout(
        matrix: matrix, quietZone: QRQuietZone(sides: sides, topAndBottom: topAndBottom),
        form: form))
  }

  /// Encodes `text` as ``QRMatrix/encode(_:atLeast:)`` does, then plans it.
  package static func fitting(
    _ text: String, columns: Int, rows: Int, form: QRForm = .halfBlocks
  ) throws(QRError) -> QRPlan {
    fitting(try QRMatrix.encode(text), columns: columns, rows: rows, form: form)
  }

  /// The layout, if the code fits.
  package var layout: QRLayout? {
    guard case .fits(let layout) = self else { return nil }
    return layout
  }

  private static func size(_ matrix: QRMatrix, _ quiet: QRQuietZone, _ form: QRForm) -> QRSize {
    form.cells(
      modulesAcross: matrix.size + 2 * quiet.sides,
      modulesDown: matrix.size + 2 * quiet.topAndBottom)
  }
}

/// One way to draw one symbol: its margins and its form.
package struct QRLayout: Hashable, Sendable {
  package let matrix: QRMatrix
  package let quietZone: QRQuietZone
  package let form: QRForm

  package init(matrix: QRMatrix, quietZone: QRQuietZone = .full, form: QRForm = .halfBlocks) {
    self.matrix = matrix
    self.quietZone = quietZone
    self.form = form
  }

  /// The cells it takes.
  package var size: QRSize {
    form.cells(
      modulesAcross: matrix.size + 2 * quietZone.sides,
      modulesDown: matrix.size + 2 * quietZone.topAndBottom)
  }

  /// The cells to paint.
  package var cells: QRCells { QRCells(self) }

  /// Whether the margins are narrower than the standard asks for.
  package var isReduced: Bool { quietZone != .full }

  /// One line for the operator when the margins are reduced, else nil: most readers take such a
  /// code, a strict one may need the larger window.
  package var note: String? {
    guard isReduced else { return nil }
    let full = QRLayout(matrix: matrix, quietZone: .full, form: form).size
    return "Narrow margin around the code; for the full one use \(full.columns)×\(full.rows)"
  }
}
