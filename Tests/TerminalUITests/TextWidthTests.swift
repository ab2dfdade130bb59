import Testing

@testable import TerminalUI

struct TextWidthTests {
  @Test(
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("한", 2), ("日", 2), ("ﾊ", 1), ("Ａ", 2), ("₩", 1),
      ("─", 1), ("▀", 1), ("💳", 2), ("✅", 2), ("✓", 1), ("❤\u{FE0F}", 1), ("1\u{FE0F}\u{20E3}", 1),
      ("👍🏽", 2), ("👨\u{200D}👩\u{200D}👧", 2), ("🇮🇩", 1), ("\u{1B}", 1), ("\u{9B}", 1), ("\t", 1),
      ("\r\n", 1), ("\u{202E}", 0), ("\u{200B}", 0), ("\u{E000}", 1), ("ᄒ\u{1161}\u{11AB}", 2),
    ])
  func `measures a character in cells`(text: String, cells: Int) {
    #expect(text.cellWidth == cells)
  }

  @Test(
    arguments: [
      ("👨\u{200D}👩\u{200D}👧", "👨"), ("👍🏽", "👍"), ("🇮🇩", "▯"), ("\u{1B}", "▯"), ("\u{7F}", "▯"),
      ("❤\u{FE0F}", "❤"), ("e\u{301}", "e\u{301}"), ("\n", " "), ("\u{301}", "▯"), ("\u{85}", "▯"),
      ("\u{2028}", "▯"),
    ])
  func `draws what a cell can hold`(text: String, drawn: String) throws {
    let character = try #require(text.first)
    #expect(String(Glyph(character).character) == drawn)
  }

  @Test
  func `drops combining marks past what a cell holds`() throws {
    let heap = try #require(("a" + String(repeating: "\u{301}", count: 40)).first)
    #expect(Glyph(heap).character.unicodeScalars.count == 5)
    #expect(Glyph(heap).width == 1)
  }

  static let samples: [String] = {
    let pieces = [
      "a", " ", "é", "한", "日本", "💳", "👨\u{200D}👩\u{200D}👧", "e\u{301}", "\u{1B}[31m", "🇮🇩",
      "\u{200B}",
      "\u{0D4E}", "\t", "₩", "\u{202E}", "ﾊ", "\u{301}", "\u{200D}",
    ]
    var random = SplitMix(state: 7)
    return (0..<300).map { _ in
      (0..<Int.random(in: 0...9, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
  }()

  @Test(arguments: [0, 1, 2, 3, 5, 8, 40])
  func `clips to at most and pads to exactly the cells asked for`(cells: Int) {
    for text in Self.samples {
      let clipped = text.clipped(to: cells)
      #expect(clipped.cellWidth <= cells)
      #expect(text.hasPrefix(clipped))
      #expect(text.truncated(to: cells).cellWidth <= cells)
      for alignment in [TextWidth.Alignment.left, .right, .centre] {
        let padded = text.padded(to: cells, alignment: alignment)
        #expect(padded.cellWidth == cells, "\(text.debugDescription)")
      }
    }
  }

  @Test
  func `clips nothing that fits and says so when it cuts`() {
    #expect("kopi susu".truncated(to: 9) == "kopi susu")
    #expect("kopi susu".truncated(to: 8) == "kopi su…")
    #expect("한국어".truncated(to: 5) == "한국…")
    #expect("한국어".truncated(to: 4) == "한…")
    #expect("Rp 1".padded(to: 6, alignment: .right) == "  Rp 1")
    #expect("ab".padded(to: 5, alignment: .centre) == " ab  ")
  }

  @Test(arguments: [
    ("left of it Rp 25.000.000 now", 14, ["left of it", "Rp 25.000.000", "now"]),
    ("sold for (Rp 5.000), -Rp 1.000", 12, ["sold for", "(Rp 5.000),", "-Rp 1.000"]),
    ("pay IDR 7 at 12:23", 9, ["pay IDR 7", "at 12:23"]),
    // Where both do not fit on a line, there is no other way.
    ("of Rp 25.000.000", 10, ["of Rp", "25.000.000"]),
    // A longer word explains itself where it stands.
    ("session 4711", 8, ["session", "4711"]),
  ])
  func `an amount is never torn from its currency`(text: String, cells: Int, lines: [String]) {
    #expect(text.wrapped(to: cells) == lines)
  }

  @Test(
    arguments: [
      ("one two three", 7, ["one two", "three"]),
      ("one two three", 8, ["one two", "three"]),
      ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
      ("한국어 텍스트", 5, ["한국", "어", "텍스", "트"]),
      ("한", 1, ["한"]),
      ("a\n\nb", 9, ["a", "", "b"]),
      ("", 9, [""]),
    ])
  func `wraps between words`(text: String, cells: Int, lines: [String]) {
    #expect(text.wrapped(to: cells) == lines)
  }

  @Test(arguments: [2, 3, 7, 20])
  func `wraps to lines that fit and loses no word`(cells: Int) {
    for text in Self.samples {
      let lines = text.wrapped(to: cells)
      #expect(lines.allSatisfy { $0.cellWidth <= cells }, "\(text.debugDescription)")
    }
  }
}

/// A small random source whose runs can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
