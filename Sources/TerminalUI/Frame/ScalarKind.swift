/// What one Unicode scalar does to a line of cells.
enum ScalarKind: Equatable {
  /// Takes one or two cells of its own.
  case spacing(Int)
  /// Sits on the scalar before it.
  case combining
  /// Never drawn: joiners, direction marks, variation selectors, tags.
  case dropped
  /// Never sent to a terminal: controls, what Unicode has not assigned, private use, and the
  /// letters that flags are made of, which terminals measure differently.
  case control

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value >= 0x20, value < 0x7F {
      self = .spacing(1)
      return
    }
    // Box drawing and blocks are most of what is drawn beside ASCII.
    if value >= 0x2500, value < 0x25A0 {
      self = .spacing(1)
      return
    }
    self = ScalarKind.classified(scalar)
  }

  private static func classified(_ scalar: Unicode.Scalar) -> ScalarKind {
    let value = scalar.value
    if isDropped(value) { return .dropped }
    // Vowels and final consonants of Korean written as letters sit in the cell of the first one.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return .combining }
    if (0x1F1E6...0x1F1FF).contains(value) { return .control }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return .combining
    case .format: return .dropped
    case .control, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator:
      return .control
    default: return .spacing(isWide(scalar) ? 2 : 1)
    }
  }

  private static func isDropped(_ value: UInt32) -> Bool {
    (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value)
  }

  /// East Asian wide and full-width blocks, and every emoji shown as a picture by default (Unicode
  /// Standard Annex 11; the second is a property that the standard library knows).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x1100 { return false }
    for block in wideBlocks where value >= block.lowerBound {
      if value <= block.upperBound { return true }
    }
    return scalar.properties.isEmojiPresentation
  }

  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Korean initial consonants
    0x2329...0x232A,
    0x2E80...0x303E,  // radicals, ideographic punctuation
    0x3041...0xA4CF,  // kana, bopomofo, Korean letters, squared words, ideographs, Yi
    0xA960...0xA97F,
    0xAC00...0xD7A3,  // Korean syllables
    0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
    0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]
}
