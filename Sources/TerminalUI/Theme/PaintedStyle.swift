/// A style fitted to one terminal: numbers of its colours and the attributes it has.
struct PaintedStyle: Hashable, Sendable {
  /// A colour's number; -1 for the terminal's default.
  var foreground: Int32
  var background: Int32
  var attributes: Style.Attributes
}
