import CheckoutDomain
import GRDB
import Glibc
import StrictJSON
import Synchronization

@testable import Ledger

/// A ledger with its journal in a folder of its own, both of which can be made to fail.
final class JournalledLedger: Sendable {
  let folder: SampleFolder
  let disk = FailingDisk()

  init() throws { folder = try SampleFolder() }

  var path: String { folder.path + "/shop.sqlite" }
  var journal: String { folder.path + "/shop.journal" }

  /// Opens the ledger, as another process would.
  func open() throws -> SQLiteLedger {
    try SQLiteLedger(
      path: path, patience: .seconds(5), journal: IntentJournal(path: journal, disk: disk.disk))
  }

  /// What stands in a file here.
  func bytes(of name: String) -> [UInt8] {
    guard let file = fopen(folder.path + "/" + name, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer.prefix(count)
    }
    return bytes
  }

  /// The lines of the journal, without their ends.
  var lines: [[UInt8]] {
    bytes(of: "shop.journal").split(separator: UInt8(ascii: "\n")).map(Array.init)
  }

  /// The kinds of the events that the journal tells of, a list for each line.
  var kinds: [[String]] {
    lines.map { line in
      let events = (try? JSONValue(parsing: line))?["events"]?.array ?? []
      return events.compactMap { $0["kind"]?.string }
    }
  }

  func write(lines: [[UInt8]]) throws {
    try folder.write(Array(lines.map { $0 + [UInt8(ascii: "\n")] }.joined()), to: "shop.journal")
  }

  /// Keeps the whole ledger as it is now, and puts it back when the result is called: what a copy
  /// that was restored, or a commit that never reached the disk, leaves behind.
  func snapshot() throws -> () throws -> Void {
    try DatabaseQueue(path: path).inDatabase {
      _ = try $0.checkpoint(.truncate)
    }
    let kept = bytes(of: "shop.sqlite")
    return { [self] in
      for ending in ["-wal", "-shm"] { unlink(path + ending) }
      try folder.write(kept, to: "shop.sqlite")
    }
  }
}

/// A disk under the journal that can be full, or lose what it was given.
final class FailingDisk: Sendable {
  enum Fault: Sendable {
    case full, lost
  }

  private let state = Mutex((fault: Fault?.none, beforeSync: (@Sendable () -> Void)?.none))

  func fail(_ fault: Fault?) { state.withLock { $0.fault = fault } }

  func beforeSync(_ body: (@Sendable () -> Void)?) { state.withLock { $0.beforeSync = body } }

  var disk: JournalDisk {
    JournalDisk(
      open: JournalDisk.real.open,
      write: { [self] descriptor, bytes, place in
        guard state.withLock({ $0.fault }) == .full else {
          return JournalDisk.real.write(descriptor, bytes, place)
        }
        // A full disk takes a part before it says so.
        _ = JournalDisk.real.write(
          descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(10)), place)
        errno = ENOSPC
        return -1
      },
      sync: { [self] descriptor in
        let (fault, body) = state.withLock { ($0.fault, $0.beforeSync) }
        body?()
        guard fault == .lost else { return JournalDisk.real.sync(descriptor) }
        errno = EIO
        return -1
      }, cut: JournalDisk.real.cut, syncFolder: JournalDisk.real.syncFolder)
  }
}

extension SQLiteLedger {
  /// Commits a charge as a till does: sale, timeline and attempt in one transaction.
  @discardableResult
  func charge(_ number: Int) throws -> Int64 {
    let sale = Samples.sale(number, progress: Sale.Progress(phase: .sending))
    return try write { ledger in
      try ledger.save(sale)
      try ledger.record([TimelineEntry("sending")], of: sale.clientRef, at: Samples.start)
      return try ledger.begin(Samples.attempt(sale, key: "kasir-create-\(number)"))
    }
  }

  /// Commits what became of a charge.
  func end(_ attempt: Int64, of number: Int) throws {
    try write { ledger in
      let answer = GatewayAnswer(status: 200, body: Array("{}".utf8))
      try ledger.end(attempt: attempt, with: .answered(answer), at: Samples.start)
    }
    try write { ledger in
      let sale = Samples.sale(number, progress: Samples.waiting(number))
      try ledger.save(sale)
      try ledger.record([TimelineEntry("waiting")], of: sale.clientRef, at: Samples.start)
    }
  }

  /// The references of the ledger's sales with the words of their states.
  var words: [String: String] {
    get throws {
      try Dictionary(
        read { try $0.sales(SaleQuery()) }.map { ($0.reference, $0.state.word) }
      ) { first, _ in first }
    }
  }
}

/// The sentence of what `body` throws.
func sentence(_ body: () throws -> Void) throws -> String {
  do {
    try body()
  } catch LedgerError.unavailable(let sentence) {
    return sentence
  }
  return "nothing was thrown"
}

extension JournalledLedger {
  /// Charges one sale, ends it and charges another, and puts the ledger's file of before that back: its
  /// journal is ahead of it then.
  func sellOnAndPutBack() throws {
    try open().charge(1)
    let putBack = try snapshot()
    do {
      let ledger = try open()
      try ledger.end(1, of: 1)
      try ledger.charge(2)
    }
    try putBack()
  }
}
