import CheckoutDomain
import TerminalUI

@testable import Console

/// A console without a loop: keys and facts in, state and effects out.
struct Counter {
  let program: ConsoleProgram
  private(set) var state: ConsoleState
  /// Everything it wanted done, oldest first.
  private(set) var effects: [Effect] = []

  init(_ settings: ConsoleSettings = Samples.settings(), sales: [Sale] = []) {
    program = ConsoleProgram(settings)
    state = ConsoleState(settings.preferences, tour: settings.tour)
    effects = state.start()
    load(sales)
  }

  /// Answers the last question for sales.
  mutating func load(_ sales: [Sale]) {
    var counts: [SaleTab: Int] = [:]
    for tab in SaleTab.allCases { counts[tab] = sales.count { tab.contains($0) } }
    take(.salesLoaded(sales, counts: counts, state.list.query, token: state.list.token))
  }

  mutating func press(_ keys: Key...) {
    for key in keys {
      if let action = program.action(for: key, in: state) { take(action) }
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  /// Types a line and presses Enter.
  mutating func enter(_ text: String) {
    type(text)
    press(.enter)
  }

  mutating func take(_ action: Action) { effects += program.update(&state, action) }

  /// The effects since the last call.
  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  func frame(_ columns: Int = 80, _ rows: Int = 24) -> Frame {
    program.view(state, size: Size(columns: columns, rows: rows))
  }

  func screen(_ columns: Int = 80, _ rows: Int = 24) -> String {
    FrameText.text(frame(columns, rows))
  }
}
