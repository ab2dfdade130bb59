import Foundation
import Testing

@testable import TerminalUI

/// The files in `themes/`.
struct ShippedThemesTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("themes")

  /// Those with colours of their own: what a palette number looks like is the user's affair.
  private static let ofOwnColours = [
    "colour-safe", "contrast", "contrast-light", "dark", "ember", "forest", "light", "mono",
    "ocean", "paper",
  ]

  /// Those that leave the colours to the terminal.
  private static let ofTheTerminal = ["console", "terminal"]

  private func shipped(_ name: String) throws -> (theme: Theme, warnings: [ThemeWarning]) {
    let file = Self.folder.appendingPathComponent("\(name).toml")
    return ThemeFile.theme(
      try String(contentsOf: file, encoding: .utf8), name: name, file: "themes/\(name).toml")
  }

  @Test
  func `every file in the folder is tested here, and reads without a warning`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(files) == Set((Self.ofOwnColours + Self.ofTheTerminal).map { $0 + ".toml" }))
    for file in files {
      #expect(try shipped(String(file.dropLast(5))).warnings.isEmpty, "\(file)")
    }
  }

  @Test
  func `every theme names every role, so that none depends on another's colours`() throws {
    for name in Self.ofOwnColours + Self.ofTheTerminal {
      let text = try String(
        contentsOf: Self.folder.appendingPathComponent("\(name).toml"), encoding: .utf8)
      for role in Role.allCases {
        #expect(TOMLText.line(of: role.rawValue, in: text) != nil, "\(name): \(role)")
      }
    }
  }

  @Test(arguments: ["contrast", "contrast-light"])
  func `the themes of high contrast reach 7 to 1`(name: String) throws {
    let resolver = StyleResolver(
      theme: try shipped(name).theme, capabilities: TerminalCapabilities(colours: .trueColour))
    for ink in Role.inks where ink != .border {
      for ground in Role.grounds {
        let painted = resolver.resolve(Style(ink, on: ground))
        let ratio = contrast(
          look(painted.foreground, .trueColour), look(painted.background, .trueColour))
        #expect(ratio >= 7, "\(name): \(ink) on \(ground): \(ratio)")
      }
    }
  }

  @Test
  func `dark is the theme that is compiled in`() throws {
    let (dark, warnings) = try shipped("dark")
    #expect(warnings.isEmpty)
    for role in Role.allCases { #expect(dark[role] == Theme.standard[role], "\(role)") }
  }

  @Test(arguments: Self.ofOwnColours)
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

  @Test(arguments: Self.ofOwnColours)
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
