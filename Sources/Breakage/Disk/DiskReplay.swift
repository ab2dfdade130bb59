import Foundation
import SandboxGateway

/// Something that reached a disk, or that somebody was told meanwhile.
enum DiskEntry: Sendable {
  /// A file was opened that had not been there, or may not have been.
  case made(String)
  case wrote(String, at: Int, [UInt8])
  case cut(String, to: Int)
  case synced(String)
  /// Whatever was to reach the disk may be forgotten now, although it can still be read.
  case syncFailed(String)
  case deleted(String)
  /// Which files there are has reached the disk.
  case namesSynced
  /// What people and the gateway have been told by now.
  case told(Told)

  /// Whether it changes what would be left.
  var isOfDisk: Bool { if case .told = self { false } else { true } }
}

/// What is on a disk, known step by step: what has been synced, and what is only on its way.
struct DiskReplay {
  /// What becomes of what is only on its way when the power goes.
  enum Fate {
    /// All of it is lost.
    case lost
    /// Nothing is: not the machine has stopped, only the program.
    case kept
    /// Some sectors are written and some are not, and one may be written in part.
    case mixed(seed: UInt64)
  }

  /// What a disk writes whole, unless the power goes in the middle of it; and what it writes whole then.
  private static let sector = 512, burst = 64

  private enum Change {
    case write(at: Int, [UInt8])
    case cut(to: Int)
  }

  private struct File {
    /// What a program reads.
    var seen: [UInt8] = []
    /// What is left for sure.
    var synced: [UInt8] = []
    var pending: [Change] = []
  }

  private var files: [File] = []
  private var names: [String: Int] = [:]
  private var syncedNames: [String: Int] = [:]
  /// What people and the gateway have been told.
  private(set) var told = Told()

  /// Goes one step further.
  mutating func take(_ entry: DiskEntry) {
    switch entry {
    case .made(let name):
      guard names[name] == nil else { return }
      files.append(File())
      names[name] = files.count - 1
    case .wrote(let name, let place, let bytes): change(name, .write(at: place, bytes))
    case .cut(let name, let length): change(name, .cut(to: length))
    case .synced(let name):
      guard let file = names[name] else { return }
      for change in files[file].pending { Self.apply(change, to: &files[file].synced) }
      files[file].pending = []
    case .syncFailed(let name): names[name].map { files[$0].pending = [] }
    case .deleted(let name): names[name] = nil
    case .namesSynced: syncedNames = names
    case .told(let told): self.told = told
    }
  }

  private mutating func change(_ name: String, _ change: Change) {
    guard let file = names[name] else { return }
    Self.apply(change, to: &files[file].seen)
    files[file].pending.append(change)
  }

  private static func apply(_ change: Change, to bytes: inout [UInt8]) {
    switch change {
    case .cut(let length) where length <= bytes.count: bytes.removeLast(bytes.count - length)
    case .cut(let length): grow(&bytes, to: length)
    case .write(let place, let new): put(new[...], at: place, in: &bytes)
    }
  }

  private static func grow(_ bytes: inout [UInt8], to length: Int) {
    if bytes.count < length { bytes += [UInt8](repeating: 0, count: length - bytes.count) }
  }

  private static func put(_ new: ArraySlice<UInt8>, at place: Int, in bytes: inout [UInt8]) {
    grow(&bytes, to: place + new.count)
    bytes.replaceSubrange(place..<place + new.count, with: new)
  }

  /// The files that the next start finds.
  func left(_ fate: Fate) -> [String: [UInt8]] {
    switch fate {
    case .lost: return syncedNames.mapValues { files[$0].synced }
    case .kept: return names.mapValues { files[$0].seen }
    case .mixed(let seed):
      var dice = SplitMix64(seed: seed)
      var left: [String: [UInt8]] = [:]
      for name in Set(names.keys).union(syncedNames.keys).sorted() {
        let isNew = dice.next().isMultiple(of: 2)
        guard let file = isNew ? names[name] : syncedNames[name] else { continue }
        var bytes = files[file].synced
        for change in files[file].pending { Self.apply(change, to: &bytes, by: &dice) }
        left[name] = bytes
      }
      return left
    }
  }

  /// Lets a part of a change reach the disk.
  private static func apply(
    _ change: Change, to bytes: inout [UInt8], by dice: inout SplitMix64
  ) {
    guard case .write(let place, let new) = change else {
      if dice.next().isMultiple(of: 2) { apply(change, to: &bytes) }
      return
    }
    var start = 0
    while start < new.count {
      let end = min(new.count, start + sector - (place + start) % sector)
      switch dice.next() % 8 {
      case 0..<3: break
      case 3:
        let part = Int(dice.next() % UInt64(end - start)) / burst * burst
        put(new[start..<start + part], at: place + start, in: &bytes)
      default: put(new[start..<end], at: place + start, in: &bytes)
      }
      start = end
    }
  }
}
