/// One line of text being typed.
///
/// The cursor stands between characters as people count them, so that an accent or an emoji is
/// one step. Whatever comes in stays one line.
package struct TextField: Hashable, Sendable {
  package private(set) var text: String
  /// Characters left of the cursor, `0...text.count`.
  package private(set) var cursor: Int
  /// The most characters it holds.
  package let limit: Int

  /// A field with the cursor behind its text.
  package init(_ text: String = "", limit: Int = 1000) {
    self.text = ""
    self.limit = limit
    cursor = 0
    insert(text)
  }

  package var isEmpty: Bool { text.isEmpty }

  /// Applies a key that edits or moves.
  ///
  /// - Returns: Whether the key was one for a field; if not, nothing changed and the key may mean
  ///   something to the screen. Up, Down, Enter, Esc, Tab and F-keys are never the field's.
  @discardableResult
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): insert(text)
    case .backspace: deleteBackward()
    case .delete: deleteForward()
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end: cursor = text.count
    case .control("u"): deleteToStart()
    case .control("w"): deleteWord()
    default: return false
    }
    return true
  }

  /// Replaces everything; the cursor goes behind it.
  package mutating func replace(with text: String) {
    self.text = ""
    cursor = 0
    insert(text)
  }

  /// Puts text in at the cursor, as one line: a line break or tab becomes a space, other controls
  /// are left out.
  ///
  /// What is over the limit is not taken.
  package mutating func insert(_ new: String) {
    let (before, after) = halves
    let added = TextField.oneLine(new).prefix(max(0, limit - text.count))
    let start = before + added
    text = start + after
    // Counted anew: a combining mark joins the character before it.
    cursor = min(start.count, text.count)
  }

  private var halves: (String, String) {
    (String(text.prefix(cursor)), String(text.dropFirst(cursor)))
  }

  private mutating func deleteBackward() {
    guard cursor > 0 else { return }
    let (before, after) = halves
    set(String(before.dropLast()), after)
  }

  private mutating func deleteForward() {
    let (before, after) = halves
    set(before, String(after.dropFirst()))
  }

  private mutating func deleteToStart() {
    set("", halves.1)
  }

  /// Deletes spaces left of the cursor, then the word left of those.
  private mutating func deleteWord() {
    let (before, after) = halves
    var kept = Substring(before)
    while kept.last == " " { kept.removeLast() }
    while let last = kept.last, last != " " { kept.removeLast() }
    set(String(kept), after)
  }

  private mutating func set(_ before: String, _ after: String) {
    text = before + after
    cursor = min(before.count, text.count)
  }

  private static func oneLine(_ text: String) -> String {
    var line = ""
    for scalar in text.replacingBreaks.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      if !isControl { line.unicodeScalars.append(scalar) }
    }
    return line
  }
}

extension String {
  /// Line breaks and tabs as single spaces; a break at the very end is dropped, since a copied
  /// line often brings it along.
  fileprivate var replacingBreaks: String {
    var kept = Substring(self)
    while let last = kept.last, last.isNewline { kept.removeLast() }
    return String(kept.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
