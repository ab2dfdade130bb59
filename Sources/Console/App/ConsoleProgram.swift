import CheckoutDomain
package import TerminalUI

/// The console as the run loop sees it: state, actions and a picture, all of it pure.
package struct ConsoleProgram: Program {
  package let settings: ConsoleSettings

  package init(_ settings: ConsoleSettings) { self.settings = settings }

  package func update(_ state: inout ConsoleState, _ action: Action) -> [Effect] {
    let before = (
      sale: state.saleOnScreen, draft: state.newSale, beside: state.saleBeside,
      question: state.questionInFocus, presented: state.salePresented
    )
    var effects = state.apply(action, settings)
    effects += state.followTour(action, effects)
    if state.saleOnScreen != before.sale {
      effects.append(.show(state.saleOnScreen))
    }
    if state.saleOnScreen != before.sale || state.questionInFocus != before.question {
      effects += state.startClock()
    }
    if state.salePresented != before.presented {
      effects.append(.present(state.salePresented))
    }
    effects += keeping(state.newSale, since: before.draft)
    if state.saleBeside != before.beside { effects += state.list.peek() }
    return effects
  }

  /// Keeps a sale that is being built as soon as its lines change, so that no power cut loses it.
  private func keeping(_ draft: NewSaleState?, since before: NewSaleState?) -> [Effect] {
    guard let draft, draft.cart != before?.cart || draft.draft != before?.draft else { return [] }
    if !draft.cart.items.isEmpty { return [.keepDraft(draft.draft, draft.cart, isHeld: true)] }
    return before?.cart.items.isEmpty == false && before?.draft == draft.draft
      ? [.dropDraft(draft.draft)] : []
  }

  package func view(_ state: ConsoleState, size: Size) -> Frame {
    ConsoleView(state: state, settings: settings).frame(size)
  }

  package func action(for key: Key, in state: ConsoleState) -> Action? {
    // Ctrl-Z undoes in a new sale and suspends elsewhere, unless the config uses it.
    if key == .control("z"), !state.understands(key, settings) { return nil }
    return .key(key)
  }

  package func action(for key: Key, in state: ConsoleState, on size: Size) -> Action? {
    guard case .key(let key, _)? = action(for: key, in: state) else { return nil }
    return .key(key, rows: size.rows)
  }

  package func action(forRow row: Int, in state: ConsoleState) -> Action? { .rowClicked(row) }

  package func action(forColumn column: Int, in state: ConsoleState) -> Action? {
    .headingClicked(column)
  }

  package func usesMouse(in state: ConsoleState) -> Bool { state.preferences.mouse }

  package func isFinished(_ state: ConsoleState) -> Bool { state.isFinished }

  package func theme(in state: ConsoleState) -> Theme { state.preferences.theme }
}
