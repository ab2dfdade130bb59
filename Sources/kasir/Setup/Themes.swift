import Foundation
import TerminalUI

/// Finds the theme that the config names.
enum Themes {
  /// Reads a theme; the one compiled in where there is no such file, with a sentence that says so.
  static func theme(
    _ name: String?, in folders: [String]
  ) -> (theme: Theme, problem: String?) {
    guard let name, name != Theme.standard.name else { return (.standard, nil) }
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    for folder in isName ? folders : [] {
      let path = folder + "/" + name + ".toml"
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
      let (theme, warnings) = ThemeFile.theme(text, name: name, file: path)
      return (theme, warnings.first?.description)
    }
    return (
      .standard,
      "There is no theme \(name) in \(folders.joined(separator: ", ")). The standard one is used."
    )
  }
}
