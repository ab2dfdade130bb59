import CheckoutDomain

/// Finds the end of a journal from behind, without reading the whole of it.
enum JournalTail {
  private static let piece: Int64 = 64 * 1024
  private static let newline = UInt8(ascii: "\n")

  /// Where a file ends; what stands behind the last whole line was never told to anybody.
  static func end(of file: JournalFile, size: Int64) throws(JournalFault) -> IntentJournal.End {
    guard let length = try lastNewline(in: file, before: size).map({ $0 + 1 }) else {
      return IntentJournal.End()
    }
    let (last, bytes) = try line(in: file, endingAt: length)
    if let last { return last }
    // The power may have gone while it was written, or a bit has turned over since: whoever has the
    // ledger can tell, from what the line before says.
    var end = IntentJournal.End()
    let start = length - Int64(bytes.count) - 1
    if start > 0 {
      guard let before = try line(in: file, endingAt: start).end else {
        throw JournalFault("has a last line that cannot be read")
      }
      end = before
    }
    end.rest = JournalLine.isTorn(bytes) ? .torn : .unreadable
    return end
  }

  private static func line(
    in file: JournalFile, endingAt length: Int64
  ) throws(JournalFault) -> (end: IntentJournal.End?, bytes: [UInt8]) {
    let start = try lastNewline(in: file, before: length - 1).map { $0 + 1 } ?? 0
    let bytes = try file.read(from: start, count: Int(length - 1 - start))
    guard let line = JournalLine(parsing: bytes), let first = line.entries.first else {
      return (nil, bytes)
    }
    let end = IntentJournal.End(
      length: length, head: line.head, first: first.event.number, start: start)
    return (end, bytes)
  }

  private static func lastNewline(
    in file: JournalFile, before end: Int64
  ) throws(JournalFault) -> Int64? {
    var end = end
    while end > 0 {
      let start = max(0, end - piece)
      let bytes = try file.read(from: start, count: Int(end - start))
      if let place = bytes.lastIndex(of: newline) { return start + Int64(place) }
      end = start
    }
    return nil
  }
}
