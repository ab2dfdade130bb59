/// An application for the run loop: a state, the actions that change it, and a picture of it.
///
/// All of it is pure. What has to touch the world is returned as an effect, a plain value that
/// somebody else interprets and that may send actions back.
package protocol Program<State, Action, Effect>: Sendable {
  associatedtype State: Equatable & Sendable
  associatedtype Action: Sendable
  associatedtype Effect: Sendable

  /// Changes the state by one action and says what is to be done about it.
  func update(_ state: inout State, _ action: Action) -> [Effect]

  /// The screen for a state. Any size may come, also 1×1.
  func view(_ state: State, size: Size) -> Frame

  /// What a key means now; nil ignores it. The program is asked before the loop uses Ctrl-Z to
  /// suspend and Ctrl-L to redraw.
  func action(for key: Key, in state: State) -> Action?

  /// What a key means on the frame that was drawn last, where its size matters.
  func action(for key: Key, in state: State, on size: Size) -> Action?

  /// What a click on a row of the list with the focus means; nil ignores it.
  func action(forRow row: Int, in state: State) -> Action?

  /// What a click on the heading of a column means; nil ignores it.
  func action(forColumn column: Int, in state: State) -> Action?

  /// Whether the mouse is wanted. The terminal's own selection of text does not work meanwhile.
  func usesMouse(in state: State) -> Bool

  /// Whether the loop should end.
  func isFinished(_ state: State) -> Bool

  /// The colours for a state. A changed theme repaints the screen.
  func theme(in state: State) -> Theme
}

extension Program {
  package func theme(in state: State) -> Theme { .standard }
  package func action(for key: Key, in state: State, on size: Size) -> Action? {
    action(for: key, in: state)
  }
  package func action(forRow row: Int, in state: State) -> Action? { nil }
  package func action(forColumn column: Int, in state: State) -> Action? { nil }
  package func usesMouse(in state: State) -> Bool { false }
}
