/// A character made fit for a cell: what to draw and how many cells it takes.
///
/// A terminal cell holds one spacing scalar and a few combining ones, so a character of several
/// spacing scalars (an emoji family, a flag) cannot be drawn: it is drawn as its first scalar, or as
/// `▯` where that alone would mislead. A control character shows as `▯` too, so that nothing foreign
/// can steer the terminal and nobody overlooks it. Formatting scalars (direction marks, joiners)
/// are dropped.
package struct Glyph: Hashable, Sendable {
  package let character: Character
  /// 0, 1 or 2 cells.
  ///
  /// With 0 there is nothing to draw.
  package let width: Int

  /// Stands for what cannot be drawn.
  package static let replacement = Glyph(drawn: "▯", width: 1)
  private static let nothing = Glyph(drawn: " ", width: 0)
  /// A cell's combining scalars; ncurses refuses more.
  private static let mostCombining = 4

  private init(drawn character: Character, width: Int) {
    self.character = character
    self.width = width
  }

  package init(_ character: Character) {
    if let ascii = character.singleASCII {
      self = Glyph.ascii(ascii, character)
    } else {
      self = Glyph.composed(character)
    }
  }

  private static func ascii(_ byte: UInt8, _ character: Character) -> Glyph {
    switch byte {
    case 0x20...0x7E: Glyph(drawn: character, width: 1)
    case 0x09, 0x0A, 0x0D: Glyph(drawn: " ", width: 1)
    default: replacement
    }
  }

  private static func composed(_ character: Character) -> Glyph {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return nothing }
    if first == "\r" { return Glyph(drawn: " ", width: 1) }
    let kind = ScalarKind(first)
    switch kind {
    case .control: return replacement
    case .combining: return replacement
    case .dropped: return withoutLeadingFormat(scalars)
    case .spacing(let width):
      guard let others = combining(in: scalars) else {
        return Glyph(drawn: Character(first), width: width)
      }
      return Glyph(drawn: assembled(first, others), width: width)
    }
  }

  /// The combining scalars after the first; nil if a second spacing scalar is among them.
  private static func combining(in scalars: Character.UnicodeScalarView) -> [Unicode.Scalar]? {
    var found: [Unicode.Scalar] = []
    for scalar in scalars.dropFirst() {
      switch ScalarKind(scalar) {
      case .spacing, .control: return nil
      case .dropped: continue
      case .combining: found.append(scalar)
      }
    }
    return found
  }

  private static func assembled(_ first: Unicode.Scalar, _ others: [Unicode.Scalar]) -> Character {
    if others.isEmpty { return Character(first) }
    var view = String.UnicodeScalarView()
    view.append(first)
    view.append(contentsOf: others.prefix(mostCombining))
    let text = String(view)
    return text.count == 1 ? Character(text) : Character(first)
  }

  private static func withoutLeadingFormat(_ scalars: Character.UnicodeScalarView) -> Glyph {
    let rest = scalars.drop { ScalarKind($0) == .dropped }
    guard let first = rest.first else { return nothing }
    if case .spacing(let width) = ScalarKind(first) {
      return Glyph(drawn: Character(first), width: width)
    }
    return replacement
  }
}

extension Character {
  /// The byte, if the character is one ASCII scalar. (`asciiValue` also calls CR LF a newline.)
  fileprivate var singleASCII: UInt8? {
    let bytes = utf8
    guard bytes.count == 1 else { return nil }
    return bytes.first
  }
}
