import CheckoutDomain
import TerminalUI
import Testing

@testable import Console

/// How the list is sorted, and how far a page of it goes.
struct ListOrderTests {
  private func many(_ count: Int) -> [Sale] {
    (0..<count).map { Samples.sale(.paid, reference: "S-\($0)", minutesAgo: $0) }
  }

  @Test func `what is sorted anew shows its top, or the sale that somebody had gone to`() {
    var counter = Counter(sales: many(5))
    counter.press(.character("s"))
    counter.load(many(5).reversed())
    #expect(counter.state.list.selected?.reference == "S-4")
    counter.press(.down, .down)
    _ = counter.takeEffects()
    counter.press(.right)
    let sale = many(5)[2]
    guard case .loadSales(let query, _)? = counter.takeEffects().last else {
      Issue.record("nothing is read")
      return
    }
    #expect(query.reading == .around)
    #expect(query.after == SaleQuery.Cursor(sale))
  }

  @Test(arguments: [(24, 19), (12, 7), (43, 38)])
  func `a page is what the screen holds, less one row`(rows: Int, moved: Int) {
    let counter = Counter(sales: many(90))
    var engine = LoopEngine(program: counter.program, state: counter.state)
    _ = engine.render(size: Size(columns: 80, rows: rows))
    _ = engine.press(.pageDown)
    _ = engine.drain()
    #expect(engine.state.list.selection.index == moved)
    _ = engine.press(.pageUp)
    _ = engine.drain()
    #expect(engine.state.list.selection.index == 0)
  }

  @Test func `Left and Right sort by a column, and s turns it around`() {
    var counter = Counter(sales: many(3))
    counter.press(.right)
    #expect(counter.state.list.order == SaleOrder(.reference, isDescending: false))
    counter.press(.right, .right)
    #expect(counter.state.list.order == SaleOrder(.amount, isDescending: true))
    #expect(counter.screen().contains("Amount ▼"))
    counter.press(.character("s"))
    #expect(counter.screen().contains("Amount ▲"))
    counter.press(.left, .left, .left)
    #expect(counter.state.list.order == .newestFirst)
  }
}
