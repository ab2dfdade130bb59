/// Finds what somebody meant who mistyped a name.
enum Nearest {
  /// The choice that is nearest to a word, where one is near enough to be meant.
  static func choice(to word: String, among choices: [String]) -> String? {
    let word = word.lowercased()
    let near = choices.map { (choice: $0, distance: distance(word, $0.lowercased())) }
    guard let best = near.min(by: { $0.distance < $1.distance }) else { return nil }
    // One slip in a short word, two in a longer one: `help` is not what `sell` was meant to be.
    return best.distance <= (word.count < 5 ? 1 : 2) ? best.choice : nil
  }

  /// How many letters to insert, take out, change or swap with their neighbour.
  static func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for row in one.indices {
      var current = [row + 1]
      for column in other.indices {
        var best = min(
          last[column] + (one[row] == other[column] ? 0 : 1), last[column + 1] + 1,
          current[column] + 1)
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[other.count]
  }
}
