/// What to draw instead of our own ornaments on a terminal without UTF-8.
///
/// Only what views draw by themselves is here. A customer's or a product's name stays as it is.
package enum PlainGlyphs {
  /// The ASCII character for an ornament of one cell; any other character itself.
  package static func plain(_ character: Character) -> Character {
    table[character] ?? character
  }

  private static let table: [Character: Character] = {
    var table: [Character: Character] = [
      "─": "-", "━": "=", "│": "|", "┃": "|", "═": "=", "║": "|",
      "…": ".", "▯": "?", "·": "-", "•": "*", "●": "*", "○": "o", "◐": "o", "◌": "o",
      "✓": "+", "✔": "+", "✗": "x", "✘": "x", "×": "x", "⚠": "!", "▲": "^", "▼": "v",
      "▶": ">", "▸": ">", "◀": "<", "→": ">", "←": "<", "↑": "^", "↓": "v", "↩": "<", "»": ">",
      "–": "-", "—": "-", "“": "\"", "”": "\"", "‘": "'", "’": "'",
      "█": "#", "▀": "\"", "▄": "_", "▌": "|", "▐": "|", "░": ".", "▒": ":", "▓": "#",
    ]
    for corner in "┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝" { table[corner] = "+" }
    return table
  }()
}
