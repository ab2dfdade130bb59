import Foundation
import Testing

@testable import TerminalUI

/// The files in `themes/`.
struct ShippedThemesTests {
  private func shipped(_ name: String) throws -> (theme: Theme, warnings: [ThemeWarning]) {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("themes/\(name).toml")
    return ThemeFile.theme(
      try String(contentsOf: file, encoding: .utf8), name: name, file: "themes/\(name).toml")
  }

  @Test
  func `dark is the theme that is compiled in`() throws {
    let (dark, warnings) = try shipped("dark")
    #expect(warnings.isEmpty)
    for role in Role.allCases { #expect(dark[role] == Theme.standard[role], "\(role)") }
  }

  @Test(arguments: ["dark", "light"])
  func `every word is readable on every ground, in true colour and in 256`(name: String) throws {
    let (theme, warnings) = try shipped(name)
    #expect(warnings.isEmpty)
    for colours in [TerminalCapabilities.Colours.trueColour, .palette] {
      let resolver = StyleResolver(
        theme: theme, capabilities: TerminalCapabilities(colours: colours))
      for ink in Role.inks {
        for ground in Role.grounds {
          let painted = resolver.resolve(Style(ink, on: ground))
          let ratio = contrast(look(painted.foreground, colours), look(painted.background, colours))
          let needed = ink == .border ? 3.0 : 4.5
          // Borders are drawn on the page only.
          if ink == .border, ground != .background { continue }
          #expect(ratio >= needed, "\(name): \(ink) on \(ground), \(colours): \(ratio)")
        }
      }
    }
  }

  @Test(arguments: ["dark", "light"])
  func `the grounds differ in 256 colours`(name: String) throws {
    let theme = try shipped(name).theme
    let resolver = StyleResolver(
      theme: theme, capabilities: TerminalCapabilities(colours: .palette))
    let numbers = Set(Role.grounds.map { resolver.resolve(Style(.text, on: $0)).background })
    #expect(numbers.count == Role.grounds.count)
  }

  private func look(_ number: Int32, _ colours: TerminalCapabilities.Colours) -> Palette.RGB {
    let value = Int(number)
    return colours == .trueColour
      ? (value >> 16 & 255, value >> 8 & 255, value & 255)
      : Palette.rgb(UInt8(truncatingIfNeeded: value))
  }

  /// WCAG 2.1, "contrast ratio": 1 to 21.
  private func contrast(_ one: Palette.RGB, _ other: Palette.RGB) -> Double {
    let lights = [luminance(one), luminance(other)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private func luminance(_ colour: Palette.RGB) -> Double {
    func linear(_ channel: Int) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
      + 0.0722 * linear(colour.blue)
  }
}
