import Testing

@testable import TerminalUI

struct ClipboardSequenceTests {
  // RFC 4648 §10, and a text past ASCII.
  @Test(
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("한?>", "7ZWcPz4="),
    ])
  func `encodes`(text: String, encoded: String) {
    #expect(ClipboardSequence.copying(text) == "\u{1B}]52;c;\(encoded)\u{07}")
  }

  @Test
  func `refuses what terminals would cut`() {
    #expect(ClipboardSequence.copying(String(repeating: "x", count: 60_000)) == nil)
  }
}
