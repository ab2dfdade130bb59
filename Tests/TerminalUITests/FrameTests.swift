import Testing

@testable import TerminalUI

struct FrameTests {
  private func frame(_ columns: Int, _ rows: Int = 1) -> Frame {
    Frame(size: Size(columns: columns, rows: rows))
  }

  @Test
  func `writes and says how many cells it used`() {
    var frame = frame(12)
    #expect(frame.write("한국 ok", at: Point(x: 1, y: 0)) == 7)
    #expect(FrameText.text(frame) == " 한국 ok")
    #expect(frame[Point(x: 2, y: 0)]?.isContinuation == true)
  }

  @Test
  func `clips at both edges without splitting a wide character`() {
    var frame = frame(4)
    frame.write("한국어", at: Point(x: -1, y: 0))
    #expect(FrameText.text(frame) == " 국")
    frame.write("한국어", at: Point(x: 1, y: 0))
    #expect(FrameText.text(frame) == " 한")
    #expect(frame[Point(x: 3, y: 0)] == Cell(" ", Style(.text, on: .background)))
  }

  @Test
  func `a limit in cells holds, also before a wide character`() {
    var frame = frame(12)
    frame.write("............", at: Point(x: 0, y: 0))
    #expect(frame.write("한국어", at: Point(x: 0, y: 0), maxWidth: 5) == 5)
    #expect(FrameText.text(frame) == "한국 .......")
    frame.write("abcdef", at: Point(x: 0, y: 0), maxWidth: 4, overflow: .ellipsis)
    #expect(FrameText.text(frame) == "abc… .......")
  }

  @Test(arguments: [(0, "x 국"), (1, " x국"), (2, "한x"), (3, "한 x")])
  func `overwriting half of a wide character blanks the other half`(x: Int, text: String) {
    var frame = frame(4)
    frame.write("한국", at: Point(x: 0, y: 0))
    frame.put("x", at: Point(x: x, y: 0), style: .text)
    #expect(FrameText.text(frame) == text)
  }

  @Test
  func `a wide character over the middle of two blanks both`() {
    var frame = frame(6)
    frame.write("한국", at: Point(x: 0, y: 0))
    frame.write("어", at: Point(x: 1, y: 0))
    #expect(FrameText.text(frame) == " 어")
    #expect(frame.row(0).filter(\.isContinuation).count == 1)
  }

  @Test
  func `no write can break the pairing of wide cells`() {
    var random = SplitMix(state: 3)
    var frame = frame(9, 3)
    for _ in 0..<2000 {
      let at = Point(
        x: .random(in: -3...10, using: &random), y: .random(in: -1...3, using: &random))
      let text = ["한", "a", "한b국", "💳x", "\u{200B}"].randomElement(using: &random) ?? ""
      frame.write(text, at: at, maxWidth: .random(in: 0...5, using: &random))
      for y in 0..<3 {
        let row = Array(frame.row(y))
        for (x, cell) in row.enumerated() {
          let isWide = TextWidth.of(cell.character) == 2
          let next = x + 1 < row.count && row[x + 1].isContinuation
          #expect(isWide == next)
        }
        #expect(!row[0].isContinuation)
      }
    }
  }

  @Test
  func `writing keeps the ground, filling sets it`() {
    var frame = frame(4, 2)
    frame.fill(Rect(x: 0, y: 0, width: 4, height: 1), style: Style(.text, on: .selection))
    frame.write("ab", at: Point(x: 0, y: 0), style: Style(.danger))
    frame.write("cd", at: Point(x: 0, y: 1), style: Style(.danger))
    #expect(FrameText.styles(frame) == "SSSS\ndd")
    frame.fill(frame.bounds, style: .text)
    #expect(FrameText.styles(frame) == "\n")
    frame.write("x", at: Point(x: 0, y: 0))
    frame.ground(Rect(x: 0, y: 0, width: 2, height: 1), .selection)
    #expect(FrameText.styles(frame) == "SS\n")
    #expect(FrameText.text(frame) == "x\n")
  }

  @Test
  func `draws a box with a title that fits`() {
    var frame = frame(16, 3)
    frame.box(frame.bounds, title: "새 판매 and more")
    #expect(
      FrameText.text(frame) == """
        ┌─ 새 판매 a… ─┐
        │              │
        └──────────────┘
        """)
    frame.box(Rect(x: -3, y: -3, width: 40, height: 40), title: "outside")
    frame.box(Rect(x: 0, y: 0, width: 1, height: 1), title: "none")
  }

  @Test
  func `aligns inside a rectangle`() {
    var frame = frame(10, 3)
    let area = frame.bounds.inset(columns: 1, rows: 0)
    frame.write("Rp 5", in: area.row(0), alignment: .right)
    frame.write("Rp 5", in: area.row(1), alignment: .centre)
    frame.write("Rp 5.000.000", in: area.row(2), alignment: .right)
    #expect(FrameText.text(frame) == "     Rp 5\n   Rp 5\n Rp 5.00…")
  }

  @Test
  func `no size and no place makes drawing fail`() {
    for size in [Size(columns: 0, rows: 0), Size(columns: 1, rows: 1), Size(columns: -4, rows: 9)] {
      var frame = Frame(size: size)
      frame.write("한국어 text", at: Point(x: -2, y: 0))
      frame.box(frame.bounds.inset(-2), title: "title")
      frame.fill(Rect(x: -5, y: -5, width: 50, height: 50), style: .text)
      frame.draw(frame, at: Point(x: -1, y: -1))
      #expect(frame.size == size)
    }
  }

  @Test
  func `fixed cells show in the style layer`() {
    var frame = frame(3)
    frame.put("▀", at: Point(x: 1, y: 0), style: .fixed(foreground: 16, background: 231))
    #expect(FrameText.styles(frame) == " 0")
  }
}
