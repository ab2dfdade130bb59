/// The parser's help as it is printed.
enum HelpText {
  /// The help with its usage wrapped: that is the one line which the parser leaves as it is.
  static func fitted(_ help: String, columns: Int = 80) -> String {
    help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("USAGE: ") ? wrapped(line, columns) : String(line)
    }.joined(separator: "\n")
  }

  /// Breaks before an option, never within one.
  private static func wrapped(_ usage: Substring, _ columns: Int) -> String {
    var lines: [String] = []
    for part in parts(of: usage) {
      if let last = lines.last, last.count + part.count < columns {
        lines[lines.count - 1] = last + " " + part
      } else {
        lines.append((lines.isEmpty ? "" : "         ") + part)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The words of a usage; what stands in brackets, or an option and its value, is one.
  private static func parts(of usage: Substring) -> [String] {
    var parts: [String] = []
    for word in usage.split(separator: " ").map(String.init) {
      let isOpen = parts.last.map { $0.hasPrefix("[") && !$0.hasSuffix("]") } ?? false
      let isValue = word.hasPrefix("<") && parts.last?.hasPrefix("--") == true
      if isOpen || isValue { parts[parts.count - 1] += " " + word } else { parts.append(word) }
    }
    return parts
  }
}
