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
    if let action = program.action(for: key, in: state) {
      enqueue(action)
      return nil
    }
    switch key {
    case .control("z"): return .suspend
    case .control("l"): return .redraw
    default: return nil
    }
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
    return program.view(state, size: size)
  }

  /// Has the next ``render(size:)`` draw in any case.
  package mutating func forgetFrame() { shown = nil }
}
