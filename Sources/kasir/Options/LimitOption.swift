import ArgumentParser
import Till

/// How many a list shows.
struct LimitOption: ParsableArguments {
  @Option(help: ArgumentHelp("How many at the most.", valueName: "N"))
  var limit = 50

  /// How many at the most, where that is a number that can be.
  func checked() throws(TillError) -> Int {
    guard limit >= 1 else { throw TillError(.usage, "--limit must be 1 or more.") }
    return limit
  }
}
