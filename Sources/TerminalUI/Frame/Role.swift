/// What a piece of the screen is for.
///
/// A theme gives each role a colour; a view names only roles.
///
/// The raw value is the key in a theme file.
package enum Role: String, CaseIterable, Sendable {
  /// The page itself.
  case background
  case text
  /// Secondary text: hints, units, times.
  case muted
  /// What draws the eye: the focused field's label, a key, a link.
  case accent
  /// The ground of the selected row.
  case selection
  /// The ground of a field that takes typing.
  case field
  case success
  case warning
  case danger
  /// The live mode banner. Draw it in reverse.
  case live
  case border
  case title
  case footerKey = "footer_key"
  case footerText = "footer_text"

  /// The letter for this role in the style layer of a golden frame (``FrameText``).
  package var letter: Character {
    switch self {
    case .background: "_"
    case .text: "."
    case .muted: "m"
    case .accent: "a"
    case .selection: "s"
    case .field: "f"
    case .success: "g"
    case .warning: "w"
    case .danger: "d"
    case .live: "l"
    case .border: "b"
    case .title: "t"
    case .footerKey: "k"
    case .footerText: "x"
    }
  }

  /// The roles that words are written in, so that they must be readable on every ground.
  package static let inks: [Role] = allCases.filter { !grounds.contains($0) }

  /// The roles that words are written on.
  package static let grounds: [Role] = [.background, .selection, .field]
}
