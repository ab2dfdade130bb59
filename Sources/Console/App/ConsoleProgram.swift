import CheckoutDomain
package import TerminalUI

/// The console as the run loop sees it: state, actions and a picture, all of it pure.
package struct ConsoleProgram: Program {
  package let settings: ConsoleSettings

  package init(_ settings: ConsoleSettings) { self.settings = settings }

  package func update(_ state: inout ConsoleState, _ action: Action) -> [Effect] {
    let before = state.saleOnScreen
    var effects = state.apply(action, settings)
    if state.saleOnScreen != before {
      effects.append(.show(state.saleOnScreen))
      effects += state.startClock()
    }
    return effects
  }

  package func view(_ state: ConsoleState, size: Size) -> Frame {
    ConsoleView(state: state, settings: settings).frame(size)
  }

  package func action(for key: Key, in state: ConsoleState) -> Action? {
    // Ctrl-Z undoes in a new sale and suspends elsewhere, unless the config uses it.
    if key == .control("z"), !state.understands(key, settings) { return nil }
    return .key(key)
  }

  package func isFinished(_ state: ConsoleState) -> Bool { state.isFinished }

  package func theme(in state: ConsoleState) -> Theme { settings.theme }
}
