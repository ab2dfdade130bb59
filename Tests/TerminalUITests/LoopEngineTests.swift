import Testing

@testable import TerminalUI

struct LoopEngineTests {
  private let size = Size(columns: 20, rows: 1)

  @Test
  func `renders once for all that was queued`() {
    var engine = LoopEngine(program: Counter(), state: .init())
    for number in 1...3 { engine.enqueue(.add(number)) }
    _ = engine.drain()
    let frame = engine.render(size: size)
    #expect(frame.map(FrameText.text) == "sum 6 []")
    let again = engine.render(size: size)
    #expect(again == nil)
  }

  @Test
  func `renders again only for another state, another size or when told`() {
    var engine = LoopEngine(program: Counter(), state: .init())
    #expect(engine.needsRender(size: size))
    _ = engine.render(size: size)
    engine.enqueue(.add(0))
    _ = engine.drain()
    #expect(!engine.needsRender(size: size))
    #expect(engine.needsRender(size: Size(columns: 21, rows: 1)))
    engine.enqueue(.add(1))
    _ = engine.drain()
    #expect(engine.needsRender(size: size))
    _ = engine.render(size: size)
    engine.forgetFrame()
    #expect(engine.needsRender(size: size))
  }

  @Test
  func `returns effects in order and drops what comes after the end`() {
    var engine = LoopEngine(program: Counter(), state: .init())
    for action: Counter.Action in [.ask("a"), .ask("b"), .done, .ask("c"), .add(9)] {
      engine.enqueue(action)
    }
    let result1 = engine.drain()
    #expect(result1.map(\.text) == ["a", "b"])
    #expect(engine.isFinished)
    #expect(engine.state.sum == 0)
    let result2 = engine.drain()
    #expect(result2 == [])
  }

  @Test
  func `offers Ctrl-Z to the program before it suspends`() {
    var engine = LoopEngine(program: Counter(), state: .init())
    let result3 = engine.press(.control("z"))
    #expect(result3 == .suspend)
    let result4 = engine.press(.control("l"))
    #expect(result4 == .redraw)
    let result5 = engine.press(.control("c"))
    #expect(result5 == nil)
    engine = LoopEngine(program: Counter(), state: .init(claimsControlZ: true))
    let result6 = engine.press(.control("z"))
    #expect(result6 == nil)
    _ = engine.drain()
    #expect(engine.state.answers == ["undone"])
  }
}
