/// One key as a program sees it, however the terminal spelled it.
package enum Key: Hashable, Sendable {
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 is `function(1)`.
  case function(Int)
  /// A letter held with Ctrl, in lower case, or one of `@ \ ] ^ _` and space.
  case control(Character)
  /// Text pasted in one go. It is text, never commands.
  case paste(String)
  /// What the mouse did. The loop makes keys of it, and programs never see it.
  case mouse(Mouse)
}

extension Key {
  /// How the key is called in the footer, in help and in the config: `F10`, `Ctrl-O`, `Esc`, `Del`.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .function(let number): "F\(number)"
    case .control(" "): "Ctrl-Space"
    case .control(let character): "Ctrl-" + character.uppercased()
    case .paste: "Paste"
    case .mouse: "Mouse"
    default: Key.namesByKey[self] ?? ""
    }
  }

  /// Reads a key's name.
  ///
  /// Names of several letters are read in any case; a single character is itself, so `T` and `t`
  /// differ. Nil for anything else; a paste has no name.
  package init?(named name: String) {
    if name.count == 1, let character = name.first {
      self = .character(character)
      return
    }
    let lower = name.lowercased()
    if let key = Key.keysByName[lower] {
      self = key
    } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...63).contains(number) {
      self = .function(number)
    } else if let control = Key.control(named: lower) {
      self = control
    } else {
      return nil
    }
  }

  private static func control(named lower: String) -> Key? {
    for prefix in ["ctrl-", "ctrl+", "c-", "^"] where lower.hasPrefix(prefix) {
      let rest = lower.dropFirst(prefix.count)
      if rest == "space" { return .control(" ") }
      guard rest.count == 1, let character = rest.first, character.isASCII, character.isLetter
      else { return nil }
      return .control(character)
    }
    return nil
  }

  private static let names: [(Key, String)] = [
    (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backTab, "Shift-Tab"),
    (.backspace, "Backspace"), (.delete, "Del"), (.insert, "Ins"), (.up, "Up"), (.down, "Down"),
    (.left, "Left"), (.right, "Right"), (.home, "Home"), (.end, "End"), (.pageUp, "PgUp"),
    (.pageDown, "PgDn"),
  ]

  private static let namesByKey = Dictionary(uniqueKeysWithValues: names)

  private static let keysByName: [String: Key] = {
    var table = Dictionary(uniqueKeysWithValues: names.map { ($0.1.lowercased(), $0.0) })
    let others: [(String, Key)] = [
      ("space", .character(" ")), ("escape", .escape), ("return", .enter), ("delete", .delete),
      ("insert", .insert), ("pageup", .pageUp), ("pagedown", .pageDown), ("backtab", .backTab),
    ]
    for (name, key) in others { table[name] = key }
    return table
  }()
}
