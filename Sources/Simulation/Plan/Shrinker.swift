/// Makes a failing run smaller, until nothing more can be taken out of it.
package enum Shrinker {
  /// Takes out steps and kinds of weather without which the run fails still.
  package static func shrink(
    _ scenario: Scenario, fails: (Scenario) throws -> Bool
  ) rethrows -> Scenario {
    var best = scenario
    var chunk = max(1, best.steps.count / 2)
    while true {
      var place = 0
      var isSmaller = false
      while place < best.steps.count {
        var smaller = best
        smaller.steps.removeSubrange(place..<min(place + chunk, best.steps.count))
        if try fails(smaller) {
          best = smaller
          isSmaller = true
        } else {
          place += chunk
        }
      }
      guard chunk > 1 || isSmaller else { break }
      chunk = max(1, chunk / 2)
    }
    for kind in Weather.kinds where best.weather[keyPath: kind] > 0 {
      var calmer = best
      calmer.weather[keyPath: kind] = 0
      if try fails(calmer) { best = calmer }
    }
    return best
  }
}
