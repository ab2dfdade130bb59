import StrictJSON
import TerminalHarness

/// What the program itself tells of its commands.
struct Definitions {
  /// `session create`.
  let path: String
  /// Its options with their dashes.
  let options: [String]
  /// What it does.
  let abstract: String

  /// Every command that does something, without the argument parser's own `help`.
  static func leaves(_ shop: Shop) async throws -> [Definitions] {
    let dump = try await shop.kasir("--experimental-dump-help")
    return leaves(try dump.document["command"] ?? .null, above: [])
  }

  private static func leaves(_ command: JSONValue, above: [String]) -> [Definitions] {
    let name = command["commandName"]?.string ?? ""
    guard name != "help" else { return [] }
    let words = above + [name]
    let under = (command["subcommands"]?.array ?? []).filter { $0["commandName"] != "help" }
    guard under.isEmpty else { return under.flatMap { leaves($0, above: words) } }
    let names = (command["arguments"]?.array ?? []).flatMap { $0["names"]?.array ?? [] }
    return [
      Definitions(
        path: words.dropFirst().joined(separator: " "),
        options: names.compactMap { name in
          name["name"]?.string.map { (name["kind"] == "long" ? "--" : "-") + $0 }
        },
        abstract: command["abstract"]?.string ?? "")
    ]
  }
}
