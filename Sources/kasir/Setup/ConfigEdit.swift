import Foundation
import TOMLKit
import Till

/// Changes one setting of a config file and leaves every other byte of it as it is.
enum ConfigEdit {
  /// Writes `name = value` at the top of the file's text, in place of the line that has it.
  ///
  /// - Parameter value: As TOML writes it: a text with its quotes.
  static func setting(_ name: String, to value: String, in text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let table = lines.firstIndex { $0.drop { $0 == " " || $0 == "\t" }.first == "[" } ?? lines.count
    let line = "\(name) = \(value)"
    if let place = lines[..<table].firstIndex(where: { isSetting($0, name) }) {
      lines[place] = line + comment(of: lines[place])
    } else if table < lines.count {
      // Behind the last setting, so that the space before the table stays where it is.
      let last = lines[..<table].lastIndex { !$0.allSatisfy(\.isWhitespace) }
      if let last {
        lines.insert(line, at: last + 1)
      } else {
        lines.insert(contentsOf: [line, ""], at: 0)
      }
    } else if lines.last == "" {
      lines.insert(line, at: lines.count - 1)
    } else {
      lines += [line, ""]
    }
    return lines.joined(separator: "\n")
  }

  private static func isSetting(_ line: String, _ name: String) -> Bool {
    guard let sign = line.firstIndex(of: "=") else { return false }
    return line[..<sign].filter { $0 != " " && $0 != "\t" && $0 != "\"" } == name
  }

  /// The comment at the end of a line, with the space before it.
  private static func comment(of line: String) -> String {
    var quote: Character?
    var isEscaped = false
    for index in line.indices {
      let character = line[index]
      if isEscaped {
        isEscaped = false
      } else if character == "\\", quote == "\"" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      } else if quote == nil, character == "#" {
        return "  " + line[index...]
      }
    }
    return ""
  }

  /// A text of one line as TOML writes it (toml.io/en/v1.0.0, "String").
  static func text(_ value: String) -> String {
    "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Keeps a setting in the file at `path`, which is made where there is none.
  ///
  /// - Throws: ``TillError`` where it cannot be written; then the file is as it was.
  static func keep(_ name: String, _ value: String, at path: String) throws(TillError) {
    let url = URL(filePath: path)
    let old = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    let quoted = ["true", "false"].contains(value) && name != "operator" ? value : text(value)
    let new = setting(name, to: quoted, in: old)
    do {
      // What would not be read again is not written.
      _ = try TOMLTable(string: new)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try new.write(to: url, atomically: true, encoding: .utf8)
    } catch {
      throw TillError(
        .config, "The setting holds until Kasir ends: \(path) cannot be changed.",
        hint: "Check who may write it.")
    }
  }
}
