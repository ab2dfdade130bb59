/// Finds places in the text of a TOML file, which its parser does not tell.
package enum TOMLText {
  /// The line that a key or a table of that name begins on.
  ///
  /// The parser does not tell.
  package static func line(of key: String, in text: String) -> Int? {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let index = lines.firstIndex { line in
      var rest = line.drop { $0 == " " || $0 == "\t" || $0 == "[" }
      let quote = rest.first.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
      if quote != nil { rest.removeFirst() }
      guard rest.hasPrefix(key) else { return false }
      rest = rest.dropFirst(key.count)
      if let quote {
        guard rest.first == quote else { return false }
        rest.removeFirst()
      }
      return rest.first.map { " \t=.]".contains($0) } ?? false
    }
    return index.map { $0 + 1 }
  }
}
