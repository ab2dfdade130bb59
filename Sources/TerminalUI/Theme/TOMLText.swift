/// Finds places in the text of a TOML file, which its parser does not tell.
package enum TOMLText {
  /// The line that a key or a table of that name begins on.
  ///
  /// - Parameter table: The table that the key stands in, as `[table]` or as `table.key`; nil for
  ///   the top.
  package static func line(of key: String, in text: String, table: String? = nil) -> Int? {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    guard let table else { return lines.firstIndex { begins($0, key) }.map { $0 + 1 } }
    let start = lines.firstIndex { begins($0, table) && $0.drop(while: isSpace).first == "[" }
    let inside = start.flatMap { start in
      lines[(start + 1)...].firstIndex { begins($0, key) }
    }
    return (inside ?? lines.firstIndex { begins($0, table + "." + key) }).map { $0 + 1 }
  }

  private static func begins(_ line: Substring, _ key: String) -> Bool {
    var rest = line.drop { isSpace($0) || $0 == "[" }
    let quote = rest.first.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
    if quote != nil { rest.removeFirst() }
    guard rest.hasPrefix(key) else { return false }
    rest = rest.dropFirst(key.count)
    if let quote {
      guard rest.first == quote else { return false }
      rest.removeFirst()
    }
    return rest.first.map { isSpace($0) || "=.]".contains($0) } ?? false
  }

  private static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }
}
