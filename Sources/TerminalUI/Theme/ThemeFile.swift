private import TOMLKit

/// Something in a theme file that could not be used.
///
/// It never stops the program.
package struct ThemeWarning: Hashable, Sendable, CustomStringConvertible {
  package let file: String
  /// Counted from 1; nil if the key's line could not be found.
  package let line: Int?
  package let key: String?
  package let problem: String

  /// One sentence for the user: where, what, and how to mend it.
  package var description: String {
    var place = file
    if let line { place += ", line \(line)" }
    if let key { place += ": `\(key)`" } else { place += ":" }
    return place + " " + problem
  }
}

/// Reads `themes/NAME.toml`: one key a role, each `"#rrggbb"`, a number of the 256 colour palette or
/// `"default"`.
package enum ThemeFile {
  /// Reads a theme.
  ///
  /// A role that is missing or unreadable takes the standard theme's colour.
  ///
  /// - Parameters:
  ///   - text: The file's contents.
  ///   - name: The theme's name: the file's, without `.toml`.
  ///   - file: How warnings call the file.
  package static func theme(
    _ text: String, name: String, file: String
  ) -> (theme: Theme, warnings: [ThemeWarning]) {
    do {
      return theme(from: try TOMLTable(string: text), text, name: name, file: file)
    } catch let error as TOMLParseError {
      let problem = "this is not TOML (\(error.description)). The standard theme is used."
      let warning = ThemeWarning(
        file: file, line: error.source.begin.line, key: nil, problem: problem)
      return (.standard, [warning])
    } catch {
      let problem = "this file cannot be read as TOML. The standard theme is used."
      return (.standard, [ThemeWarning(file: file, line: nil, key: nil, problem: problem)])
    }
  }

  private static func theme(
    from table: TOMLTable, _ text: String, name: String, file: String
  ) -> (theme: Theme, warnings: [ThemeWarning]) {
    var colours: [Role: Colour] = [:]
    var warnings: [ThemeWarning] = []
    for key in table.keys {
      let problem: String
      if let role = Role(rawValue: key) {
        colours[role] = table[key].flatMap(colour)
        if colours[role] != nil { continue }
        problem = "is not a colour: write \"#rrggbb\", a number from 0 to 255, or \"default\"."
      } else {
        problem = "is not a role of a theme and is ignored. The roles are: \(roles)."
      }
      warnings.append(
        ThemeWarning(file: file, line: TOMLText.line(of: key, in: text), key: key, problem: problem)
      )
    }
    warnings.sort { ($0.line ?? 0, $0.key ?? "") < ($1.line ?? 0, $1.key ?? "") }
    return (Theme(name: name, colours: colours), warnings)
  }

  private static let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")

  private static func colour(_ value: any TOMLValueConvertible) -> Colour? {
    switch value.type {
    case .string: value.string.flatMap { Colour($0) }
    case .int: value.int.flatMap { UInt8(exactly: $0) }.map { .palette($0) }
    default: nil
    }
  }
}
