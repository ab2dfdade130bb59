private import Foundation

/// A grey picture of terminal cells, as a camera would see them, and its reading by zbar: an
/// independent decoder.
package struct QRPicture: Sendable {
  /// Pixels of one cell: twice as high as wide, as in a terminal.
  static let cellWidth = 8
  static let cellHeight = 16

  package private(set) var width: Int
  package private(set) var height: Int
  private var pixels: [UInt8]

  /// A picture of `columns` × `rows` cells in one grey, 0 black to 255 white.
  package init(columns: Int, rows: Int, grey: UInt8 = 0) {
    width = columns * Self.cellWidth
    height = rows * Self.cellHeight
    pixels = Array(repeating: grey, count: width * height)
  }

  /// Paints both halves of the cell at `column`, `row`.
  package mutating func paint(column: Int, row: Int, top: UInt8, bottom: UInt8) {
    let half = Self.cellHeight / 2
    for y in 0..<Self.cellHeight {
      for x in 0..<Self.cellWidth {
        let index = (row * Self.cellHeight + y) * width + column * Self.cellWidth + x
        pixels[index] = y < half ? top : bottom
      }
    }
  }

  /// Paints the eight blocks of the cell at `column`, `row`, numbered from 1 at the top left to 8 at
  /// the bottom right, row by row.
  package mutating func paint(column: Int, row: Int, grey: (Int) -> UInt8) {
    for y in 0..<Self.cellHeight {
      for x in 0..<Self.cellWidth {
        let block = 2 * (y * 4 / Self.cellHeight) + x * 2 / Self.cellWidth + 1
        let index = (row * Self.cellHeight + y) * width + column * Self.cellWidth + x
        pixels[index] = grey(block)
      }
    }
  }

  /// The picture in the middle of a larger one: `cells` more on every side, in one grey.
  package func framed(cells: Int, grey: UInt8) -> QRPicture {
    var framed = QRPicture(
      columns: width / Self.cellWidth + 2 * cells, rows: height / Self.cellHeight + 2 * cells,
      grey: grey)
    for y in 0..<height {
      let start = (y + cells * Self.cellHeight) * framed.width + cells * Self.cellWidth
      framed.pixels.replaceSubrange(
        start..<start + width, with: pixels[y * width..<(y + 1) * width])
    }
    return framed
  }

  /// The picture as a binary PGM file.
  package var pgm: [UInt8] {
    Array("P5\n\(width) \(height)\n255\n".utf8) + pixels
  }

  /// The text of the one code in the picture, or an error when zbar sees none.
  package func decode() async throws -> String {
    let zbar = "/usr/bin/zbarimg"
    guard FileManager.default.isExecutableFile(atPath: zbar) else {
      throw HarnessError("\(zbar) is missing: install the package zbar-tools to read codes back")
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("kasir-qr-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("code.pgm")
    try Data(pgm).write(to: file)
    let result = try await runProcess(
      executable: zbar, arguments: ["--raw", "-q", "-Sdisable", "-Sqrcode.enable", file.path])
    guard result.exitCode == 0 else {
      throw HarnessError(
        "zbarimg read no code in a picture of \(width)×\(height) (exit \(result.exitCode)) "
          + result.errorOutput)
    }
    return String(result.output.last == "\n" ? result.output.dropLast() : result.output[...])
  }
}
