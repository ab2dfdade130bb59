import Testing

@testable import TerminalUI

struct GeometryTests {
  let rect = Rect(x: 2, y: 1, width: 10, height: 5)

  @Test
  func `splits from either end`() {
    #expect(rect.splitRows(2).top == Rect(x: 2, y: 1, width: 10, height: 2))
    #expect(rect.splitRows(2).bottom == Rect(x: 2, y: 3, width: 10, height: 3))
    #expect(rect.splitRows(-1).bottom == Rect(x: 2, y: 5, width: 10, height: 1))
    #expect(rect.splitColumns(-3).right == Rect(x: 9, y: 1, width: 3, height: 5))
    #expect(rect.splitRows(99).bottom.isEmpty)
    #expect(rect.splitRows(-99).top.isEmpty)
  }

  @Test
  func `takes rows that are there`() {
    #expect(rect.row(4) == Rect(x: 2, y: 5, width: 10, height: 1))
    #expect(rect.row(5).isEmpty)
    #expect(rect.row(-1).isEmpty)
    #expect(rect.rows(3, count: 9).height == 2)
  }

  @Test
  func `never has a negative extent`() {
    #expect(rect.inset(9).isEmpty)
    #expect(Rect(x: 0, y: 0, width: -4, height: 2).width == 0)
    #expect(rect.intersection(Rect(x: 50, y: 50, width: 2, height: 2)).isEmpty)
  }

  @Test
  func `centres what fits and cuts what does not`() {
    #expect(rect.centred(Size(columns: 4, rows: 1)) == Rect(x: 5, y: 3, width: 4, height: 1))
    #expect(rect.centred(Size(columns: 40, rows: 10)) == rect)
  }
}
