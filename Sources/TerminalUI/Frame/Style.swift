/// How a cell looks: a role for its ink, perhaps another for its ground, and attributes.
package struct Style: Hashable, Sendable {
  /// What a terminal adds to a character besides colour.
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let underline = Attributes(rawValue: 4)
    package static let reverse = Attributes(rawValue: 8)
  }

  /// Two numbers of the 256 colour palette that no theme may change.
  package struct FixedColours: Hashable, Sendable {
    package let foreground: UInt8
    package let background: UInt8
  }

  package var role: Role
  /// The ground.
  ///
  /// Nil keeps the ground that the cell has already.
  package var background: Role?
  package var attributes: Attributes
  /// Set only for cells outside every theme: QR codes.
  package private(set) var fixed: FixedColours?

  /// A style in a role's colour.
  ///
  /// - Parameters:
  ///   - role: The ink.
  ///   - background: The ground; nil keeps the one that is there.
  package init(
    _ role: Role, on background: Role? = nil, bold: Bool = false, dim: Bool = false,
    underline: Bool = false, reverse: Bool = false
  ) {
    self.role = role
    self.background = background
    attributes = []
    self.bold = bold
    self.dim = dim
    self.underline = underline
    self.reverse = reverse
  }

  /// Palette colours that neither a theme nor `NO_COLOR` changes: the cells of a QR code, light 231
  /// and dark 16.
  ///
  /// On a terminal without colours a light ground is shown in reverse video and a dark one plain.
  package static func fixed(foreground: UInt8, background: UInt8) -> Style {
    var style = Style(.text, on: .background)
    style.fixed = FixedColours(foreground: foreground, background: background)
    return style
  }

  package static let text = Style(.text)

  package var bold: Bool {
    get { attributes.contains(.bold) }
    set { set(.bold, newValue) }
  }
  package var dim: Bool {
    get { attributes.contains(.dim) }
    set { set(.dim, newValue) }
  }
  package var underline: Bool {
    get { attributes.contains(.underline) }
    set { set(.underline, newValue) }
  }
  package var reverse: Bool {
    get { attributes.contains(.reverse) }
    set { set(.reverse, newValue) }
  }

  private mutating func set(_ attribute: Attributes, _ isOn: Bool) {
    if isOn { attributes.insert(attribute) } else { attributes.remove(attribute) }
  }

  /// The same style on another ground.
  package func on(_ background: Role) -> Style {
    var style = self
    style.background = background
    return style
  }
}
