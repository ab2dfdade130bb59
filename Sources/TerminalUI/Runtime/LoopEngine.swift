/// The run loop's rules without a thread, a terminal or a clock: keys and actions in, effects and
/// frames out.
package struct LoopEngine<P: Program>: Sendable {
  /// What the loop itself does about a key.
  package enum Command: Hashable, Sendable {
    case suspend
    case redraw
  }

  package let program: P
  package private(set) var state: P.State
  private var queue: [P.Action] = []
  private var shown: Shown?
  /// The last frame drawn, for what a click on it means.
  private var frame: Frame?

  /// What the last frame was drawn from.
  private struct Shown: Sendable {
    let state: P.State
    let size: Size
  }

  package init(program: P, state: P.State) {
    self.program = program
    self.state = state
  }

  package var isFinished: Bool { program.isFinished(state) }
  package var theme: Theme { program.theme(in: state) }
  package var usesMouse: Bool { program.usesMouse(in: state) }

  package mutating func enqueue(_ action: P.Action) { queue.append(action) }

  /// Applies everything queued, in order, and returns the effects of all of it.
  ///
  /// Stops where the program is finished: what comes after that is dropped.
  package mutating func drain() -> [P.Effect] {
    var effects: [P.Effect] = []
    var next = 0
    while next < queue.count, !isFinished {
      effects += program.update(&state, queue[next])
      next += 1
    }
    queue.removeAll(keepingCapacity: true)
    return effects
  }

  /// Turns a key into an action and queues it, or says what the loop does about it.
  ///
  /// The key means what it means in the state of now, so drain before each key.
  package mutating func press(_ key: Key) -> Command? {
    if case .mouse(let mouse) = key { return act(on: mouse) }
    let action = shown.map { program.action(for: key, in: state, on: $0.size) }
    if let action = action ?? program.action(for: key, in: state) {
      enqueue(action)
      return nil
    }
    switch key {
    case .control("z"): return .suspend
    case .control("l"): return .redraw
    default: return nil
    }
  }

  /// How far a notch of the wheel goes.
  private static var notch: Int { 3 }

  /// Turns what the mouse did into the keys, the row or the column that it means on the last frame.
  private mutating func act(on mouse: Mouse) -> Command? {
    guard usesMouse else { return nil }
    switch mouse {
    case .wheelUp, .wheelDown:
      for _ in 0..<Self.notch { _ = press(mouse == .wheelUp ? .up : .down) }
    case .press(let point):
      switch frame?.target(at: point) {
      case .key(let key): return press(key)
      case .row(let row): if let action = program.action(forRow: row, in: state) { enqueue(action) }
      case .column(let column):
        if let action = program.action(forColumn: column, in: state) { enqueue(action) }
      case nil: break
      }
    }
    return nil
  }

  /// Whether a frame drawn now may differ from the last one.
  package func needsRender(size: Size) -> Bool {
    guard let shown else { return true }
    return shown.size != size || shown.state != state
  }

  /// Draws the state, if it or the size has changed since the last frame.
  package mutating func render(size: Size) -> Frame? {
    guard needsRender(size: size) else { return nil }
    shown = Shown(state: state, size: size)
    let frame = program.view(state, size: size)
    self.frame = frame
    return frame
  }

  /// Has the next ``render(size:)`` draw in any case.
  package mutating func forgetFrame() { shown = nil }
}
