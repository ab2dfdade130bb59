/// A colour for each role.
package struct Theme: Hashable, Sendable {
  package let name: String
  /// Roles that are missing here take the standard theme's colour.
  private let colours: [Role: Colour]

  package init(name: String, colours: [Role: Colour]) {
    self.name = name
    self.colours = colours
  }

  package subscript(role: Role) -> Colour {
    colours[role] ?? Theme.standardColours[role] ?? .terminalDefault
  }

  /// The theme that is compiled in: the same as `themes/dark.toml`.
  package static let standard = Theme(name: "dark", colours: standardColours)

  private static let standardColours: [Role: Colour] = [
    .background: .rgb(0x12, 0x16, 0x1C),
    .text: .rgb(0xE2, 0xE6, 0xEC),
    .muted: .rgb(0xA3, 0xAD, 0xBA),
    .accent: .rgb(0x6F, 0xC3, 0xFF),
    .selection: .rgb(0x1A, 0x23, 0x7E),
    .field: .rgb(0x2C, 0x30, 0x36),
    .success: .rgb(0x6B, 0xD6, 0x8A),
    .warning: .rgb(0xF0, 0xC0, 0x5A),
    .danger: .rgb(0xFF, 0x8F, 0x88),
    .live: .rgb(0xFF, 0xA0, 0x6B),
    .border: .rgb(0x7A, 0x82, 0x8C),
    .title: .rgb(0xF7, 0xF9, 0xFC),
    .footerKey: .rgb(0x9A, 0xD4, 0xFF),
    .footerText: .rgb(0xB4, 0xBD, 0xC9),
  ]
}
