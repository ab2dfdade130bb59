import TerminalUI

/// Where the columns of the list are.
///
/// The items take what the others leave, and go first; a very narrow list leaves the amounts out last.
struct ListColumns: Equatable {
  private let itemsWidth: Int
  private let referenceWidth: Int
  private let stateWidth: Int

  private static let timeWidth = 11
  private static let left = 2
  /// An amount with its currency's symbol, and the figures alone.
  private static let amountWidths = (whole: 13, narrow: 10)

  /// Whether there is no room for currency symbols.
  let isNarrow: Bool
  private let amountWidth: Int

  /// - Parameter stateWidth: The cells of the longest state with its glyph.
  init(width: Int, stateWidth: Int) {
    self.stateWidth = stateWidth
    isNarrow = width < 48
    amountWidth = isNarrow ? Self.amountWidths.narrow : Self.amountWidths.whole
    let fixed = Self.left + amountWidth + 2 + stateWidth
    let room = max(0, width - fixed)
    referenceWidth =
      room >= 40 ? (room >= 70 ? 20 : 12) : max(0, min(12, room - (isNarrow ? 1 : 2)))
    let rest = room - referenceWidth - 2 - Self.timeWidth - 2
    itemsWidth = max(0, rest - 2)
  }

  private var showsTime: Bool { itemsWidth > 0 }

  func time(_ row: Rect) -> Rect {
    cut(row, Self.left, showsTime ? Self.timeWidth : 0)
  }
  func reference(_ row: Rect) -> Rect { cut(row, referenceStart, referenceWidth) }
  func items(_ row: Rect) -> Rect { cut(row, referenceStart + referenceWidth + 2, itemsWidth) }
  func amount(_ row: Rect) -> Rect {
    cut(row, row.width - stateWidth - 2 - amountWidth, amountWidth)
  }
  func state(_ row: Rect) -> Rect { cut(row, row.width - stateWidth, stateWidth) }

  private var referenceStart: Int { Self.left + (showsTime ? Self.timeWidth + 2 : 0) }

  private func cut(_ row: Rect, _ x: Int, _ width: Int) -> Rect {
    Rect(x: row.x + x, y: row.y, width: width, height: row.height)
  }
}
