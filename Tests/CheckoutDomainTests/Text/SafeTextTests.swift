import CheckoutDomain
import Testing

struct SafeTextTests {
  @Test(arguments: [
    "", "kopi susu", "Rp 25.000.000", "teh – “hangat”", "咖啡 コーヒー 커피", "قهوة", "กาแฟ", "☕ 1½",
    "re\u{301}sume\u{301}", "नमस्ते",
  ])
  func `leaves what people write as it is`(text: String) {
    #expect(SafeText.line(text) == text)
  }

  @Test(arguments: [
    // C0: the caret form, so that an attack is seen and does nothing.
    ("\u{0}", "^@"), ("\u{7}", "^G"), ("\u{8}", "^H"), ("\u{1B}", "^["), ("\u{1F}", "^_"),
    ("\u{7F}", "^?"), ("\u{B}\u{C}", "^K^L"),
    // What ends a line or jumps in it is a space: a line stays one line.
    ("a\tb", "a b"), ("a\nb", "a b"), ("a\r\nb", "a  b"), ("a\u{85}b", "a□b"),
    ("a\u{2028}b\u{2029}c", "a b c"), ("a\u{A0}b\u{3000}c", "a b c"),
    // C1, some of which begin escape sequences in one byte.
    ("\u{80}", "□"), ("\u{90}q", "□q"), ("\u{9B}31m", "□31m"), ("\u{9D}0;x\u{9C}", "□0;x□"),
    ("\u{9F}", "□"),
    // Whole escape sequences: colours, screen, title, clipboard, device reports.
    ("\u{1B}[31mred\u{1B}[0m", "^[[31mred^[[0m"), ("\u{1B}[2J\u{1B}[H", "^[[2J^[[H"),
    ("\u{1B}]0;title\u{7}", "^[]0;title^G"), ("\u{1B}]52;c;aGk=\u{1B}\\", "^[]52;c;aGk=^[\\"),
    ("\u{1B}c", "^[c"), ("\u{1B}P+q\u{1B}\\", "^[P+q^[\\"),
  ])
  func `shows a control instead of obeying it`(text: String, safe: String) {
    #expect(SafeText.line(text) == safe)
  }

  @Test(arguments: invisible)
  func `drops what is invisible or turns text around`(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(SafeText.line("a\(String(scalar))b") == "ab")
  }

  private static let invisible: [UInt32] = [
    // Bidirectional marks, embeddings, overrides and isolates.
    0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
    0x2069,
    // Without width, or without a look.
    0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0x2064,
    0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001, 0xE0041, 0xE0100,
    // Of nobody's meaning: private, unassigned and no characters at all.
    0xE000, 0xF8FF, 0x10FFFD, 0x0378, 0xFDD0, 0xFFFE, 0xFFFF, 0x10FFFF,
  ]

  @Test(arguments: [
    ("e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}"),
    ("\u{301}\u{302}x", "x"),
    ("a\u{20DD}\u{20DE}\u{20DF}b\u{301}", "a\u{20DD}\u{20DE}b\u{301}"),
    // Something invisible between them does not make room for more.
    ("e\u{301}\u{302}\u{200B}\u{303}\u{304}\u{2060}\u{305}", "e\u{301}\u{302}"),
    ("\u{200B}\u{301}x", "x"),
  ])
  func `keeps two marks on a character and no more`(text: String, safe: String) {
    #expect(SafeText.line(text) == safe)
  }

  @Test func `bytes that are no text become the sign for that`() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0x62]
    let text = SafeText.line(String(decoding: bytes, as: UTF8.self))
    #expect(text.hasPrefix("a\u{FFFD}") && text.hasSuffix("b") && text.contains("("))
    #expect(text.unicodeScalars.allSatisfy { $0.isASCII || $0 == "\u{FFFD}" })
  }

  @Test func `a long text is cut and says so`() {
    #expect(SafeText.line("kopi susu", limit: 9) == "kopi susu")
    #expect(SafeText.line("kopi susu", limit: 8) == "kopi sus…")
    #expect(SafeText.line("kopi susu", limit: 0) == "…")
    #expect(SafeText.line("", limit: 0) == "")
    // What would have been dropped anyway is not cut off, and a control counts as it is shown.
    #expect(SafeText.line("kopi\u{200B}\u{202E}", limit: 4) == "kopi")
    #expect(SafeText.line("kopi\u{1B}", limit: 5) == "kopi…")
    #expect(SafeText.line("kopi\u{1B}", limit: 6) == "kopi^[")
    let long = SafeText.line(String(repeating: "x", count: 100_000))
    #expect(long.count == 4097)
  }
}
