import CheckoutDomain

/// Finds the end of a journal from behind, without reading the whole of it.
enum JournalTail {
  private static let piece: Int64 = 64 * 1024
  private static let newline = UInt8(ascii: "\n")

  /// Where the journal at a path ends, for somebody who only looks; nil where it cannot be read.
  static func end(lookingAt path: String) -> IntentJournal.End? {
    guard let file = JournalFile(lookingAt: path), let size = file.length else { return nil }
    return try? end(of: file, size: size)
  }

  /// Where a file ends; what stands behind the last whole line was never told to anybody.
  static func end(of file: JournalFile, size: Int64) throws(JournalFault) -> IntentJournal.End {
    guard let length = try lastNewline(in: file, before: size).map({ $0 + 1 }) else {
      return IntentJournal.End()
    }
    let (last, bytes) = try line(in: file, endingAt: length)
    if let last { return last }
    // The power may have gone while it was written, or a bit has turned over since: whoever has the
    // ledger can tell, from what the line before says.
    var end = try self.end(before: length - Int64(bytes.count) - 1, length, of: file)
    if JournalLine.isTorn(bytes) { end.rest = .torn }
    return end
  }

  /// Where a file ends without its last line, which is taken for damaged although it can be read.
  static func endBeforeLast(
    of file: JournalFile, size: Int64
  ) throws(JournalFault) -> IntentJournal.End? {
    guard let length = try lastNewline(in: file, before: size).map({ $0 + 1 }),
      let last = try line(in: file, endingAt: length).end
    else { return nil }
    return try end(before: last.start, length, of: file)
  }

  /// The end of the lines that can be read, with what stands behind them as damaged.
  private static func end(
    before start: Int64, _ length: Int64, of file: JournalFile
  ) throws(JournalFault) -> IntentJournal.End {
    var (start, end) = (start, IntentJournal.End?.none)
    // A bit that has turned over may have made two lines of one.
    for _ in 0..<2 where start > 0 && end == nil {
      let (line, bytes) = try line(in: file, endingAt: start)
      end = line
      start -= Int64(bytes.count) + 1
    }
    guard var end = end ?? (start > 0 ? nil : IntentJournal.End()) else {
      throw JournalFault.damagedEnd
    }
    end.rest = .damaged(try file.read(from: end.length, count: Int(length - end.length)))
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
