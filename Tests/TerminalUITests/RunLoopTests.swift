import TerminalDouble
import Testing

@testable import TerminalUI

/// The loop on its own thread, with a scripted terminal; tests wait on its idle count.
@Suite(.timeLimit(.minutes(1)))
struct RunLoopTests {
  private let terminal = ScriptedTerminal(size: Size(columns: 40, rows: 2))
  private let activity = LoopActivity()

  private func loop(
    perform: @escaping RunLoop<Counter>.Perform = { _, _ in }
  ) -> RunLoop<Counter> {
    let terminal = terminal
    return RunLoop(Counter(), activity: activity, terminal: { terminal.open($0) }, perform: perform)
  }

  @Test
  func `a burst of keys is one frame`() async throws {
    async let result = loop().run(from: .init())
    var count = await activity.idle(after: 0)
    #expect(terminal.frames.count == 1)
    terminal.type("123")
    count = await activity.idle(after: count)
    #expect(terminal.screen == "sum 6 []\n")
    #expect(terminal.frames.count == 2)
    terminal.press(.character("0"))
    count = await activity.idle(after: count)
    #expect(terminal.frames.count == 2)
    terminal.press(.escape)
    let end = try await result
    #expect(end.end == .finished)
    #expect(end.state.sum == 6)
    #expect(terminal.isClosed)
  }

  @Test
  func `what the terminal says of its page is in the first frame, and a late answer in the next`()
    async throws
  {
    for isEarly in [true, false] {
      let answer = TerminalEvent.background(.light)
      let terminal = ScriptedTerminal(
        size: Size(columns: 40, rows: 2), answers: isEarly ? [answer] : [])
      let activity = LoopActivity()
      let loop = RunLoop(
        Counter(), activity: activity, terminal: { terminal.open($0) }, perform: { _, _ in },
        adapt: { $0 == .light ? .add(7) : nil })
      async let result = loop.run(from: .init())
      let count = await activity.idle(after: 0)
      if !isEarly {
        terminal.report([.background(.dark), answer])
        await activity.idle(after: count)
      }
      terminal.press(.escape)
      _ = try await result
      let sums = terminal.frames.map { FrameText.text($0).prefix(5) }
      #expect(sums == (isEarly ? ["sum 7"] : ["sum 0", "sum 7"]))
    }
  }

  @Test
  func `effects answer from elsewhere, and the first ones run at once`() async throws {
    let loop = loop { question, sender in
      Task { sender.send(.answered(question.text + "!")) }
    }
    async let result = loop.run(from: .init(), effects: [.init(text: "start")])
    var count = 0
    while !terminal.screen.contains("start!") { count = await activity.idle(after: count) }
    terminal.press(.character("e"))
    while !terminal.screen.contains("why!") { count = await activity.idle(after: count) }
    terminal.press(.escape)
    #expect(try await result.state.answers == ["start!", "why!"])
  }

  @Test
  func `many threads can send at once and nothing is lost`() async throws {
    let loop = loop { _, sender in
      for _ in 0..<8 {
        Task {
          for _ in 0..<250 { sender.send(.add(1)) }
          sender.send(.answered("x"))
        }
      }
    }
    async let result = loop.run(from: .init(), effects: [.init(text: "go")])
    var count = 0
    while !terminal.screen.contains("sum 2000") { count = await activity.idle(after: count) }
    terminal.press(.escape)
    #expect(try await result.state.answers.count == 8)
    #expect(terminal.frames.count <= 2010)
  }

  @Test(
    arguments: [
      (TerminalEvent.hungUp, LoopEnd.hungUp), (.terminated(15), .terminated(15)),
    ])
  func `ends when the terminal or the process must`(event: TerminalEvent, end: LoopEnd) async throws
  {
    async let result = loop().run(from: .init())
    await activity.idle(after: 0)
    terminal.report([.key(.character("5")), event, .key(.character("7"))])
    let ended = try await result
    #expect(ended.end == end)
    #expect(ended.state.sum == 5)
    #expect(terminal.isClosed)
  }

  @Test
  func `resizes, suspends and redraws with one frame each`() async throws {
    async let result = loop().run(from: .init())
    var count = await activity.idle(after: 0)
    terminal.resize(to: Size(columns: 10, rows: 5))
    count = await activity.idle(after: count)
    #expect(terminal.frames.map(\.size.rows) == [2, 5])
    terminal.press(.control("z"))
    count = await activity.idle(after: count)
    #expect(terminal.suspensions == 1)
    #expect(terminal.frames.count == 3)
    terminal.report([.suspendRequested, .resumed])
    count = await activity.idle(after: count)
    #expect(terminal.suspensions == 2)
    terminal.press(.control("l"))
    count = await activity.idle(after: count)
    #expect(terminal.frames.count == 5)
    terminal.press(.escape)
    _ = try await result
  }

  @Test
  func `asks the terminal to ring and to copy, in order with actions`() async throws {
    let loop = loop { _, sender in
      sender.ask(.ring)
      sender.ask(.copy("https://example.com/pay"))
      sender.send(.answered("copied"))
    }
    async let result = loop.run(from: .init())
    var count = await activity.idle(after: 0)
    terminal.press(.character("e"))
    while !terminal.screen.contains("copied") { count = await activity.idle(after: count) }
    #expect(terminal.rings == 1)
    #expect(terminal.copied == ["https://example.com/pay"])
    terminal.press(.escape)
    _ = try await result
  }

  @Test
  func `a terminal that does not open is an error and nothing runs`() async {
    let loop = RunLoop(
      Counter(), terminal: { _ throws(TerminalError) in throw .notATerminal("input") },
      perform: { _, _ in Issue.record("an effect ran") })
    await #expect(throws: TerminalError.notATerminal("input")) {
      _ = try await loop.run(from: .init(), effects: [.init(text: "x")])
    }
  }
}
