import Glibc

/// Why the journal cannot be used: a few words that go behind its name.
struct JournalFault: Error {
  /// The words.
  let words: String
  /// Whether trying again proves nothing: what a failed sync has lost is not written by the next one.
  let isLasting: Bool

  /// Whether its end is damaged, and nobody can say what it told.
  var isOfDamage = false

  /// The end is damaged, and nobody can say what it told.
  static var damagedEnd: JournalFault {
    var fault = JournalFault("has a damaged last line")
    fault.isOfDamage = true
    return fault
  }

  /// Whether somebody rebuilds the ledger from it just now.
  var isOfRebuild = false

  /// Somebody rebuilds the ledger from it just now.
  static var rebuilding: JournalFault {
    var fault = JournalFault("is being rebuilt")
    fault.isOfRebuild = true
    return fault
  }

  init(_ words: String, _ number: Int32? = nil, isLasting: Bool = false) {
    self.words = words + (number.map { " (\(String(cString: strerror($0))))" } ?? "")
    self.isLasting = isLasting
  }
}
