/// Text measured and cut in terminal cells, which is neither its characters nor its bytes.
package enum TextWidth {
  /// The cells one character takes: 0, 1 or 2.
  package static func of(_ character: Character) -> Int { Glyph(character).width }

  /// The cells that `text` takes on one line.
  package static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// The longest beginning of `text` of at most `cells` cells.
  ///
  /// A wide character that would reach over the edge is left out, so the result may be one cell
  /// shorter.
  package static func clipped(_ text: String, to cells: Int) -> String {
    var used = 0
    var end = text.startIndex
    for index in text.indices {
      let width = of(text[index])
      guard used + width <= cells else { break }
      used += width
      end = text.index(after: index)
    }
    return String(text[..<end])
  }

  /// `text` if it fits, else its beginning and `…`, together at most `cells` cells.
  package static func truncated(_ text: String, to cells: Int) -> String {
    if of(text) <= cells { return text }
    if cells < 1 { return "" }
    return clipped(text, to: cells - 1) + "…"
  }

  /// Where the text stands in a field wider than it.
  package enum Alignment: Sendable {
    case left, right, centre
  }

  /// `text` cut with `…` or filled with spaces to exactly `cells` cells.
  package static func padded(
    _ text: String, to cells: Int, alignment: Alignment = .left
  ) -> String {
    var result = truncated(text, to: cells)
    let free = max(0, cells - of(result))
    switch alignment {
    case .left: break
    case .right: result = String(repeating: " ", count: free) + result
    case .centre: result = String(repeating: " ", count: free / 2) + result
    }
    // Measured again each time: a script may join a space to the letter before it.
    while of(result) < cells { result.append(" ") }
    return result
  }
}

extension String {
  /// The cells this text takes on one line.
  package var cellWidth: Int { TextWidth.of(self) }

  /// The longest beginning of at most `cells` cells.
  package func clipped(to cells: Int) -> String { TextWidth.clipped(self, to: cells) }

  /// This text if it fits, else its beginning and `…`.
  package func truncated(to cells: Int) -> String { TextWidth.truncated(self, to: cells) }

  /// Cut with `…` or filled with spaces to exactly `cells` cells.
  package func padded(to cells: Int, alignment: TextWidth.Alignment = .left) -> String {
    TextWidth.padded(self, to: cells, alignment: alignment)
  }

  /// Lines of at most `cells` cells, broken between words.
  package func wrapped(to cells: Int) -> [String] { TextWidth.wrapped(self, to: cells) }
}
