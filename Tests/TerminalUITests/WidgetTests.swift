import Testing

@testable import TerminalUI

struct ListSelectionTests {
  @Test(
    arguments: [
      ([Key.down, .down], 2, 0), ([.down, .down, .down], 3, 1), ([.up], 0, 0), ([.end], 9, 7),
      ([.end, .down], 9, 7), ([.end, .up, .up, .up], 6, 6), ([.pageDown], 2, 0),
      ([.pageDown, .pageDown], 4, 2), ([.end, .pageUp], 7, 7), ([.end, .home], 0, 0),
      ([.character("j"), .character("j"), .character("k")], 1, 0),
    ])
  func `moves and keeps the selection visible`(keys: [Key], index: Int, offset: Int) {
    var list = ListSelection()
    for key in keys {
      let isTaken = list.handle(key, count: 10, height: 3)
      #expect(isTaken)
    }
    #expect(list.index == index)
    #expect(list.offset == offset)
    #expect(list.visible(count: 10, height: 3).contains(list.index))
  }

  @Test
  func `follows a list and a screen that change`() {
    var list = ListSelection()
    list.select(9, count: 10, height: 3)
    list.fit(count: 4, height: 3)
    #expect((list.index, list.offset) == (3, 1))
    list.fit(count: 4, height: 8)
    #expect((list.index, list.offset) == (3, 0))
    list.fit(count: 0, height: 3)
    #expect((list.index, list.offset) == (0, 0))
    #expect(list.visible(count: 0, height: 3).isEmpty)
    list.handle(.down, count: 0, height: 0)
    #expect(list.index == 0)
  }
}

struct ConfirmDialogTests {
  private let dialog = ConfirmDialog(
    title: "Refund", lines: ["Refund Rp 10.000 of K7Q2-M4XD?"], yes: "refund", no: "keep")

  @Test(
    arguments: [
      ([Key.enter], ConfirmDialog.Answer.no), ([.character("y")], .yes), ([.character("n")], .no),
      ([.escape], .no), ([.right, .enter], .yes), ([.tab, .tab, .enter], .no),
      ([.control("c")], .no),
      ([.right, .escape], .no),
    ])
  func `answers`(keys: [Key], answer: ConfirmDialog.Answer) {
    var dialog = dialog
    var result: ConfirmDialog.Answer?
    for key in keys { result = dialog.handle(key) }
    #expect(result == answer)
  }

  @Test(
    arguments: [
      Key.paste("y"), .character("r"), .character(" "), .function(10), .control("y"), .up, .delete,
    ])
  func `stays open for any other key`(key: Key) {
    var dialog = dialog
    let result2 = dialog.handle(key)
    #expect(result2 == nil)
    #expect(dialog.focus == .no)
  }

  @Test func `what has to be typed first is typed before y answers`() {
    var dialog = ConfirmDialog(
      title: "Refund", lines: [], yes: "refund", no: "keep",
      typed: .init("Type the amount:", hint: "Type it, then press y."))
    for key: Key in [.character("y"), .character("1"), .character("y"), .enter, .paste("10000")] {
      let answer = dialog.handle(key)
      #expect(answer == nil)
    }
    #expect(dialog.typed?.field.text == "1")
    dialog.typed?.isRight = true
    let answer = dialog.handle(.character("y"))
    #expect(answer == .yes)
  }

  @Test func `with nothing typed a bare Enter still cancels`() {
    var dialog = ConfirmDialog(
      title: "Refund", lines: [], yes: "refund", no: "keep", typed: .init("Amount:", hint: ""))
    let answer = dialog.handle(.enter)
    #expect(answer == .no)
  }

  @Test func `buttons that do not fit side by side stand under each other`() {
    var frame = Frame(size: Size(columns: 30, rows: 10))
    let dialog = ConfirmDialog(
      title: "Q", lines: ["?"], yes: "refund Rp 25.000.000", no: "do not refund")
    dialog.draw(in: &frame, frame.bounds)
    #expect(FrameText.text(frame).contains("y refund Rp 25.000.000"))
    #expect(FrameText.text(frame).contains("[ n do not refund ]"))
  }

  @Test
  func `is drawn over the screen with the focus on No`() {
    var frame = Frame(size: Size(columns: 36, rows: 9))
    frame.write("behind", at: Point(x: 2, y: 4))
    frame.cursor = Point(x: 1, y: 1)
    dialog.draw(in: &frame, frame.bounds)
    #expect(
      FrameText.text(frame) == """

        ┌─ Refund ─────────────────────────┐
        │ Refund Rp 10.000 of K7Q2-M4XD?   │
        │                                  │
        │                                  │
        │ [ n keep ]    y refund           │
        └──────────────────────────────────┘


        """)
    #expect(FrameText.styles(frame).split(separator: "\n")[4].contains("SSSSSSSSSS"))
    #expect(frame.cursor == nil)
  }
}

struct FooterBarTests {
  @Test func `help stands there however short the row is, in place of others if need be`() {
    let hints = [
      FooterBar.Hint("n", "new sale"), .init("Enter", "open"), .init("r", "refund"),
      .init(.character("?"), "help", isKept: true),
    ]
    func shown(_ width: Int) -> String {
      FooterBar(hints).fitting(width).map { "\($0.key) \($0.label)" }.joined(separator: ",")
    }
    #expect(shown(80) == "n new sale,Enter open,r refund,? help")
    #expect(shown(40) == "n new sale,Enter open,r refund,? ")
    #expect(shown(34) == "n new sale,Enter open,? help")
    #expect(shown(8) == "? help")
    #expect(shown(3) == "")
    let field = FooterBar([.init("F10", "charge"), .init(.function(1), "help", isKept: true)])
    #expect(field.fitting(17).map(\.key) == ["F1"], "F1 alone would say nothing")
  }

  private let footer = FooterBar([
    .init(.function(10), "charge"), .init(.escape, "back"), .init(.character("?"), "help"),
  ])

  @Test(
    arguments: [
      (40, " F10 charge  Esc back  ? help"), (30, " F10 charge  Esc back  ? help"),
      (29, " F10 charge  Esc back"), (12, " F10 charge"), (11, ""), (0, ""),
    ])
  func `leaves out the last hints in a short row`(width: Int, text: String) {
    var frame = Frame(size: Size(columns: width, rows: 1))
    footer.draw(in: &frame, frame.bounds)
    #expect(FrameText.text(frame) == text)
  }

  @Test
  func `says keys and words in different roles`() {
    var frame = Frame(size: Size(columns: 22, rows: 1))
    footer.draw(in: &frame, frame.bounds)
    #expect(FrameText.styles(frame) == " kkk xxxxxx  kkk xxxx")
  }
}

struct TooSmallTests {
  @Test
  func `names both sizes`() {
    let view = TooSmall(needed: Size(columns: 80, rows: 24), present: Size(columns: 30, rows: 5))
    let text = FrameText.text(view.frame)
    #expect(text.contains("80×24"))
    #expect(text.contains("30×5"))
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 1), (3, 40), (79, 1)])
  func `fits any size`(columns: Int, rows: Int) {
    let size = Size(columns: columns, rows: rows)
    #expect(TooSmall(needed: Size(columns: 80, rows: 24), present: size).frame.size == size)
  }
}
