import TerminalUI

extension ConsoleView {
  /// The tour's lines for a screen this wide: its heading and, while it runs, what to do next.
  ///
  /// - Parameter rows: The rows that there are for everything.
  func tourBand(width: Int, rows: Int) -> [String] {
    guard let tour = state.tour else { return [] }
    let step = tour.progress.step
    switch tour.progress.standing {
    case .done: return []
    case .offered, .left:
      guard state.kind == .list else { return [] }
      let isNew = tour.progress.standing == .offered
      let heading = isNew ? words.tourOffer(key(.tour)) : words.tourWaits(key(.tour), step)
      // Cut, it would not say what the key does.
      return [heading.cellWidth + 4 <= width ? heading : words.tourShort(key(.tour), isNew: isNew)]
    case .running:
      let lines = tourSentences(tour).flatMap { $0.wrapped(to: max(1, width - 2)) }
      return [words.tourHeading(step)] + lines.prefix(max(1, rows / 3))
    }
  }

  /// What the last step taught, and what to do now.
  func tourSentences(_ tour: TourState) -> [String] {
    let hint = words.tourHint(tour.progress.step, state.tourPlace, tour.seen, key)
    return [tour.justDone.map { "✓ " + words.tourLesson($0) }, hint].compactMap(\.self)
  }

  /// Draws the tour's band into the rows given to it.
  func drawTour(_ band: [String], in frame: inout Frame, _ area: Rect) {
    guard let heading = band.first, area.height > 0 else { return }
    let row = area.row(0)
    for x in row.x..<row.maxX {
      frame.put("─", at: Point(x: x, y: row.y), style: Style(.border))
    }
    let isRunning = state.tour?.isRunning == true
    let way = isRunning ? " \(words.tourWay(key(.tour))) " : ""
    let used = frame.write(
      " \(heading) ", at: Point(x: row.x + 1, y: row.y), style: Style(.accent, bold: true),
      maxWidth: row.width - 2)
    if used + way.cellWidth + 4 <= row.width {
      frame.write(
        way, at: Point(x: row.maxX - 1 - way.cellWidth, y: row.y), style: Style(.muted),
        maxWidth: way.cellWidth)
    }
    for (index, line) in band.dropFirst().enumerated() {
      let isLesson = line.hasPrefix("✓")
      frame.write(
        " " + line, in: area.row(index + 1), style: Style(isLesson ? .success : .text, bold: true))
    }
  }
}
