/// The modules of one QR symbol, without its quiet zone.
package struct QRMatrix: Hashable, Sendable {
  /// Modules per side, 21 to 177.
  package let size: Int
  /// The symbol's version, 1 to 40; a side has 17 + 4 × version modules.
  package let version: Int
  /// The error correction the symbol was made with.
  package let level: QRLevel

  private let dark: [Bool]

  /// Nil unless `dark` holds exactly `size` × `size` modules, row by row.
  package init?(size: Int, version: Int, level: QRLevel, dark: [Bool]) {
    guard size > 0, dark.count == size * size else { return nil }
    self.size = size
    self.version = version
    self.level = level
    self.dark = dark
  }

  /// Whether the module at column `x`, row `y` is dark.
  ///
  /// Everything outside the symbol is light, since that is its quiet zone.
  package subscript(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < size, y < size else { return false }
    return dark[y * size + x]
  }

  /// Encodes the UTF-8 bytes of `text` in byte mode: the smallest version that holds them at
  /// `minimum`, then the highest level that still fits that version.
  ///
  /// A payment link is mixed case, so no denser mode than bytes would carry it. A call encodes up
  /// to four times, a good part of a millisecond: keep the matrix, do not encode in every frame.
  package static func encode(
    _ text: String, atLeast minimum: QRLevel = .low
  ) throws(QRError) -> QRMatrix {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { throw .empty }
    let smallest = try encodeSymbol(bytes, version: 0, level: minimum)
    for level in QRLevel.allCases.reversed() where level > minimum {
      guard let stronger = try? encodeSymbol(bytes, version: smallest.version, level: level)
      else { continue }
      if stronger.version == smallest.version { return stronger }
    }
    return smallest
  }
}
