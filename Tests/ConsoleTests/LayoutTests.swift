import TerminalUI
import Testing

@testable import Console

struct LayoutTests {
  @Test(arguments: [
    (1, 1, true, ConsoleLayout.tooSmall), (39, 24, true, .tooSmall), (80, 9, true, .tooSmall),
    (40, 10, true, .single), (80, 24, true, .single), (100, 30, true, .single),
    (119, 40, true, .single), (120, 19, true, .single), (120, 20, true, .pair(listWidth: 70)),
    (132, 43, true, .pair(listWidth: 80)), (200, 60, true, .pair(listWidth: 120)),
    (200, 60, false, .single), (39, 9, false, .tooSmall),
  ])
  func `what a size shows`(columns: Int, rows: Int, pairs: Bool, layout: ConsoleLayout) {
    #expect(ConsoleLayout(Size(columns: columns, rows: rows), pairs: pairs) == layout)
  }

  @Test func `the columns of the list do not overlap, at any width`() {
    for width in 40...240 {
      for stateWidth in [15, 18] {
        let columns = ListColumns(width: width, stateWidth: stateWidth)
        let row = Rect(x: 0, y: 0, width: width, height: 1)
        let cells = [
          columns.time(row), columns.reference(row), columns.items(row), columns.amount(row),
          columns.state(row),
        ].filter { $0.width > 0 }
        for (left, right) in zip(cells, cells.dropFirst()) {
          #expect(left.maxX <= right.x, "\(width): \(left) \(right)")
        }
        #expect(cells.last?.maxX == width)
      }
    }
  }

  @Test func `too small says the size needed and the size present`() {
    let text = Counter(sales: Samples.everyState).screen(38, 9)
    #expect(text.contains("40×10"))
    #expect(text.contains("38×9"))
  }
}
