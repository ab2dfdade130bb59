import TerminalHarness

@testable import QRCode

/// A link in mixed case of exactly `bytes` bytes, shaped like a checkout's.
func link(bytes: Int) -> String {
  let head = "https://checkout.example.com/pay/cs_1680914308084531200?key="
  let alphabet = Array("pkLiveAbCdEfGhIjMnOqRsTuVwXyZ0123456789-_")
  guard bytes > head.count else { return String(head.prefix(bytes)) }
  return head + String((head.count..<bytes).map { alphabet[($0 * 7 + $0 / 11) % alphabet.count] })
}

extension QRCells {
  /// The light and dark modules that the cells show, the quiet zone included, as rows of booleans.
  func darkModules(form: QRForm) -> [[Bool]] {
    switch form {
    case .halfBlocks:
      (0..<2 * rows).map { y in
        (0..<columns).map { x in
          (y % 2 == 0 ? self[x, y / 2].ink : self[x, y / 2].paper) == .dark
        }
      }
    case .ascii:
      (0..<rows).map { y in
        stride(from: 0, to: columns, by: 2).map { x in self[x, y].ink == .dark }
      }
    case .octants:
      (0..<4 * rows).map { y in
        (0..<2 * columns).map { x in
          let cell = self[x / 2, y / 4]
          let shown = UnicodeOctants.blocks(of: cell.glyph).contains(2 * (y % 4) + x % 2 + 1)
          return (shown ? cell.ink : cell.paper) == .dark
        }
      }
    }
  }
}
