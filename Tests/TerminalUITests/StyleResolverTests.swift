import Testing

@testable import TerminalUI

struct StyleResolverTests {
  private func resolve(
    _ style: Style, _ colours: TerminalCapabilities.Colours, noColour: Bool = false,
    hasAttributes: Bool = true, theme: Theme = .standard
  ) -> PaintedStyle {
    let capabilities = TerminalCapabilities(
      colours: colours, usesThemeColours: !noColour, hasAttributes: hasAttributes)
    return StyleResolver(theme: theme, capabilities: capabilities).resolve(style)
  }

  @Test(
    arguments: [
      (Colour.rgb(0xFF, 0, 0), 196, 9, 1, 0xFF0000), (.rgb(0x12, 0x16, 0x1C), 233, 0, 0, 0x12161C),
      (.rgb(0x6B, 0xD6, 0x8A), 78, 10, 2, 0x6BD68A), (.rgb(250, 250, 250), 231, 15, 7, 0xFAFAFA),
      (.palette(3), 3, 3, 3, 0xCDCD00), (.palette(196), 196, 9, 1, 0xFF0000),
      (.palette(12), 12, 12, 4, 0x5C5CFF), (.rgb(0, 0, 5), 16, 0, 0, 0),
      (.terminalDefault, -1, -1, -1, -1),
    ])
  func `falls from true colour to 256, 16, 8 and none`(
    colour: Colour, palette: Int32, sixteen: Int32, eight: Int32, direct: Int32
  ) {
    let theme = Theme(name: "one", colours: [.danger: colour, .background: .terminalDefault])
    let style = Style(.danger)
    #expect(resolve(style, .trueColour, theme: theme).foreground == direct)
    #expect(resolve(style, .palette, theme: theme).foreground == palette)
    #expect(resolve(style, .sixteen, theme: theme).foreground == sixteen)
    #expect(resolve(style, .eight, theme: theme).foreground == eight)
    #expect(resolve(style, .none, theme: theme).foreground == -1)
    #expect(resolve(style, .palette, theme: theme).background == -1)
  }

  @Test
  func `NO_COLOR leaves attributes only`() {
    let selected = resolve(Style(.success, on: .selection), .palette, noColour: true)
    #expect(selected == PaintedStyle(foreground: -1, background: -1, attributes: .reverse))
    #expect(resolve(Style(.muted), .palette, noColour: true).attributes == .dim)
    #expect(resolve(Style(.text, on: .field), .none).attributes == .underline)
    #expect(resolve(Style(.live, reverse: true), .none).attributes == [.bold, .reverse])
    #expect(resolve(Style(.live, reverse: true), .none, hasAttributes: false).attributes == [])
  }

  @Test
  func `a QR code's colours are nobody's to change`() {
    let light = Style.fixed(foreground: 16, background: 231)
    let dark = Style.fixed(foreground: 231, background: 16)
    let red = Theme(name: "red", colours: [.text: .palette(1), .background: .palette(1)])
    for (colours, black, white) in [
      (TerminalCapabilities.Colours.palette, Int32(16), Int32(231)), (.sixteen, 0, 15),
      (.eight, 0, 7), (.trueColour, 0, 0xFFFFFF),
    ] {
      for noColour in [false, true] {
        let painted = resolve(light, colours, noColour: noColour, theme: red)
        #expect(painted == PaintedStyle(foreground: black, background: white, attributes: []))
        let other = resolve(dark, colours, noColour: noColour, theme: red)
        #expect(other == PaintedStyle(foreground: white, background: black, attributes: []))
      }
    }
    #expect(resolve(light, .none).attributes == .reverse)
    #expect(resolve(dark, .none).attributes == [])
  }

  @Test(arguments: [TerminalCapabilities.Colours.eight, .sixteen, .palette, .trueColour])
  func `words never have the colour of their ground`(colours: TerminalCapabilities.Colours) {
    let themes = [
      Theme.standard,
      Theme(
        name: "white",
        colours: Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, .rgb(250, 250, 250)) })),
    ]
    for theme in themes {
      for ink in Role.inks {
        for ground in Role.grounds {
          let painted = resolve(Style(ink, on: ground), colours, theme: theme)
          #expect(painted.foreground != painted.background)
        }
      }
    }
  }

  @Test
  func `a ground that looks like the page differs by attribute`() {
    let theme = Theme(name: "flat", colours: [.selection: .palette(0), .background: .palette(0)])
    #expect(resolve(Style(.text, on: .selection), .palette, theme: theme).attributes == .reverse)
    #expect(resolve(Style(.text), .palette, theme: theme).attributes == [])
  }
}
