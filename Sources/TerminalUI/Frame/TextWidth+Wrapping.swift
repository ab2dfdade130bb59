extension TextWidth {
  /// `text` as lines of at most `cells` cells, broken at spaces, and inside a word only when the
  /// word alone is wider.
  ///
  /// A number stays with the short word before it, so that `Rp` never ends a line whose amount
  /// begins the next.
  ///
  /// A line break in the text is kept. At least one line, which may be empty.
  package static func wrapped(_ text: String, to cells: Int) -> [String] {
    let width = max(1, cells)
    return text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .flatMap { wrappedParagraph(String($0), width) }
  }

  private static func wrappedParagraph(_ paragraph: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(paragraph, width) {
      if line.isEmpty {
        line = word
      } else if of(line) + 1 + of(word) <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = word
      }
      while of(line) > width, line.count > 1 {
        let (head, tail) = broken(line, width)
        lines.append(head)
        line = tail
      }
    }
    lines.append(line)
    return lines
  }

  /// What is not torn apart: words, and a number with the short word before it where both fit.
  private static func words(_ paragraph: String, _ width: Int) -> [String] {
    var words: [String] = []
    for word in paragraph.split(separator: " ").map(String.init) {
      if let last = words.last, belongsToNumber(last), beginsNumber(word),
        of(last) + 1 + of(word) <= width
      {
        words[words.count - 1] += " " + word
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// `Rp`, `-Rp`, `(Rp`, `IDR`; a longer word explains itself at the end of a line.
  private static func belongsToNumber(_ word: String) -> Bool {
    let letters = word.drop { !$0.isLetter }
    return (1...3).contains(letters.count) && letters.allSatisfy(\.isLetter)
  }

  private static func beginsNumber(_ word: String) -> Bool {
    word.first { $0 != "-" && $0 != "(" }?.isNumber == true
  }

  /// Cuts a word that is too wide.
  ///
  /// It takes at least one character, so that it always moves on: in a column one cell wide a wide
  /// character stands alone and is clipped when drawn.
  private static func broken(_ word: String, _ width: Int) -> (String, String) {
    let head = clipped(word, to: width)
    let count = max(1, head.count)
    return (String(word.prefix(count)), String(word.dropFirst(count)))
  }
}
