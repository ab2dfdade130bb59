/// The characters of two columns and four rows of blocks (Unicode 16, "Symbols for Legacy Computing
/// Supplement").
///
/// A pattern's lowest bit is the block at the top left, its second the one at the top right, and so
/// on down the rows; its highest is at the bottom right.
enum Octants {
  /// The character that shows the blocks of a pattern.
  static func glyph(_ pattern: UInt8) -> Character { glyphs[Int(pattern)] }

  private static let glyphs: [Character] = {
    var next: UInt32 = 0x1CD00
    return (0...UInt8.max).map { pattern in
      if let older = older[pattern] { return older }
      defer { next += 1 }
      return Unicode.Scalar(next).map(Character.init) ?? " "
    }
  }()

  /// Patterns that had a character of their own; the others follow each other from U+1CD00.
  private static let older: [UInt8: Character] = [
    0: " ", 1: "\u{1CEA8}", 2: "\u{1CEAB}", 3: "\u{1FB82}", 5: "▘", 10: "▝", 15: "▀",
    20: "\u{1FBE6}", 40: "\u{1FBE7}", 63: "\u{1FB85}", 64: "\u{1CEA3}", 80: "▖", 85: "▌",
    90: "▞", 95: "▛", 128: "\u{1CEA0}", 160: "▗", 165: "▚", 170: "▐", 175: "▜", 192: "▂",
    240: "▄", 245: "▙", 250: "▟", 252: "▆", 255: "█",
  ]
}
