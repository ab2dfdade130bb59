/// Text in one row of a frame that is a link where the terminal has such.
package struct PlacedLink: Hashable, Sendable {
  /// Where ``text`` begins.
  package let point: Point
  /// The part of the address that stands in this row, one cell a character.
  package let text: String
  /// The whole address.
  package let address: String
}

extension Frame {
  /// Writes an address into `rect`, wrapped, as a link if all of it fits.
  ///
  /// Half a link leads nowhere, or to somebody else: one that does not fit is not written.
  ///
  /// - Returns: The rows used; 0 where it does not fit.
  @discardableResult
  package mutating func writeLink(_ address: String, in rect: Rect, style: Style = .text) -> Int {
    let lines = address.wrapped(to: max(1, rect.width))
    guard !rect.isEmpty, lines.count <= rect.height else { return 0 }
    let isLink = LinkSequence.opening(address) != nil && lines.joined() == address
    for (index, line) in lines.enumerated() {
      let row = rect.row(index)
      write(line, in: row, style: style)
      if isLink {
        links.append(PlacedLink(point: Point(x: row.x, y: row.y), text: line, address: address))
      }
    }
    return lines.count
  }

  /// The links of a row whose text is still what the row shows: nothing was drawn over it.
  func links(inRow y: Int) -> [PlacedLink] {
    links.filter { link in
      link.point.y == y
        && link.text.enumerated().allSatisfy { offset, character in
          self[Point(x: link.point.x + offset, y: y)]?.character == character
        }
    }
  }
}
