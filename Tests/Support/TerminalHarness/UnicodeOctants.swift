/// Which blocks of a cell a character shows, by the names that Unicode gives: a table of its own,
/// beside the one that draws.
///
/// Blocks are numbered as in those names: 1 and 2 in the upper row, from the left, to 7 and 8.
package enum UnicodeOctants {
  package static func blocks(of character: Character) -> Set<Int> {
    if character == " " { return [] }
    guard let name = character.unicodeScalars.first?.properties.name else { return [] }
    if let digits = name.split(separator: "BLOCK OCTANT-").first, name.hasPrefix("BLOCK OCTANT-") {
      return Set(digits.compactMap(\.wholeNumberValue))
    }
    if name.hasPrefix("QUADRANT ") {
      return name.dropFirst("QUADRANT ".count).split(separator: " AND ")
        .reduce(into: []) { $0.formUnion(quadrants[String($1)] ?? []) }
    }
    return others[name] ?? []
  }

  private static let quadrants: [String: Set<Int>] = [
    "UPPER LEFT": [1, 3], "UPPER RIGHT": [2, 4], "LOWER LEFT": [5, 7], "LOWER RIGHT": [6, 8],
  ]

  private static let others: [String: Set<Int>] = [
    "FULL BLOCK": [1, 2, 3, 4, 5, 6, 7, 8], "UPPER HALF BLOCK": [1, 2, 3, 4],
    "LOWER HALF BLOCK": [5, 6, 7, 8], "LEFT HALF BLOCK": [1, 3, 5, 7],
    "RIGHT HALF BLOCK": [2, 4, 6, 8], "UPPER ONE QUARTER BLOCK": [1, 2],
    "LOWER ONE QUARTER BLOCK": [7, 8], "UPPER THREE QUARTERS BLOCK": [1, 2, 3, 4, 5, 6],
    "LOWER THREE QUARTERS BLOCK": [3, 4, 5, 6, 7, 8], "MIDDLE LEFT ONE QUARTER BLOCK": [3, 5],
    "MIDDLE RIGHT ONE QUARTER BLOCK": [4, 6], "LEFT HALF UPPER ONE QUARTER BLOCK": [1],
    "RIGHT HALF UPPER ONE QUARTER BLOCK": [2], "LEFT HALF LOWER ONE QUARTER BLOCK": [7],
    "RIGHT HALF LOWER ONE QUARTER BLOCK": [8],
  ]
}
