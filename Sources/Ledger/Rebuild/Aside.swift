import Glibc

/// The files of a ledger, moved together to names that no ledger has.
final class Aside {
  private let pairs: [(from: String, to: String)]
  private var done: [(from: String, to: String)] = []

  /// Finds names: `.old-1`, or the next number that is free for all of them.
  ///
  /// What SQLite keeps beside a file has to keep its place behind the file's name.
  init(_ ledger: String, isJournalMoved: Bool) {
    let journal = IntentJournal.path(of: ledger)
    func pairs(_ number: Int) -> [(String, String)] {
      let old = ledger + ".old-\(number)"
      return ["", "-wal", "-shm"].map { (ledger + $0, old + $0) }
        + (isJournalMoved ? [(journal, journal + ".old-\(number)")] : [])
    }
    var number = 1
    while pairs(number).contains(where: { access($0.1, F_OK) == 0 }) { number += 1 }
    self.pairs = pairs(number)
  }

  /// The files that were moved, by their new paths.
  var moved: [String] { done.map(\.to) }

  /// Moves those that there are.
  func move() throws {
    for pair in pairs where access(pair.from, F_OK) == 0 {
      guard rename(pair.from, pair.to) == 0 else {
        throw JournalFault("cannot keep \(pair.from) aside", errno)
      }
      done.append(pair)
    }
  }

  /// Moves them back to where they were.
  func moveBack() {
    for pair in done.reversed() { _ = rename(pair.to, pair.from) }
    done = []
  }
}
