import Testing

@testable import TerminalUI

struct PlainGlyphsTests {
  @Test
  func `our own ornaments become ASCII, names stay`() {
    var frame = Frame(size: Size(columns: 9, rows: 3))
    frame.box(frame.bounds, title: "abcdefgh")
    for character in FrameText.text(frame) { #expect(PlainGlyphs.plain(character).isASCII) }
    #expect("한é".map(PlainGlyphs.plain) == ["한", "é"])
  }
}
