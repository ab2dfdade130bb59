@testable import TerminalUI

/// A small program for the loop's tests: digits are added up, `e` asks for an effect that answers,
/// Esc ends it.
struct Counter: Program {
  struct State: Equatable, Sendable {
    var sum = 0
    var answers: [String] = []
    var isDone = false
    var claimsControlZ = false
  }

  enum Action: Sendable, Hashable {
    case add(Int)
    case ask(String)
    case answered(String)
    case claimed
    case done
  }

  struct Question: Sendable, Hashable {
    let text: String
  }

  func update(_ state: inout State, _ action: Action) -> [Question] {
    switch action {
    case .add(let number): state.sum += number
    case .ask(let text): return [Question(text: text)]
    case .answered(let text): state.answers.append(text)
    case .claimed: state.answers.append("undone")
    case .done: state.isDone = true
    }
    return []
  }

  func view(_ state: State, size: Size) -> Frame {
    var frame = Frame(size: size)
    frame.write("sum \(state.sum) \(state.answers)", at: Point(x: 0, y: 0))
    return frame
  }

  func action(for key: Key, in state: State) -> Action? {
    switch key {
    case .character("e"): .ask("why")
    case .character("r"): .ask("ring")
    case .character(let character): character.wholeNumberValue.map { .add($0) }
    case .escape: .done
    case .control("z"): state.claimsControlZ ? .claimed : nil
    default: nil
    }
  }

  func isFinished(_ state: State) -> Bool { state.isDone }
}
