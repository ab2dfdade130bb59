import Console
import TOMLKit
import TerminalUI
import Till

/// Reads `[keys]`: patches over the default keys, `command = "key"` or `command = ["key", …]`.
struct KeysTable {
  private let table: TOMLTable
  /// Makes the error for a key of the table: the line is found by its name.
  private let problem: (String, String) -> TillError

  init(_ table: TOMLTable, problem: @escaping (String, String) -> TillError) {
    self.table = table
    self.problem = problem
  }

  func bindings() throws(TillError) -> KeyBindings {
    var bindings = KeyBindings()
    for name in table.keys.sorted() {
      guard let command = Command(rawValue: name) else {
        let all = Command.allCases.map(\.rawValue).joined(separator: ", ")
        throw problem(name, "is no command; the commands are: \(all)")
      }
      bindings.bind(command, to: try keys(name))
    }
    if let clash = bindings.firstClash {
      let (key, one, other) = clash
      let named = [one, other].first { table.keys.contains($0.rawValue) } ?? one
      throw problem(
        named.rawValue,
        "has the key \(key.name), which \(other.rawValue) and \(one.rawValue) share on one screen"
      )
    }
    return bindings
  }

  private func keys(_ name: String) throws(TillError) -> [Key] {
    let value = table[name]
    let texts: [String?] = value?.array.map { $0.map(\.string) } ?? [value?.string]
    var keys: [Key] = []
    for text in texts {
      guard let text, let key = Key(named: text) else {
        throw problem(
          name, "must be a key or a list of keys such as \"n\", \"F10\", \"Ctrl-O\", \"PgUp\"")
      }
      keys.append(key)
    }
    guard !keys.isEmpty else { throw problem(name, "must have at least one key") }
    return keys
  }
}
