import Foundation
import TerminalUI

/// Finds the theme that the config names.
enum Themes {
  /// Every theme of the folders, by name; the first folder that has a name decides.
  static func all(in folders: [String]) -> [Theme] {
    var found = [Theme.standard.name: Theme.standard]
    for folder in folders {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for file in files.sorted() where file.hasSuffix(".toml") {
        let name = String(file.dropLast(5))
        guard found[name] == nil,
          let text = try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)
        else { continue }
        found[name] = ThemeFile.theme(text, name: name, file: folder + "/" + file).0
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }

  /// Reads the theme for a terminal whose page is light; nil where there is none.
  static func light(in folders: [String]) -> Theme? {
    let (theme, _) = theme("light", in: folders)
    return theme == .standard ? nil : theme
  }

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
