/// Fits styles to a theme and a terminal.
///
/// Nothing is told by colour alone, so without colours the grounds and the loudest roles still
/// differ by attributes.
struct StyleResolver: Sendable {
  let theme: Theme
  let capabilities: TerminalCapabilities

  func resolve(_ style: Style) -> PaintedStyle {
    var painted = coloured(style)
    if !capabilities.hasAttributes { painted.attributes = [] }
    return painted
  }

  private func coloured(_ style: Style) -> PaintedStyle {
    if let fixed = style.fixed { return self.fixed(fixed) }
    let ground = style.background ?? .background
    guard capabilities.usesThemeColours, capabilities.colours > .none else {
      return PaintedStyle(
        foreground: -1, background: -1,
        attributes: style.attributes.union(plainAttributes(style.role, on: ground)))
    }
    let page = number(theme[.background])
    let background = number(theme[ground])
    var foreground = number(theme[style.role])
    if foreground == background, foreground >= 0 { foreground = opposite(of: background) }
    var attributes = style.attributes
    if ground != .background, background == page {
      attributes.formUnion(groundAttributes(ground))
    }
    return PaintedStyle(foreground: foreground, background: background, attributes: attributes)
  }

  /// How roles differ without colours.
  private func plainAttributes(_ role: Role, on ground: Role) -> Style.Attributes {
    var attributes = groundAttributes(ground)
    switch role {
    case .title, .accent, .danger, .live, .footerKey: attributes.insert(.bold)
    case .muted: attributes.insert(.dim)
    default: break
    }
    return attributes
  }

  private func groundAttributes(_ ground: Role) -> Style.Attributes {
    switch ground {
    case .selection: .reverse
    case .field: .underline
    default: []
    }
  }

  /// A QR code's cell.
  ///
  /// Where there are no colours its light ground is shown in reverse video.
  private func fixed(_ colours: Style.FixedColours) -> PaintedStyle {
    if capabilities.colours == .none {
      let isLight = Palette.luminance(Palette.rgb(colours.background)) >= 128
      return PaintedStyle(foreground: -1, background: -1, attributes: isLight ? .reverse : [])
    }
    return PaintedStyle(
      foreground: number(.palette(colours.foreground)),
      background: number(.palette(colours.background)), attributes: [])
  }

  /// A colour's number on this terminal; -1 for its default.
  private func number(_ colour: Colour) -> Int32 {
    switch (colour, capabilities.colours) {
    case (.terminalDefault, _), (_, .none): -1
    case (.palette(let number), .palette): Int32(number)
    case (.palette(let number), .sixteen) where number < 16: Int32(number)
    case (.palette(let number), .eight) where number < 8: Int32(number)
    case (.palette(let number), let depth): nearest(Palette.rgb(number), depth)
    case (.rgb(let red, let green, let blue), let depth):
      nearest((Int(red), Int(green), Int(blue)), depth)
    }
  }

  private func nearest(_ colour: Palette.RGB, _ depth: TerminalCapabilities.Colours) -> Int32 {
    switch depth {
    case .none: return -1
    case .eight: return Int32(Palette.nearest8(colour))
    case .sixteen: return Int32(Palette.nearest16(colour))
    case .palette: return Int32(Palette.nearest256(colour))
    case .trueColour:
      // Terminals with direct colours keep numbers 0 to 7 for the basic ones.
      let value = colour.red << 16 | colour.green << 8 | colour.blue
      return value < 8 ? 0 : Int32(value)
    }
  }

  private func opposite(of number: Int32) -> Int32 {
    let colour: Palette.RGB =
      capabilities.colours == .trueColour
      ? (Int(number) >> 16 & 0xFF, Int(number) >> 8 & 0xFF, Int(number) & 0xFF)
      : Palette.rgb(UInt8(truncatingIfNeeded: number))
    let isDark = Palette.luminance(colour) < 128
    return nearest(isDark ? (255, 255, 255) : (0, 0, 0), capabilities.colours)
  }
}
