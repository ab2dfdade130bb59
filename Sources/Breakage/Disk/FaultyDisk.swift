import Foundation
import Ledger
import Synchronization

/// A disk that counts what is asked of it, fails where it is told to, and remembers in which order
/// everything reached it.
///
/// The files are real, in a folder in memory, so that locks are real too. SQLite comes to it through
/// ``FaultyVFS``, the intent journal through ``journal``.
package final class FaultyDisk: Sendable {
  /// A kind of call.
  enum Call: String, CaseIterable, Hashable, Sendable {
    case open, read, write, sync, cut, delete, share
  }

  /// A call that fails, and those after it.
  struct Fault: Hashable, Sendable, CustomStringConvertible {
    enum Manner: String, CaseIterable, Hashable, Sendable {
      /// One call fails, and the next ones work again.
      case once = "fails once"
      /// Every call from then on fails but those that only read.
      case forGood = "fails for good"
      /// Nothing can be written from then on: there is no room.
      case isFull = "is full"
    }

    /// The number of the call, from 1.
    let call: Int
    let manner: Manner

    var description: String { "the disk \(manner.rawValue) at call \(call)" }

    /// Whether it is one of ``Manner/isFull``'s.
    var isFull: Bool { manner == .isFull }

    fileprivate func strikes(_ number: Int, _ call: Call) -> Bool {
      switch manner {
      case .once: number == self.call
      case .forGood: number == self.call || number > self.call && call != .read
      case .isFull: number >= self.call && call == .write
      }
    }
  }

  /// What a disk says that it has done, and has not.
  enum Lie: String, CaseIterable, Hashable, Sendable {
    /// The ledger is left at SQLite's NORMAL, which does not wait for the disk.
    case normal = "synchronous = NORMAL"
    /// No sync of SQLite's reaches the disk, as with `synchronous = OFF`.
    case ledger = "no sync of the ledger"
    /// No sync of the intent journal reaches the disk.
    case journal = "no sync of the journal"
  }

  private struct State {
    var log: [DiskEntry] = []
    var calls: [Call] = []
    var descriptors: [Int32: String] = [:]
    /// Which call failed first, and on which file.
    var struck: String?
  }

  /// Where its files are.
  let folder: String
  let fault: Fault?
  let lie: Lie?
  private let state = Mutex(State())

  init(fault: Fault? = nil, lie: Lie? = nil) throws {
    (self.fault, self.lie) = (fault, lie)
    folder = try Self.makeFolder()
    FaultyVFS.add(self)
  }

  deinit {
    FaultyVFS.remove(folder)
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The path of the ledger on it.
  var ledger: String { folder + "/" + Self.ledgerName }

  static let ledgerName = "shop.sqlite"
  static let journalName = "shop.journal"

  /// A new folder, in memory where there is room for it: nothing here needs a real disk.
  static func makeFolder() throws -> String {
    let memory = "/dev/shm"
    let isThere = FileManager.default.isWritableFile(atPath: memory)
    let path = (isThere ? memory : NSTemporaryDirectory()) + "/kasir-disk-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    // SQLite follows links before it opens a file.
    return URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// What has reached it so far.
  var log: [DiskEntry] { state.withLock(\.log) }
  /// The calls so far, in order.
  var calls: [Call] { state.withLock(\.calls) }
  /// The call that failed first; nil where none did.
  var struck: String? { state.withLock(\.struck) }

  /// Writes down what people and the gateway have been told by now.
  func tell(_ told: Told) { state.withLock { $0.log.append(.told(told)) } }

  /// Writes down what has reached it.
  func note(_ entry: DiskEntry) { state.withLock { $0.log.append(entry) } }

  /// Counts a call, and says whether it fails.
  func fails(_ call: Call, _ name: String) -> Bool {
    state.withLock { state in
      state.calls.append(call)
      guard let fault, fault.strikes(state.calls.count, call) else { return false }
      state.struck = state.struck ?? "\(call.rawValue) of \(name)"
      return true
    }
  }
}

extension FaultyDisk {
  /// The disk as the intent journal sees it.
  var journal: JournalDisk {
    let real = JournalDisk.real
    return JournalDisk(
      open: { [self] path in
        let name = (path as NSString).lastPathComponent
        if fails(.open, name) { return error(EIO) }
        let isNew = access(path, F_OK) != 0
        let descriptor = real.open(path)
        guard descriptor >= 0 else { return descriptor }
        state.withLock { $0.descriptors[descriptor] = name }
        if isNew { note(.made(name)) }
        return descriptor
      },
      write: { [self] descriptor, bytes, place in
        let name = name(of: descriptor)
        guard fails(.write, name) else {
          let count = real.write(descriptor, bytes, place)
          if count > 0 { note(.wrote(name, at: Int(place), Array(bytes.prefix(count)))) }
          return count
        }
        // A part of it is there all the same.
        let part = UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 2))
        let count = real.write(descriptor, part, place)
        if count > 0 { note(.wrote(name, at: Int(place), Array(part.prefix(count)))) }
        return Int(error(fault?.isFull ?? false ? ENOSPC : EIO))
      },
      sync: { [self] descriptor in
        let name = name(of: descriptor)
        if fails(.sync, name) {
          note(.syncFailed(name))
          return error(EIO)
        }
        if lie != .journal { note(.synced(name)) }
        return 0
      },
      cut: { [self] descriptor, length in
        let name = name(of: descriptor)
        if fails(.cut, name) { return error(EIO) }
        let result = real.cut(descriptor, length)
        if result == 0 { note(.cut(name, to: Int(length))) }
        return result
      },
      syncFolder: { [self] _ in
        if fails(.sync, "folder") { return error(EIO) }
        note(.namesSynced)
        return 0
      })
  }

  private func name(of descriptor: Int32) -> String {
    state.withLock { $0.descriptors[descriptor] ?? "?" }
  }

  private func error(_ number: Int32) -> Int32 {
    errno = number
    return -1
  }
}
