/// The one sanitiser that every foreign string passes before screen, log or printed text.
///
/// A product name, an error text or a reference can carry escape sequences, bidirectional controls
/// or invisible characters. Controls become visible (`^[`, `\u{009B}` as `□`), what is invisible goes.
public enum SafeText {
  /// Combining marks kept on one character; more pile up on a cell.
  private static let maximumMarks = 2

  /// One line of text that cannot move a cursor, change a colour or reorder its neighbours.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - limit: Scalars kept at the most; a longer text ends in `…`.
  public static func line(_ text: String, limit: Int = 4096) -> String {
    if isPlain(text, limit: limit) { return text }
    var safe = String.UnicodeScalarView()
    var kept = 0
    var marks = 0
    for scalar in text.unicodeScalars {
      let category = scalar.properties.generalCategory
      let shown = replacement(for: scalar, category)
      // What goes leaves the marks before it and after it on the same character.
      guard !shown.isEmpty else { continue }
      let isMark = category == .nonspacingMark || category == .enclosingMark
      marks = isMark ? marks + 1 : 0
      if isMark, marks > maximumMarks || kept == 0 { continue }
      guard kept + shown.count <= limit else {
        safe.append("…")
        break
      }
      safe.append(contentsOf: shown)
      kept += shown.count
    }
    return String(safe)
  }

  private static func replacement(
    for scalar: Unicode.Scalar, _ category: Unicode.GeneralCategory
  ) -> [Unicode.Scalar] {
    // Fillers and variation selectors are letters and marks by category, and nothing to the eye.
    if scalar.properties.isDefaultIgnorableCodePoint { return [] }
    return switch category {
    case .control:
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: [" "]
      case ..<0x20: ["^", Unicode.Scalar(UInt8(scalar.value + 0x40))]
      case 0x7F: ["^", "?"]
      default: ["□"]
      }
    case .format, .surrogate, .unassigned, .privateUse: []
    case .lineSeparator, .paragraphSeparator, .spaceSeparator: [" "]
    default: [scalar]
    }
  }
}
