import Testing

@testable import TerminalUI

struct KeyDecoderTests {
  private static let up: Int32 = 1
  private static let pasteStart: Int32 = 2
  private static let pasteEnd: Int32 = 3
  private static let resize: Int32 = 4
  private static let mouse: Int32 = 5
  private static let oldMouse: Int32 = 6

  private func decoder() -> KeyDecoder {
    KeyDecoder(codes: [
      Self.up: .key(.up), Self.pasteStart: .pasteStart, Self.pasteEnd: .pasteEnd,
      Self.resize: .nothing, Self.mouse: .mouse, Self.oldMouse: .oldMouse,
    ])
  }

  private func raw(_ text: String) -> [RawInput] {
    text.unicodeScalars.map { .scalar($0.value) }
  }

  @Test(
    arguments: [
      ("a", [Key.character("a")]), ("한", [.character("한")]), ("\r", [.enter]), ("\n", [.enter]),
      ("\t", [.tab]), ("\u{7F}", [.backspace]), ("\u{08}", [.backspace]),
      ("\u{0F}", [.control("o")]),
      ("\u{03}", [.control("c")]), ("\u{1A}", [.control("z")]), ("\u{00}", [.control(" ")]),
      ("\u{1C}", [.control("\\")]), ("\u{9B}", []),
      // Esc alone, Esc twice, Esc in a burst.
      ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
      ("a\u{1B}", [.character("a"), .escape]),
      // Sequences that ncurses did not know: never typing.
      ("\u{1B}[1;5A", []), ("\u{1B}[1;5Ax", [.character("x")]), ("\u{1B}[<0;10;5M", []),
      ("\u{1B}Ox", []), ("\u{1B}O", []),
      // Alt.
      ("\u{1B}x", []), ("\u{1B}\u{7F}", []), ("\u{1B}\r", []),
      ("\u{1B}\u{03}", [.escape, .control("c")]), ("\u{1B}xy", [.character("y")]),
    ])
  func `decodes characters`(text: String, keys: [Key]) {
    var decoder = decoder()
    let result1 = decoder.decode(raw(text))
    #expect(result1 == keys)
  }

  @Test(
    arguments: [
      ("0;10;5M", [Key.mouse(.press(Point(x: 9, y: 4)))]), ("0;10;5m", []),
      // Shift, Alt and Ctrl held with it; the wheel; the right button, a movement.
      ("4;1;1M", [.mouse(.press(Point(x: 0, y: 0)))]), ("64;1;1M", [.mouse(.wheelUp)]),
      ("65;300;200M", [.mouse(.wheelDown)]), ("2;1;1M", []), ("32;1;1M", []), ("35;1;1M", []),
      // What is no report types nothing, and the next key counts again.
      ("0;0;0M", []), (";;M", []), ("0;1M", []), ("0;1;1;1M", []), ("-1;1;1M", []),
      ("1234567890123456789012345M", []), ("\u{1B}", []),
    ])
  func `a report of the mouse is never typing`(report: String, keys: [Key]) {
    var decoder = decoder()
    let decoded = decoder.decode([.code(Self.mouse)] + raw(report))
    #expect(decoded == keys)
    let next = decoder.decode([.scalar(0x78)])
    #expect(next == [.character("x")])
  }

  @Test func `a report in two pieces, and one of an old terminal`() {
    var decoder = decoder()
    let first = decoder.decode([.code(Self.mouse)] + raw("0;1"))
    #expect(first == [])
    let second = decoder.decode(raw("2;3Mn"))
    #expect(second == [.mouse(.press(Point(x: 11, y: 2))), .character("n")])
    let old = decoder.decode([.code(Self.oldMouse)] + raw("`+#y"))
    #expect(old == [.mouse(.wheelUp), .character("y")])
  }

  @Test
  func `decodes codes and drops those it does not know`() {
    var decoder = decoder()
    #expect(
      decoder.decode([.code(Self.up), .code(99), .code(Self.resize), .scalar(1)])
        == [.up, .control("a")])
    let result2 = decoder.decode([.scalar(27), .code(Self.up), .scalar(0x71)])
    #expect(result2 == [.character("q")])
    let result3 = decoder.decode([.scalar(27), .code(Self.resize)])
    #expect(result3 == [.escape])
  }

  @Test
  func `a sequence cut between two reads is still swallowed`() {
    var decoder = decoder()
    let result4 = decoder.decode(raw("\u{1B}[1;"))
    #expect(result4 == [])
    let result5 = decoder.decode(raw("5Aq"))
    #expect(result5 == [.character("q")])
  }

  @Test
  func `a paste is one key, whatever is in it`() {
    var decoder = decoder()
    let first: [RawInput] = [.code(Self.pasteStart)] + raw("q\r\u{1B}[A") + [.code(Self.up)]
    let result6 = decoder.decode(first)
    #expect(result6 == [])
    #expect(decoder.isPasting)
    let rest = raw("y") + [.code(Self.pasteEnd)] + raw("z")
    let result7 = decoder.decode(rest)
    #expect(result7 == [.paste("q\n\u{1B}[Ay"), .character("z")])
    #expect(!decoder.isPasting)
    let result8 = decoder.decode([.code(Self.pasteEnd)])
    #expect(result8 == [])
  }

  @Test
  func `a paste is cut at its limit and the rest of it is not typing`() {
    var decoder = decoder()
    let long = String(repeating: "한", count: KeyDecoder.mostPasted)
    let keys = decoder.decode([.code(Self.pasteStart)] + raw(long) + [.code(Self.pasteEnd)])
    guard case .paste(let text)? = keys.first else {
      Issue.record("no paste came")
      return
    }
    #expect(keys.count == 1)
    #expect(text.utf8.count <= KeyDecoder.mostPasted)
    #expect(text.utf8.count > KeyDecoder.mostPasted - 3)
  }

  @Test
  func `a paste without an end can be ended`() {
    var decoder = decoder()
    let result9 = decoder.endPaste()
    #expect(result9 == nil)
    let result10 = decoder.decode([.code(Self.pasteStart)] + raw("abc"))
    #expect(result10 == [])
    let result11 = decoder.endPaste()
    #expect(result11 == .paste("abc"))
    let result12 = decoder.decode(raw("d"))
    #expect(result12 == [.character("d")])
  }
}
