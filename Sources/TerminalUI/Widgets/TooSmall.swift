/// The screen for a terminal that is too small: what is needed, and what is there.
package struct TooSmall: Hashable, Sendable {
  package let needed: Size
  package let present: Size
  /// The words between: `(needed columns, needed rows, present columns, present rows)`.
  private let sentence: String

  /// - Parameter sentence: Replaces the English sentence, for a translation.
  package init(needed: Size, present: Size, sentence: String? = nil) {
    self.needed = needed
    self.present = present
    self.sentence =
      sentence
      ?? "This screen needs \(needed.columns)×\(needed.rows). "
      + "The terminal has \(present.columns)×\(present.rows): make it larger."
  }

  /// A frame of the size that is present, with as much of the sentence as fits.
  package var frame: Frame {
    var frame = Frame(size: present)
    let bounds = frame.bounds
    let lines = sentence.wrapped(to: max(1, bounds.width))
    let area = bounds.centred(Size(columns: bounds.width, rows: lines.count))
    for (index, line) in lines.enumerated() {
      frame.write(line, in: area.row(index), style: Style(.warning), alignment: .centre)
    }
    return frame
  }
}
