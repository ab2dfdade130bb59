import TerminalHarness
import Testing

@testable import QRCode

/// Codes read back by zbar, from pictures of their cells at 8 × 16 pixels a cell.
struct QRScanTests {
  /// The cells as a picture with black all around, as in a dark terminal.
  private func picture(_ layout: QRLayout) -> QRPicture {
    let cells = layout.cells
    var picture = QRPicture(columns: cells.columns, rows: cells.rows)
    for y in 0..<cells.rows {
      for x in 0..<cells.columns {
        let cell = cells[x, y]
        let shown = UnicodeOctants.blocks(of: cell.glyph)
        picture.paint(column: x, row: y) { block in
          (shown.contains(block) ? cell.ink : cell.paper) == .light ? 255 : 0
        }
      }
    }
    return picture.framed(cells: 6, grey: 0)
  }

  /// The text as a terminal that writes light on dark shows it.
  private func picture(ofPlain text: String) -> QRPicture {
    let lines = text.split(separator: "\n").map(Array.init)
    var picture = QRPicture(columns: lines.first?.count ?? 0, rows: lines.count)
    for (y, line) in lines.enumerated() {
      for (x, character) in line.enumerated() {
        picture.paint(
          column: x, row: y, top: "█▀".contains(character) ? 229 : 0,
          bottom: "█▄".contains(character) ? 229 : 0)
      }
    }
    return picture.framed(cells: 6, grey: 0)
  }

  @Test(arguments: Array(stride(from: 60, through: 300, by: 20)) + [71, 118, 148, 168])
  func `reads back with the full margin`(bytes: Int) async throws {
    let text = link(bytes: bytes)
    let layout = QRLayout(matrix: try QRMatrix.encode(text))
    #expect(try await picture(layout).decode() == text)
  }

  @Test(arguments: [(148, 24), (148, 25), (118, 24), (118, 22), (71, 18), (154, 24)])
  func `reads back with a reduced margin above and below`(bytes: Int, rows: Int) async throws {
    let text = link(bytes: bytes)
    let layout = try #require(try QRPlan.fitting(text, columns: 80, rows: rows).layout)
    #expect(layout.isReduced)
    #expect(try await picture(layout).decode() == text)
  }

  @Test(arguments: Array(stride(from: 60, through: 300, by: 20)) + [71, 118, 148, 168])
  func `reads back in octants`(bytes: Int) async throws {
    let text = link(bytes: bytes)
    let layout = QRLayout(matrix: try QRMatrix.encode(text), form: .octants)
    #expect(try await picture(layout).decode() == text)
  }

  @Test(arguments: [(148, 12), (148, 13), (118, 11), (71, 9)])
  func `reads back in octants with a reduced margin`(bytes: Int, rows: Int) async throws {
    let text = link(bytes: bytes)
    let plan = try QRPlan.fitting(text, columns: 80, rows: rows, form: .octants)
    let layout = try #require(plan.layout)
    #expect(layout.isReduced)
    #expect(try await picture(layout).decode() == text)
  }

  @Test func `reads back in two characters a module`() async throws {
    let text = link(bytes: 148)
    let layout = QRLayout(matrix: try QRMatrix.encode(text), form: .ascii)
    #expect(try await picture(layout).decode() == text)
  }

  @Test func `uncoloured half blocks read back on a dark terminal`() async throws {
    let text = link(bytes: 148)
    let plain = QRText(QRLayout(matrix: try QRMatrix.encode(text))).plain
    #expect(try await picture(ofPlain: plain).decode() == text)
  }
}
