/// Reads one line of a script.
struct ScriptLine {
  private let number: Int
  private let word: String
  /// What stands behind the word and one space.
  private let rest: String

  init(_ line: String, number: Int) {
    self.number = number
    let begin = line.drop { $0 == " " }
    word = String(begin.prefix { $0 != " " })
    rest = String(begin.dropFirst(word.count + 1))
  }

  /// The commands there are, as they are told to somebody who wrote another one.
  private static let all =
    "key NAME …, type TEXT, paste TEXT, wait TEXT, gone TEXT, screen NAME, resize 100x30, "
    + "within SECONDS, keys [NUMBER]"

  func step() throws(KeyScriptError) -> KeyScript.Step {
    switch word {
    case "key": .press(try keys())
    case "type": .type(try text("a text to type"))
    case "paste": .paste(try text("a text to paste"))
    case "wait": .wait(try word("the text to wait for"))
    case "gone": .gone(try word("the text that has to go"))
    case "screen": .screen(try name())
    case "resize": .resize(try size())
    case "within": .within(.seconds(try number("within", 1...3600, "seconds")))
    case "keys" where rest.isEmpty: .count(nil)
    case "keys": .count(Int(try number("keys", 0...10_000, "keys")))
    default: throw problem("\(word) is no command; the commands are: \(Self.all)")
    }
  }

  private func problem(_ text: String) -> KeyScriptError {
    KeyScriptError(line: number, problem: text)
  }

  private func keys() throws(KeyScriptError) -> [Key] {
    var keys: [Key] = []
    for name in rest.split(separator: " ") {
      guard let key = Key(named: String(name)) else {
        throw problem("\(name) is no key: use names such as n, Enter, Esc, F10, Ctrl-O, PgDn")
      }
      keys.append(key)
    }
    guard !keys.isEmpty else { throw problem("key needs a key, such as key F10") }
    return keys
  }

  private func text(_ what: String) throws(KeyScriptError) -> String {
    guard !rest.isEmpty else { throw problem("\(word) needs \(what)") }
    return rest
  }

  /// A text on the screen, where spaces at either end cannot be seen.
  private func word(_ what: String) throws(KeyScriptError) -> String {
    let trimmed = rest.drop { $0 == " " }
    guard let last = trimmed.lastIndex(where: { $0 != " " }) else {
      throw problem("\(word) needs \(what)")
    }
    return String(trimmed[...last])
  }

  private func name() throws(KeyScriptError) -> String {
    let name = try word("a name")
    guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
      throw problem("\(name) is no name of a screen: use letters, digits and -")
    }
    return name
  }

  private func size() throws(KeyScriptError) -> Size {
    let parts = rest.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...1000).contains(columns), (1...1000).contains(rows)
    else { throw problem("resize needs columns x rows, from 1 to 1000 each, such as 100x30") }
    return Size(columns: columns, rows: rows)
  }

  private func number(
    _ what: String, _ range: ClosedRange<Int64>, _ unit: String
  ) throws(KeyScriptError) -> Int64 {
    guard let value = Int64(rest), range.contains(value) else {
      throw problem(
        "\(what) needs a number of \(unit) from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }
}
