/// The styles of a frame as a terminal paints them, as text beside the frame's own.
package enum StyleLayer {
  private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// One letter a cell for each style as it is painted, and under them what the letters mean.
  ///
  /// Cells that look like the empty page are spaces.
  package static func text(
    _ frame: Frame, theme: Theme, _ capabilities: TerminalCapabilities
  ) -> String {
    let resolver = StyleResolver(theme: theme, capabilities: capabilities)
    let page = resolver.resolve(Style(.text, on: .background))
    var legend: [PaintedStyle] = []
    var rows: [String] = []
    for y in 0..<frame.size.rows {
      var row = ""
      for cell in frame.row(y) where !cell.isContinuation {
        let style = resolver.resolve(cell.style)
        let isEmpty =
          cell.character == " " && style.background == page.background
          && style.attributes.isDisjoint(with: [.reverse, .underline])
        if isEmpty || style == page {
          row += " "
          continue
        }
        if !legend.contains(style) { legend.append(style) }
        row.append(letters[(legend.firstIndex(of: style) ?? 0) % letters.count])
      }
      while row.last == " " { row.removeLast() }
      rows.append(row)
    }
    let meanings = legend.enumerated().map { "\(letters[$0 % letters.count]) = \(meaning($1))" }
    return (rows + meanings).joined(separator: "\n")
  }

  private static func meaning(_ style: PaintedStyle) -> String {
    var words = [colour(style.foreground), "on", colour(style.background)]
    let names: [(Style.Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
    ]
    for (attribute, name) in names where style.attributes.contains(attribute) { words.append(name) }
    return words.joined(separator: " ")
  }

  private static func colour(_ number: Int32) -> String {
    guard number >= 0 else { return "default" }
    let digits = String(number, radix: 16)
    return "#" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
