import CheckoutDomain
import Glibc

/// Reads a journal from its beginning, a line at a time.
struct JournalReader {
  /// What stands in a journal.
  enum Part {
    /// A line, with its number from 1, that follows from the line before.
    case line(Int, JournalLine)
    /// A line that cannot be read, or does not follow from the one before: what is wrong with it.
    case broken(Int, String)
    /// A last line that was never whole: Kasir stopped while it was written, and told nobody of it.
    case torn(Int)
  }

  private let stream: LineStream
  private var number = 0
  private var head: ChainHead?

  /// Opens a journal.
  ///
  /// - Throws: ``JournalFault``.
  ///
  /// - Parameter length: How many bytes of it are read; nil for all.
  init(path: String, upTo length: Int64? = nil) throws(JournalFault) {
    stream = try LineStream(path: path, upTo: length)
    head = ChainHead.none
  }

  /// The next part; nil at the end.
  mutating func next() -> Part? {
    guard let (bytes, isWhole) = stream.next() else { return nil }
    number += 1
    guard isWhole else { return .torn(number) }
    guard let line = JournalLine(parsing: bytes) else {
      if JournalLine.isTorn(bytes), stream.isAtEnd { return .torn(number) }
      // What follows a line that cannot be read is believed if it fits together by itself.
      head = nil
      return .broken(number, "cannot be read")
    }
    defer { head = line.head }
    if let head, !line.follows(head) {
      return .broken(number, Self.fault(of: line, after: head))
    }
    return .line(number, line)
  }

  private static func fault(of line: JournalLine, after head: ChainHead) -> String {
    let first = line.entries.first?.event.number ?? 0
    if first > head.number + 1 {
      return "begins with event \(first), but the one before ends with event \(head.number)"
    }
    return "was changed: its hashes do not follow from the line before"
  }
}

/// The lines of a file, without reading the whole of it.
private final class LineStream {
  private let file: UnsafeMutablePointer<FILE>
  private var buffer: UnsafeMutablePointer<CChar>?
  private var room = 0
  private var left: Int64

  init(path: String, upTo length: Int64?) throws(JournalFault) {
    left = length ?? .max
    guard let file = fopen(path, "re") else { throw JournalFault("cannot be opened", errno) }
    self.file = file
  }

  deinit {
    fclose(file)
    free(buffer)
  }

  /// Whether nothing follows.
  var isAtEnd: Bool {
    guard left > 0 else { return true }
    let next = getc(file)
    guard next != EOF else { return true }
    ungetc(next, file)
    return false
  }

  /// The next line, and whether it has an end.
  func next() -> (bytes: [UInt8], isWhole: Bool)? {
    guard left > 0 else { return nil }
    let whole = getline(&buffer, &room, file)
    guard whole > 0, let buffer else { return nil }
    let count = Int(min(Int64(whole), left))
    left -= Int64(count)
    let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
    guard bytes.last == UInt8(ascii: "\n") else { return (Array(bytes), false) }
    return (Array(bytes.dropLast()), true)
  }
}
