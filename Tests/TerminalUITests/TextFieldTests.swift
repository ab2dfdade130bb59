import Testing

@testable import TerminalUI

struct TextFieldTests {
  /// Text with `|` for the cursor.
  private func shown(_ field: TextField) -> String {
    field.text.prefix(field.cursor) + "|" + field.text.dropFirst(field.cursor)
  }

  @Test(
    arguments: [
      ([Key.character("!")], "kopi susu!|"),
      ([.home, .character(">")], ">|kopi susu"),
      ([.left, .left, .delete], "kopi su|u"),
      ([.backspace, .backspace], "kopi su|"),
      ([.control("w")], "kopi |"),
      ([.control("w"), .control("w")], "|"),
      ([.character(" "), .control("w")], "kopi |"),
      ([.left, .left, .control("u")], "|su"),
      ([.home, .backspace, .left], "|kopi susu"),
      ([.end, .delete, .right], "kopi susu|"),
      ([.home, .right, .paste("a\nb\u{1B}\tc\n")], "ka b c|opi susu"),
      ([.character("e"), .character("\u{301}")], "kopi susue\u{301}|"),
      ([.character("e"), .character("\u{301}"), .backspace], "kopi susu|"),
      ([.paste("👨\u{200D}👩\u{200D}👧"), .backspace], "kopi susu|"),
    ])
  func `edits and moves`(keys: [Key], result: String) {
    var field = TextField("kopi susu")
    for key in keys {
      let isTaken = field.handle(key)
      #expect(isTaken)
    }
    #expect(shown(field) == result)
  }

  @Test(
    arguments: [
      Key.enter, .escape, .up, .down, .tab, .backTab, .function(10), .control("o"), .control("z"),
      .pageUp, .insert,
    ])
  func `leaves other keys to the screen`(key: Key) {
    var field = TextField("a")
    let result2 = field.handle(key)
    #expect(!result2)
    #expect(field == TextField("a"))
  }

  @Test
  func `holds no more than its limit`() {
    var field = TextField("abc", limit: 5)
    field.handle(.paste("defgh"))
    field.handle(.character("x"))
    #expect(shown(field) == "abcde|")
    field.replace(with: "0123456789")
    #expect(shown(field) == "01234|")
  }

  @Test
  func `scrolls by cells so that the cursor is visible`() {
    var field = TextField("한국어 결제")
    #expect(field.window(cells: 20) == ("한국어 결제", 11))
    #expect(field.window(cells: 6) == (" 결제", 5))
    field.handle(.home)
    #expect(field.window(cells: 6) == ("한국어", 0))
    #expect(field.window(cells: 0).cursorColumn == 0)
    for cells in 1...14 {
      for cursor in 0...7 {
        var moved = TextField("한국어 결제")
        moved.handle(.home)
        for _ in 0..<cursor { moved.handle(.right) }
        let window = moved.window(cells: cells)
        #expect(window.cursorColumn < cells)
        #expect(window.visible.cellWidth <= cells)
      }
    }
  }

  @Test
  func `draws its text, a placeholder, and the cursor where it has the focus`() {
    var frame = Frame(size: Size(columns: 12, rows: 2))
    let rect = Rect(x: 2, y: 1, width: 6, height: 1)
    TextField().draw(in: &frame, rect, isFocused: false, placeholder: "amount")
    #expect(FrameText.text(frame) == "\n  amount")
    #expect(FrameText.styles(frame) == "\n  FFFFFF")
    #expect(frame.cursor == nil)
    TextField("12345678").draw(in: &frame, rect, isFocused: true)
    #expect(FrameText.text(frame) == "\n  45678")
    #expect(frame.cursor == Point(x: 7, y: 1))
  }
}
