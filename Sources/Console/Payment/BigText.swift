import TerminalUI

/// A word or an amount in letters five rows high, to be read from two metres.
struct BigText {
  static let height = 5
  private static let gap = 1

  private let letters: [[String]]
  /// How many cells a stroke of the shapes is wide.
  private let scale: Int

  /// Takes the letters there are shapes for, as wide as fits into `width` cells.
  init(_ text: String, fitting width: Int) {
    letters = text.map { Self.shapes[$0] ?? ["  ", "  ", "  ", "  ", "  "] }
    let narrow = Self.width(letters, scale: 1)
    scale = narrow > 0 && narrow * 3 <= width ? 3 : narrow * 2 <= width ? 2 : 1
  }

  /// The cells it takes.
  var width: Int { Self.width(letters, scale: scale) }

  private static func width(_ letters: [[String]], scale: Int) -> Int {
    let strokes = letters.reduce(0) { $0 + ($1.first?.count ?? 0) + gap } - gap
    return max(0, strokes) * scale
  }

  /// Draws it in the middle of `area`.
  func draw(in frame: inout Frame, _ area: Rect, style: Style) {
    let place = area.centred(Size(columns: width, rows: Self.height))
    var x = place.x
    for letter in letters {
      for (row, line) in letter.enumerated() {
        for (column, mark) in line.enumerated() where mark == "#" {
          for cell in 0..<scale {
            frame.put(
              "█", at: Point(x: x + column * scale + cell, y: place.y + row), style: style)
          }
        }
      }
      x += ((letter.first?.count ?? 0) + Self.gap) * scale
    }
  }

  private static let shapes: [Character: [String]] = [
    "P": ["###", "# #", "###", "#  ", "#  "], "A": [" # ", "# #", "###", "# #", "# #"],
    "I": ["###", " # ", " # ", " # ", "###"], "D": ["## ", "# #", "# #", "# #", "## "],
    "L": ["#  ", "#  ", "#  ", "#  ", "###"], "U": ["# #", "# #", "# #", "# #", "###"],
    "N": ["#  #", "## #", "# ##", "#  #", "#  #"], "S": ["###", "#  ", "###", "  #", "###"],
    "R": ["## ", "# #", "## ", "# #", "# #"], "p": ["   ", "## ", "# #", "## ", "#  "],
    "£": [" ##", " # ", "###", " # ", "###"], ".": [" ", " ", " ", " ", "#"],
    ",": ["  ", "  ", "  ", " #", "# "], " ": [" ", " ", " ", " ", " "],
    "0": ["###", "# #", "# #", "# #", "###"], "1": [" # ", "## ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"], "3": ["###", "  #", "###", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"], "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"], "7": ["###", "  #", "  #", "  #", "  #"],
    "8": ["###", "# #", "###", "# #", "###"], "9": ["###", "# #", "###", "  #", "###"],
  ]
}
