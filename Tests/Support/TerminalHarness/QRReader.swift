/// Reads the QR code that is on an emulated screen.
package enum QRReader {
  /// The text of the code in `region`, or anywhere on the screen when nil.
  ///
  /// Around the screen the picture is black: what a dark terminal window on a dark desk shows, and
  /// the harder case.
  ///
  /// - Parameter timeout: How long to try again: the first look may see a code half painted.
  package static func read(
    _ session: TerminalSession, in region: TerminalRegion? = nil, timeout: Duration = .seconds(3)
  ) async throws -> String {
    let deadline = ContinuousClock.now + timeout
    while true {
      do {
        return try await picture(of: session.cells(in: region)).framed(cells: 4, grey: 0).decode()
      } catch {
        guard ContinuousClock.now < deadline, session.child.poll() == nil else {
          throw session.report("no code was read: \(error)")
        }
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }

  /// The picture of cells, on a terminal that writes light grey on black.
  package static func picture(of cells: [[TerminalCell]]) -> QRPicture {
    var picture = QRPicture(columns: cells.first?.count ?? 0, rows: cells.count)
    for (y, row) in cells.enumerated() {
      for (x, cell) in row.enumerated() {
        var ink = grey(cell.foreground, standard: 229)
        var paper = grey(cell.background, standard: 0)
        if cell.isReversed { swap(&ink, &paper) }
        guard let blocks = blocks(of: cell.text) else {
          // A letter covers about a third of its cell.
          let mixed = mix(ink, paper)
          picture.paint(column: x, row: y) { _ in mixed }
          continue
        }
        picture.paint(column: x, row: y) { blocks.contains($0) ? ink : paper }
      }
    }
    return picture
  }

  /// The blocks of a cell that are ink; nil for a letter.
  private static func blocks(of text: String) -> Set<Int>? {
    if text.isEmpty || text == " " { return [] }
    let blocks = text.first.map(UnicodeOctants.blocks) ?? []
    return blocks.isEmpty ? nil : blocks
  }

  private static func mix(_ ink: UInt8, _ paper: UInt8) -> UInt8 {
    UInt8((Int(ink) + 2 * Int(paper)) / 3)
  }

  /// The brightness of a colour as xterm draws it.
  private static func grey(_ color: TerminalColor, standard: UInt8) -> UInt8 {
    switch color {
    case .standard: standard
    case .rgb(let red, let green, let blue): luma(red, green, blue)
    case .indexed(let index): grey(ofIndex: index)
    }
  }

  private static func grey(ofIndex index: UInt8) -> UInt8 {
    switch index {
    case 0..<16:
      let level: UInt8 = index < 8 ? 205 : 255
      func on(_ bit: UInt8) -> UInt8 { index & bit == 0 ? 0 : level }
      return index == 8 ? 127 : luma(on(1), on(2), on(4))
    case 16..<232:
      let cube = Int(index) - 16
      let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
      return luma(steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
    default:
      return 8 + 10 * (index - 232)
    }
  }

  private static func luma(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
    let weighted: Int = 299 * Int(red) + 587 * Int(green) + 114 * Int(blue)
    return UInt8(weighted / 1000)
  }
}
