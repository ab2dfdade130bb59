/// Writes mdoc(7), so that no text can be mistaken for a macro.
struct Mdoc {
  private(set) var lines: [String] = []

  /// The page so far.
  var text: String { lines.joined(separator: "\n") }

  /// A macro and its arguments: names of macros among them are written as they are, all else goes
  /// through ``word(_:)``.
  mutating func macro(_ line: String) { lines.append("." + line) }

  /// A heading.
  mutating func section(_ name: String) { macro("Sh " + name) }

  /// A heading under a heading.
  mutating func subsection(_ name: String) { macro("Ss " + Self.words(name)) }

  /// Plain text, filled; an empty line begins a paragraph, and indented lines stand as they are.
  mutating func prose(_ text: String) {
    var isLiteral = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isIndented = line.hasPrefix("  ")
      if isIndented != isLiteral {
        // A display makes room for itself.
        if isIndented, lines.last == ".Pp" { lines.removeLast() }
        macro(isIndented ? "Bd -literal -offset indent" : "Ed")
        isLiteral = isIndented
      }
      if line.allSatisfy({ $0 == " " }) {
        if lines.last != ".Pp" { macro("Pp") }
        continue
      }
      if isIndented {
        lines.append(Self.line(String(line.dropFirst(2))))
      } else {
        lines += Self.sentences(String(line)).flatMap(Self.wrapped).map(Self.safe)
      }
    }
    if isLiteral { macro("Ed") }
  }

  /// Each sentence begins a line, as mdoc wants it to.
  private static func sentences(_ text: String) -> [String] {
    text.replacing(". ", with: ".\n").replacing("? ", with: "?\n").split(separator: "\n").map(
      String.init)
  }

  /// Lines of at most 80 bytes, escaped.
  private static func wrapped(_ sentence: String) -> [String] {
    var lines: [String] = []
    for word in sentence.split(separator: " ").map({ escape(String($0)) }) {
      if let last = lines.last, last.utf8.count + word.utf8.count < 78 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  /// A line of text that is text whatever it begins with.
  static func line(_ text: String) -> String { safe(escape(text)) }

  private static func safe(_ escaped: String) -> String {
    escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  /// One argument of a macro.
  static func word(_ text: String) -> String {
    let escaped = escape(text)
    let mayBeMacro = (2...3).contains(text.count) && text.allSatisfy(\.isLetter)
    let isDelimiter = text.count == 1 && !text.allSatisfy { $0.isLetter || $0.isNumber }
    let safe = mayBeMacro || isDelimiter ? "\\&" + escaped : escaped
    return safe.contains(" ") ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
  }

  /// Several arguments of a macro, as they stand.
  static func words(_ text: String) -> String {
    text.split(separator: " ").map { word(String($0)) }.joined(separator: " ")
  }

  private static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "`", "'": escaped += scalar == "`" ? "\\(ga" : "\\(aq"
      case "\u{20}"..."\u{7E}": escaped.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return escaped
  }
}
