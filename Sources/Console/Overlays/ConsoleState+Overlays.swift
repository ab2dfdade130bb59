import TerminalUI

extension ConsoleState {
  /// Applies a key to what lies over the screen.
  mutating func press(
    _ key: Key, in overlay: Overlay, _ settings: ConsoleSettings
  ) -> [Effect] {
    switch overlay {
    case .help(let first): turnHelp(key, first)
    case .palette(let palette): return press(key, in: palette, settings)
    case .themes(let picker): return press(key, in: picker)
    }
    return []
  }

  private mutating func turnHelp(_ key: Key, _ first: Int) {
    switch key {
    case .down, .character("j"): overlay = .help(first: first + 1)
    case .pageDown: overlay = .help(first: first + 10)
    case .up, .character("k"): overlay = .help(first: max(0, first - 1))
    case .pageUp: overlay = .help(first: max(0, first - 10))
    default: overlay = nil
    }
  }
}
