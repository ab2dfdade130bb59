import StrictJSON

/// A command as the argument parser tells of it.
struct CommandDefinition {
  /// Its words from the program's name on.
  let words: [String]
  let abstract: String
  let discussion: String
  let arguments: [ArgumentDefinition]
  let subcommands: [CommandDefinition]

  init(_ definition: JSONValue) {
    let above = definition["superCommands"]?.array?.compactMap(\.string) ?? []
    words = above + [definition["commandName"]?.string ?? ""]
    abstract = definition["abstract"]?.string ?? ""
    discussion = definition["discussion"]?.string ?? ""
    arguments =
      (definition["arguments"]?.array ?? [])
      .filter { $0["shouldDisplay"] == true }.map(ArgumentDefinition.init).withInversions
    subcommands = (definition["subcommands"]?.array ?? [])
      .filter { $0["shouldDisplay"] == true && $0["commandName"] != "help" }
      .map(CommandDefinition.init)
  }

  /// `kasir session create`.
  var path: String { words.joined(separator: " ") }

  /// The commands that do something, in their order.
  var leaves: [CommandDefinition] {
    subcommands.isEmpty ? [self] : subcommands.flatMap(\.leaves)
  }

  /// The options that every command shares, told once.
  var sharedOptions: [ArgumentDefinition] {
    var seen: [ArgumentDefinition] = []
    for argument in leaves.flatMap(\.arguments)
    where argument.isShared && !seen.contains(where: { $0.heading == argument.heading }) {
      seen.append(argument)
    }
    return seen
  }

  /// What this command takes besides.
  var ownArguments: [ArgumentDefinition] { arguments.filter { !$0.isShared } }
}

/// An argument, an option or a flag.
struct ArgumentDefinition {
  private static let no = "no-"
  private static let shared: Set = ["json", "quiet", "verbose", "config", "help", "version"]

  let abstract: String
  let discussion: String
  let defaultValue: String?
  /// Its names without their dashes; none for an argument without a name.
  private(set) var names: [String]
  private let valueName: String?
  private let isFlag: Bool
  private let isOptional: Bool
  private let isRepeating: Bool

  init(_ definition: JSONValue) {
    let kind = definition["kind"]?.string
    isFlag = kind == "flag"
    isOptional = definition["isOptional"] == true
    isRepeating = definition["isRepeating"] == true
    names = (definition["names"]?.array ?? []).compactMap { $0["name"]?.string }
    valueName = definition["valueName"]?.string
    defaultValue = definition["defaultValue"]?.string
    abstract = definition["abstract"]?.string ?? ""
    discussion = definition["discussion"]?.string ?? ""
  }

  /// Whether every command that can takes it.
  var isShared: Bool { names.contains(where: Self.shared.contains) }

  /// How it is called in a list: `Fl q , Fl \-quiet`, `Fl \-item Ar NAME:QTY:PRICE`.
  var heading: String {
    guard !names.isEmpty else { return "Ar " + value }
    let flags = names.map { "Fl " + Self.dashed($0) }.joined(separator: " , ")
    return isFlag ? flags : flags + " Ar " + value
  }

  /// How it stands in a command's synopsis.
  var synopsis: String {
    let once = names.isEmpty ? "Ar " + value : firstForm
    return (isOptional ? "Op " : "") + once + (isRepeating ? " ..." : "")
  }

  private var firstForm: String {
    if let inverse = names.last, inverse == Self.no + names[0] {
      return "Fl " + Self.dashed(names[0]) + " | Fl " + Self.dashed(inverse)
    }
    let name = names.first { $0.count > 1 } ?? names[0]
    return "Fl " + Self.dashed(name) + (isFlag ? "" : " Ar " + value)
  }

  private var value: String { Mdoc.word(valueName ?? "value") }

  /// A long name has a second dash besides mdoc's own.
  private static func dashed(_ name: String) -> String {
    (name.count > 1 ? "\\-" : "") + name.replacing("-", with: "\\-")
  }

  /// Takes in the flag that says the opposite; false where the other is none.
  fileprivate mutating func takeInverse(_ other: ArgumentDefinition) -> Bool {
    guard isFlag, other.isFlag, other.names == [Self.no + (names.first ?? "")] else { return false }
    names += other.names
    return true
  }
}

extension [ArgumentDefinition] {
  /// Each flag together with the one that says its opposite, of which the parser tells apart.
  fileprivate var withInversions: [ArgumentDefinition] {
    reduce(into: []) { all, next in
      if all.isEmpty || !all[all.count - 1].takeInverse(next) { all.append(next) }
    }
  }
}
