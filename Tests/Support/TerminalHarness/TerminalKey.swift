/// A key by its name, as the footer and the help write it: `Up`, `F10`, `Ctrl-O`, `Shift-Tab`, `n`.
struct TerminalKey: Hashable, Sendable {
  struct Modifiers: OptionSet, Hashable, Sendable {
    let rawValue: Int

    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)
  }

  enum Name: String, CaseIterable, Sendable {
    case enter, tab, backspace, escape, up, down, left, right
    case insert, delete, home, end, pageUp, pageDown

    /// What else people call it.
    var aliases: [String] {
      switch self {
      case .enter: ["return"]
      case .escape: ["esc"]
      case .insert: ["ins"]
      case .delete: ["del"]
      case .pageUp: ["pgup"]
      case .pageDown: ["pgdn", "pgdown"]
      default: []
      }
    }
  }

  enum Base: Hashable, Sendable {
    case character(Unicode.Scalar)
    case function(Int)
    case named(Name)
  }

  var modifiers: Modifiers = []
  var base: Base

  /// Reads a name, in any case except for a single character.
  ///
  /// Throws for one that nobody knows.
  init(_ name: String) throws {
    var rest = name[...]
    while let dash = rest.dropFirst().firstIndex(of: "-"), rest.index(after: dash) < rest.endIndex {
      guard let modifier = Self.modifiers[rest[..<dash].lowercased()] else { break }
      modifiers.insert(modifier)
      rest = rest[rest.index(after: dash)...]
    }
    base = try Self.base(String(rest), in: name)
    if modifiers.contains(.control), case .character(let scalar) = base {
      // Terminals send the same byte for both cases.
      base = .character(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar)
    }
  }

  private static let modifiers: [String: Modifiers] = [
    "ctrl": .control, "alt": .alt, "shift": .shift,
  ]

  private static func base(_ text: String, in name: String) throws -> Base {
    let scalars = Array(text.unicodeScalars)
    if scalars.count == 1 { return .character(scalars[0]) }
    let lower = text.lowercased()
    if lower == "space" { return .character(" ") }
    if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...12).contains(number) {
      return .function(number)
    }
    for known in Name.allCases
    where known.rawValue.lowercased() == lower || known.aliases.contains(lower) {
      return .named(known)
    }
    throw HarnessError("there is no key named \(name)")
  }
}
