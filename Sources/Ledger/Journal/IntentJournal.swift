import CheckoutDomain
import GRDB
import Glibc
import Synchronization

/// The intent journal beside a ledger: the ledger's history once more, a line a transaction.
///
/// A line is on the disk before the transaction it tells of is committed, so that what may have been
/// sent can be known without the ledger. Who adds holds the ledger's write lock, so there is one at a
/// time; what differs between the two is evened out by whoever writes next.
final class IntentJournal: Sendable {
  /// Where the journal ends.
  struct End {
    /// A line that stands behind the end, and cannot be read.
    enum Rest {
      /// It was never whole, so that nobody was told of it.
      case torn
      /// It may have been whole: its bytes.
      case damaged([UInt8])
    }

    /// The length up to the last whole line that can be read, in bytes.
    var length: Int64 = 0
    /// The last event.
    var head = ChainHead.none
    /// The first event of the last line.
    var first: Int64 = 1
    /// Where the last line begins.
    var start: Int64 = 0
    /// Whether the last line is as this process has written it; else it is as the file has it.
    var isOwn = false
    /// What stands behind it.
    var rest: Rest?
  }

  private struct State {
    var file: JournalFile?
    /// The end as it was read last, with the whole length of the file then.
    var known: (end: End, size: Int64)?
    /// A fault that trying again does not mend.
    var lasting: JournalFault?
  }

  static let ending = ".journal"

  /// What the journal of a ledger's file is called.
  static func path(of ledger: String) -> String {
    let isUsual = ledger.hasSuffix(LedgerFile.ending)
    return (isUsual ? String(ledger.dropLast(LedgerFile.ending.count)) : ledger) + ending
  }

  let path: String
  private let disk: JournalDisk
  private let patience: Duration
  private let state = Mutex(State())

  /// - Parameter patience: How long another process that adds is waited for.
  init(path: String, disk: JournalDisk = .real, patience: Duration = .seconds(3)) {
    self.path = path
    self.disk = disk
    self.patience = patience
  }

  /// Where the journal ends now; opens it, and makes it, where that is still to be done.
  ///
  /// - Throws: ``JournalFault``, also where more than its last line cannot be read.
  func end() throws(JournalFault) -> End {
    try state.withLock { state throws(JournalFault) in try Self.end(&state, path, disk) }
  }

  /// Where the journal ends if its last line, which can be read, is not what was written.
  func endBeforeLast() throws(JournalFault) -> End? {
    try state.withLock { state throws(JournalFault) in
      let (file, size) = try Self.open(&state, path, disk)
      return try JournalTail.endBeforeLast(of: file, size: size)
    }
  }

  /// Keeps everybody from rebuilding the ledger as long as this journal is open.
  ///
  /// - Throws: ``JournalFault``, also where somebody rebuilds it already.
  func keepRebuildsOut() throws(JournalFault) {
    // Without a journal nobody can, and one is only made beside a ledger that was found to be one.
    guard access(path, F_OK) == 0 else { return }
    try state.withLock { state throws(JournalFault) in _ = try Self.open(&state, path, disk) }
  }

  /// Lets go of the file; it is opened again where it is needed.
  func close() {
    state.withLock { state in
      state.file = nil
      state.known = nil
    }
  }

  /// The last line.
  func lastLine() throws(JournalFault) -> JournalLine? {
    try state.withLock { state throws(JournalFault) in
      let end = try Self.end(&state, path, disk)
      guard let file = state.file, end.length > end.start else { return nil }
      return JournalLine(
        parsing: try file.read(from: end.start, count: Int(end.length - end.start - 1)))
    }
  }

  /// Adds lines behind an end, in the place of what stands there, and waits for the disk.
  ///
  /// Who adds holds the lock, and has seen that end since.
  func add(_ lines: [JournalLine], behind before: End) throws(JournalFault) {
    try state.withLock { state throws(JournalFault) in
      if let lasting = state.lasting { throw lasting }
      guard let file = state.file else { throw JournalFault("cannot be opened") }
      let written = lines.map(\.bytes)
      do throws(JournalFault) {
        try file.write(Array(written.joined()), at: before.length)
        state.known = Self.end(after: before, lines, written)
      } catch {
        state.known = nil
        if error.isLasting { state.lasting = error }
        // What is left of it is no whole line, or is taken back: nobody has been told of it.
        try? file.cut(to: before.length)
        throw error
      }
    }
  }

  /// Takes back what was added behind an end: its transaction was not committed.
  func withdraw(to end: End) {
    state.withLock { state in
      guard let file = state.file else { return }
      do throws(JournalFault) {
        try file.cut(to: end.length)
        try file.sync()
      } catch {
        // The next one who opens the ledger finds a line more than the ledger has, and takes it in:
        // an outcome that is called unknown, and is none.
        state.lasting = error
      }
      state.known = nil
    }
  }

  /// Keeps every other process from adding.
  ///
  /// - Throws: ``JournalFault``, also where another one that adds does not end.
  func lock() throws(JournalFault) {
    try state.withLock { state throws(JournalFault) in
      if let lasting = state.lasting { throw lasting }
      _ = try Self.open(&state, path, disk)
      try state.file?.lockForAdding(patience: patience)
    }
  }

  /// Lets other processes add again.
  func unlock() { state.withLock { $0.file?.unlock() } }

  private static func end(
    after before: End, _ lines: [JournalLine], _ written: [[UInt8]]
  ) -> (end: End, size: Int64)? {
    guard let line = lines.last, let bytes = written.last, let first = line.entries.first else {
      return nil
    }
    let length = before.length + Int64(written.reduce(0) { $0 + $1.count })
    let end = End(
      length: length, head: line.head, first: first.event.number,
      start: length - Int64(bytes.count), isOwn: true)
    return (end, length)
  }

  private static func open(
    _ state: inout State, _ path: String, _ disk: JournalDisk
  ) throws(JournalFault) -> (file: JournalFile, size: Int64) {
    if let file = state.file, let size = file.length { return (file, size) }
    let file = try JournalFile(path: path, disk: disk)
    (state.file, state.known) = (file, nil)
    guard let size = file.length else { throw JournalFault("was moved away") }
    return (file, size)
  }

  private static func end(
    _ state: inout State, _ path: String, _ disk: JournalDisk
  ) throws(JournalFault) -> End {
    let (file, size) = try open(&state, path, disk)
    if let known = state.known, known.size == size { return known.end }
    let end = try JournalTail.end(of: file, size: size)
    state.known = (end, size)
    return end
  }
}
