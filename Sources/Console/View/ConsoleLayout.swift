import TerminalUI

/// How the screen is shared out: a function of the terminal's size alone.
enum ConsoleLayout: Hashable {
  /// Nothing would be readable.
  case tooSmall
  /// One screen at a time.
  case single
  /// The list and, to its right, the sale that is selected in it.
  case pair(listWidth: Int)

  /// The smallest terminal that every screen but a code fits on.
  static let smallest = Size(columns: 40, rows: 10)
  /// From here on list and sale stand side by side.
  static let pairFrom = Size(columns: 120, rows: 20)
  private static let narrowestSale = 50

  /// - Parameter pairs: Whether the screen has two parts that can stand side by side.
  init(_ size: Size, pairs: Bool) {
    guard size.holds(Self.smallest) else {
      self = .tooSmall
      return
    }
    guard pairs, size.holds(Self.pairFrom) else {
      self = .single
      return
    }
    // The sale gets two fifths: its timeline has long lines, the list has short ones.
    self = .pair(listWidth: size.columns - max(Self.narrowestSale, size.columns * 2 / 5))
  }
}
