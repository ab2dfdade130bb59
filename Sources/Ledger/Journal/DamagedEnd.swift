import CheckoutDomain

/// The end of a journal that cannot be read, held against what the ledger tells in its place.
///
/// A journal line is on the disk before its transaction is committed, so that the last one may know what
/// the ledger does not: it is never dropped because it cannot be read. But where every byte of it is what
/// the ledger's own events make, save for a few bits that have turned over, the ledger has all it told.
struct DamagedEnd {
  /// How many bits may differ: the hash of another event alone differs in more than a hundred.
  private static let mostBits = 4

  private static let first = Array(#"{"events":["#.utf8)
  private static let next = Array(",".utf8)
  private static let last = Array("]}\n".utf8)

  private let bytes: [UInt8]
  private var place = 0
  private var bits = 0

  /// - Parameter bytes: What stands behind the last line that can be read, up to its last line feed.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether it is a line, or some, of nothing but these events, one of them after the other.
  ///
  /// - Parameter event: The next event that the ledger has, from the one behind the last readable line;
  ///   nil where it has no more.
  static func isTold(
    _ bytes: [UInt8], by event: () throws -> JournalLine.Entry?
  ) rethrows -> Bool {
    var end = DamagedEnd(bytes)
    var isBegun = false
    while end.place < bytes.count {
      guard let entry = try event() else { return false }
      // A line begins here, unless the last one goes on.
      if !isBegun || end.goesOn(with: last + first) {
        guard end.take(isBegun ? last + first : first) else { return false }
      } else {
        guard end.take(next) else { return false }
      }
      isBegun = true
      guard end.take(JournalLine.bytes(of: entry)) else { return false }
      if end.place + last.count == bytes.count { return end.take(last) }
    }
    return false
  }

  /// Whether these bytes are nearer to what stands here than what separates two events of a line.
  private func goesOn(with expected: [UInt8]) -> Bool {
    guard place + expected.count <= bytes.count else { return false }
    return distance(to: expected) < distance(to: Self.next + Array(#"{"number":"#.utf8))
  }

  private mutating func take(_ expected: [UInt8]) -> Bool {
    guard place + expected.count <= bytes.count else { return false }
    bits += distance(to: expected)
    place += expected.count
    return bits <= Self.mostBits
  }

  /// How many bits differ, as far as there are bytes.
  private func distance(to expected: [UInt8]) -> Int {
    zip(bytes[place...], expected).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
  }
}
