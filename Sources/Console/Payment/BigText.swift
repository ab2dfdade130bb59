import TerminalUI

/// A word in letters five rows high, to be read from two metres.
struct BigText {
  static let height = 5
  private static let letterWidth = 7
  private static let gap = 2

  private let letters: [[String]]

  /// Takes the letters there are shapes for; others become a space.
  init(_ word: String) {
    letters = word.map { Self.shapes[$0] ?? Array(repeating: "", count: Self.height) }
  }

  /// The cells it takes.
  var width: Int { letters.count * (Self.letterWidth + Self.gap) - Self.gap }

  /// Draws it in the middle of `area`.
  func draw(in frame: inout Frame, _ area: Rect, style: Style) {
    let place = area.centred(Size(columns: width, rows: Self.height))
    for (index, letter) in letters.enumerated() {
      let x = place.x + index * (Self.letterWidth + Self.gap)
      for (row, line) in letter.enumerated() {
        for (column, mark) in line.enumerated() where mark == "#" {
          frame.put("█", at: Point(x: x + column, y: place.y + row), style: style)
        }
      }
    }
  }

  private static let shapes: [Character: [String]] = [
    "P": ["######", "##   ##", "######", "##", "##"],
    "A": [" #####", "##   ##", "#######", "##   ##", "##   ##"],
    "I": ["#######", "  ###", "  ###", "  ###", "#######"],
    "D": ["######", "##   ##", "##   ##", "##   ##", "######"],
  ]
}
