import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Which money this is, in one word or a few, and whether anything can be done with it.
  var modeWords: String {
    settings.isReadOnly ? "\(moneyWords), \(words.modeReadOnly)" : moneyWords
  }

  private var moneyWords: String {
    if settings.isSandbox { return words.modeSandbox }
    return settings.mode == .live ? words.modeLive : words.modeTest
  }

  /// What the mode is drawn in: live is a banner that cannot be overlooked.
  var modeStyle: Style {
    settings.mode == .live
      ? Style(.live, bold: true, reverse: true) : Style(.accent, bold: true)
  }

  /// Draws the first row: what this is, which money, where, with which key.
  func drawHeader(in frame: inout Frame, _ row: Rect, title: String) {
    let isLive = settings.mode == .live
    let base = isLive ? modeStyle : Style(.text)
    if isLive {
      for x in row.x..<row.maxX { frame.put(" ", at: Point(x: x, y: row.y), style: modeStyle) }
    }
    var x = row.x + 1
    var parts = [
      (isLive ? modeWords : "Kasir", isLive ? modeStyle : Style(.title, bold: true)),
      (isLive ? "Kasir" : modeWords, modeStyle), (title, base),
    ]
    // Where not all of it fits, the program's own name is what everybody knows.
    if parts.reduce(1, { $0 + $1.0.cellWidth + 2 }) - 2 > row.width {
      parts.remove(at: isLive ? 1 : 0)
    }
    for (text, style) in parts {
      x +=
        2
        + frame.write(
          text, at: Point(x: x, y: row.y), style: style, maxWidth: row.maxX - x,
          overflow: .ellipsis)
    }
    let right = "\(settings.gatewayHost)  \(settings.maskedKey) "
    let room = Rect(x: x, y: row.y, width: row.maxX - x, height: 1)
    if right.cellWidth <= room.width {
      frame.write(right, in: room, style: isLive ? modeStyle : Style(.muted), alignment: .right)
    } else if settings.gatewayHost.cellWidth + 1 <= room.width {
      frame.write(
        settings.gatewayHost + " ", in: room, style: isLive ? modeStyle : Style(.muted),
        alignment: .right)
    }
  }
}
