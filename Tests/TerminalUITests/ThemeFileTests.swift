import Testing

@testable import TerminalUI

struct ThemeFileTests {
  private func read(_ text: String) -> (theme: Theme, warnings: [ThemeWarning]) {
    ThemeFile.theme(text, name: "mine", file: "themes/mine.toml")
  }

  @Test
  func `reads colours, numbers and the terminal's default`() {
    let (theme, warnings) = read(
      """
      # mine
      background = "default"   # whatever there is
      text = "#0aF0b3"
      danger = 196
      """)
    #expect(warnings.isEmpty)
    #expect(theme.name == "mine")
    #expect(theme[.background] == .terminalDefault)
    #expect(theme[.text] == .rgb(0x0A, 0xF0, 0xB3))
    #expect(theme[.danger] == .palette(196))
  }

  @Test
  func `a missing role takes the standard colour`() {
    let (theme, warnings) = read("")
    #expect(warnings.isEmpty)
    for role in Role.allCases { #expect(theme[role] == Theme.standard[role]) }
  }

  @Test(
    arguments: [
      ("text = \"red\"", "text"), ("text = \"#12345\"", "text"), ("text = \"#12345g\"", "text"),
      ("text = \"#+12345\"", "text"), ("text = 256", "text"), ("text = -1", "text"),
      ("text = 1.5", "text"), ("text = true", "text"), ("text = [1]", "text"),
      ("'text' = \"\"", "text"), ("[text]\na = 1", "text"), ("texts = 1", "texts"),
      ("\"foot er\" = 1", "foot er"), ("[colours]\ntext = 1", "colours"), ("text.a = 1", "text"),
    ])
  func `names what it cannot use, with its line, and goes on`(line: String, key: String) throws {
    let (theme, warnings) = read("# one\n# text = 1\naccent = 3\n\(line)\n")
    let warning = try #require(warnings.first)
    #expect(warnings.count == 1)
    #expect(warning.key == key)
    #expect(warning.line == 4)
    #expect(warning.description.hasPrefix("themes/mine.toml, line 4: `\(key)` is not a "))
    #expect(theme[.accent] == .palette(3))
    #expect(theme[.text] == Theme.standard[.text])
  }

  @Test
  func `lists warnings in the order of their lines`() {
    let warnings = read("zebra = 1\ntext = 999\nant = 2\n").warnings
    #expect(warnings.map(\.key) == ["zebra", "text", "ant"])
    #expect(warnings.map(\.line) == [1, 2, 3])
  }

  @Test(arguments: ["text = \n", "accent = 1\naccent = 2", "= 3", "text = \"#"])
  func `takes the standard theme for what is not TOML, with the line`(text: String) throws {
    let (theme, warnings) = read("\n\n" + text)
    #expect(theme == .standard)
    let line = try #require(warnings.first?.line)
    #expect((3...4).contains(line))
    #expect(warnings.count == 1)
  }
}
