import Testing

@testable import QRCode

struct QRCellsTests {
  @Test(arguments: QRForm.allCases, [1, 2, 4])
  func `the modules rebuilt from the cells are the encoder's`(form: QRForm, quiet: Int) throws {
    let matrix = try QRMatrix.encode(link(bytes: 148))
    let zone = QRQuietZone(sides: 4, topAndBottom: quiet)
    let cells = QRLayout(matrix: matrix, quietZone: zone, form: form).cells
    let modules = cells.darkModules(form: form)
    for (y, row) in modules.enumerated() {
      for (x, isDark) in row.enumerated() {
        #expect(isDark == matrix[x - 4, y - quiet])
      }
    }
    let dark = modules.joined().count { $0 }
    let expected = (0..<matrix.size).reduce(0) { sum, y in
      sum + (0..<matrix.size).count { matrix[$0, y] }
    }
    #expect(dark == expected)
  }

  @Test(arguments: QRForm.allCases, 1...4)
  func `the quiet zone is light on all four sides`(form: QRForm, quiet: Int) throws {
    let matrix = try QRMatrix.encode(link(bytes: 100))
    let zone = QRQuietZone(sides: quiet, topAndBottom: quiet)
    let modules = QRLayout(matrix: matrix, quietZone: zone, form: form).cells
      .darkModules(form: form)
    #expect(modules.prefix(quiet).allSatisfy { !$0.contains(true) })
    #expect(modules.suffix(quiet).allSatisfy { !$0.contains(true) })
    #expect(modules.allSatisfy { !$0.prefix(quiet).contains(true) })
    #expect(modules.allSatisfy { !$0.suffix(quiet).contains(true) })
    // The symbol itself begins right behind it: a finder pattern's dark edge.
    #expect(modules[quiet][quiet])
  }

  @Test func `a cell is a space for two equal halves and an upper half block otherwise`() throws {
    let cells = QRLayout(matrix: try QRMatrix.encode(link(bytes: 148))).cells
    var kinds: Set<QRCell> = []
    for y in 0..<cells.rows {
      for x in 0..<cells.columns {
        let cell = cells[x, y]
        #expect(cell.glyph == (cell.ink == cell.paper ? " " : "▀"))
        kinds.insert(cell)
      }
    }
    #expect(kinds.count == 4)
  }

  @Test func `is black 16 on white 231`() {
    #expect(QRTone.dark.paletteIndex == 16 && QRTone.light.paletteIndex == 231)
  }

  @Test func `without colours light halves are the ink of a reversed or plain cell`() {
    for top in [QRTone.light, .dark] {
      for bottom in [QRTone.light, .dark] {
        let cell = QRCell(top: top, bottom: bottom)
        // What a terminal that writes light on dark shows in the halves of the cell.
        let ink = cell.isReversedWithoutColour ? QRTone.dark : .light
        let paper = cell.isReversedWithoutColour ? QRTone.light : .dark
        #expect((cell.glyph == "▀" ? ink : paper) == top)
        #expect(paper == bottom)
      }
    }
  }
}
