/// One place on the screen.
///
/// A wide character takes two cells: itself, and a continuation to its right that is not drawn.
package struct Cell: Hashable, Sendable {
  package var character: Character
  package var style: Style
  /// Whether this is the right half of the wide character in the cell before.
  package var isContinuation: Bool

  package init(_ character: Character, _ style: Style, isContinuation: Bool = false) {
    self.character = character
    self.style = style
    self.isContinuation = isContinuation
  }

  package static func blank(_ style: Style) -> Cell { Cell(" ", style) }
}
