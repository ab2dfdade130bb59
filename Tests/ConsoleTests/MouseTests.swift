import CheckoutDomain
import TerminalUI
import Testing

@testable import Console

/// The mouse on the console's screens: what is seen is what is clicked.
struct MouseTests {
  /// A console with its loop's rules, as a click needs the frame that it hits.
  private struct Desk {
    var engine: LoopEngine<ConsoleProgram>
    let size: Size

    init(_ sales: [Sale], columns: Int = 80, rows: Int = 24, isOn: Bool = true) {
      var settings = Samples.settings()
      settings.preferences.mouse = isOn
      let counter = Counter(settings, sales: sales)
      engine = LoopEngine(program: counter.program, state: counter.state)
      size = Size(columns: columns, rows: rows)
      draw()
    }

    var state: ConsoleState { engine.state }

    @discardableResult mutating func draw() -> Frame {
      engine.forgetFrame()
      return engine.render(size: size) ?? Frame(size: size)
    }

    mutating func press(_ keys: Key...) {
      for key in keys {
        _ = engine.press(key)
        _ = engine.drain()
      }
      draw()
    }

    /// Clicks where the screen shows a text.
    mutating func click(on text: String) {
      let rows = FrameText.text(draw()).split(separator: "\n", omittingEmptySubsequences: false)
      guard let y = rows.lastIndex(where: { $0.contains(text) }),
        let range = rows[y].firstRange(of: text)
      else {
        Issue.record("no “\(text)” on the screen")
        return
      }
      let x = String(rows[y][..<range.lowerBound]).cellWidth
      press(.mouse(.press(Point(x: x, y: y))))
    }
  }

  @Test func `off by default, and then it does nothing`() {
    #expect(!Preferences().mouse)
    var desk = Desk(Samples.everyState, isOn: false)
    desk.click(on: "PPQ4-77AB")
    desk.press(.mouse(.wheelDown))
    #expect(desk.state.list.selection.index == 0)
    #expect(!desk.engine.usesMouse)
    desk.press(.character("M"))
    #expect(desk.engine.usesMouse)
    desk.press(.character("M"))
    #expect(!desk.engine.usesMouse)
  }

  @Test(arguments: [(80, 24), (132, 43), (40, 12)])
  func `a click selects the row that was clicked, also further down a long list`(
    size: (Int, Int)
  ) {
    let sales = (0..<60).map { Samples.sale(.paid, reference: "SALE-\(1000 + $0)") }
    var desk = Desk(sales, columns: size.0, rows: size.1)
    desk.click(on: "SALE-1003")
    #expect(desk.state.list.selected?.reference == "SALE-1003")
    desk.press(.pageDown, .pageDown)
    let above = sales[desk.state.list.selection.index - 1].reference
    desk.click(on: above)
    #expect(desk.state.list.selected?.reference == above)
    #expect(desk.state.screens.isEmpty, "a click opens nothing")
  }

  @Test func `the wheel moves in the list, and stops at its ends`() {
    var desk = Desk(Samples.everyState)
    desk.press(.mouse(.wheelDown))
    #expect(desk.state.list.selection.index == 3)
    desk.press(.mouse(.wheelUp), .mouse(.wheelUp))
    #expect(desk.state.list.selection.index == 0)
  }

  @Test func `a click on a footer hint runs it, and on a tab chooses it`() {
    var desk = Desk(Samples.everyState)
    desk.click(on: "4 refunded")
    #expect(desk.state.list.tab == .refunded)
    desk.click(on: "n new sale")
    #expect(desk.state.newSale != nil)
    desk.press(.escape)
    desk.click(on: "? help")
    #expect(desk.state.overlay == .help(first: 0))
  }

  @Test(arguments: [(80, 24), (100, 30)])
  func `a click on a heading sorts by its column, and another one turns the order around`(
    size: (Int, Int)
  ) {
    var desk = Desk(Samples.everyState, columns: size.0, rows: size.1)
    #expect(desk.state.list.order == .newestFirst)
    desk.click(on: "Amount")
    #expect(desk.state.list.order == SaleOrder(.amount, isDescending: true))
    desk.click(on: "Amount ▼")
    #expect(desk.state.list.order == SaleOrder(.amount, isDescending: false))
    for (heading, column) in [
      ("State", SaleOrder.Column.state), ("Reference", .reference), ("Items", .items),
      ("Time", .time),
    ] {
      desk.click(on: heading)
      #expect(desk.state.list.order.column == column)
    }
    #expect(desk.state.list.order.isDescending, "the latest first")
    desk.press(.character(":"))
    desk.click(on: "Reference")
    #expect(desk.state.list.order.column == .time, "not under what lies over it")
  }

  @Test func `under an overlay or a question nothing is clicked, and a question is for keys`() {
    var desk = Desk([Samples.sale(.waiting)])
    desk.click(on: "x expire")
    #expect(desk.state.dialog != nil)
    let area = desk.size
    for y in 0..<area.rows {
      for x in 0..<area.columns { desk.press(.mouse(.press(Point(x: x, y: y)))) }
    }
    #expect(desk.state.dialog != nil)
    #expect(desk.state.screens.isEmpty)
    desk.press(.character("n"), .character(":"))
    desk.press(.mouse(.press(Point(x: 1, y: area.rows - 1))))
    #expect(desk.state.newSale == nil)
  }

  @Test func `settings keep it, and a click chooses the line`() {
    var desk = Desk([])
    desk.press(.character(","))
    desk.click(on: "Mouse")
    guard case .settings(let form) = desk.state.screens.last else {
      Issue.record("no settings")
      return
    }
    #expect(form.focus == .mouse)
    _ = desk.engine.press(.enter)
    #expect(desk.engine.drain().contains(.keepSetting("mouse", "false")))
  }

  @Test func `no click anywhere on any screen moves money`() {
    for scene in Scenes.all {
      var settings = Samples.settings(mode: scene.mode)
      settings.preferences.mouse = true
      var counter = Counter(settings, sales: scene.sales)
      scene.play(&counter)
      for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)] {
        var engine = LoopEngine(program: counter.program, state: counter.state)
        _ = engine.render(size: size)
        for y in 0..<size.rows {
          for x in stride(from: 0, to: size.columns, by: 2) {
            var copy = engine
            _ = copy.press(.mouse(.press(Point(x: x, y: y))))
            let effects = copy.drain()
            let moves = effects.filter {
              switch $0 {
              case .refund, .cancel, .settle, .settleAlarm, .replaceIntent,
                .replaceSession:
                true
              default: false
              }
            }
            #expect(moves == [], "\(scene) \(x),\(y)")
          }
        }
      }
    }
  }
}
