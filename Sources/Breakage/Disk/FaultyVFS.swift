import Foundation
import GRDBSQLite
import Synchronization

/// SQLite's way to the files of a ``FaultyDisk`` (sqlite.org/vfs.html).
///
/// It stands before the system's own way, to which every other file goes untouched: a process may use
/// any number of ledgers beside the broken ones.
enum FaultyVFS {
  private final class Disk: Sendable {
    weak let disk: FaultyDisk?
    init(_ disk: FaultyDisk) { self.disk = disk }
  }

  private static let disks = Mutex<[String: Disk]>([:])

  /// Lets SQLite's calls about a disk's folder go through it.
  static func add(_ disk: FaultyDisk) {
    _ = isInstalled
    disks.withLock { $0[disk.folder] = Disk(disk) }
  }

  /// Forgets a folder.
  static func remove(_ folder: String) { disks.withLock { $0[folder] = nil } }

  fileprivate static func disk(of path: UnsafePointer<CChar>?) -> (disk: FaultyDisk, name: String)?
  {
    guard let path else { return nil }
    let text = String(cString: path) as NSString
    return disks.withLock { $0[text.deletingLastPathComponent]?.disk }.map {
      ($0, text.lastPathComponent)
    }
  }

  /// The system's own way.
  nonisolated(unsafe) fileprivate static let system = sqlite3_vfs_find(nil)

  private static let isInstalled: Bool = {
    guard let system else { return false }
    let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    vfs.initialize(to: system.pointee)
    vfs.pointee.pNext = nil
    vfs.pointee.zName = UnsafePointer(strdup("kasir-faulty"))
    vfs.pointee.szOsFile = max(
      system.pointee.szOsFile, Int32(MemoryLayout<FaultyHandle>.stride))
    vfs.pointee.xOpen = { _, path, file, flags, outFlags in
      guard let system = FaultyVFS.system, let file else { return SQLITE_ERROR }
      guard let (disk, name) = FaultyVFS.disk(of: path), let path else {
        return system.pointee.xOpen(system, path, file, flags, outFlags)
      }
      return FaultyFile.open(disk, name, path, file, flags, outFlags)
    }
    vfs.pointee.xDelete = { _, path, syncsFolder in
      guard let system = FaultyVFS.system else { return SQLITE_ERROR }
      let found = FaultyVFS.disk(of: path)
      if let (disk, name) = found, disk.fails(.delete, name) { return SQLITE_IOERR_DELETE_ }
      let result = system.pointee.xDelete(system, path, 0)
      if let (disk, name) = found, result == SQLITE_OK {
        disk.note(.deleted(name))
        if syncsFolder != 0 { disk.note(.namesSynced) }
      }
      return result
    }
    return sqlite3_vfs_register(vfs, 1) == SQLITE_OK
  }()
}

/// What SQLite holds of an open file.
private struct FaultyHandle {
  var methods: UnsafePointer<sqlite3_io_methods>?
  var file: Unmanaged<FaultyFile>?
}

// The codes that are more than a number in the C header, which Swift cannot import.
private let SQLITE_IOERR_READ_ = SQLITE_IOERR | 1 << 8
private let SQLITE_IOERR_WRITE_ = SQLITE_IOERR | 3 << 8
private let SQLITE_IOERR_FSYNC_ = SQLITE_IOERR | 4 << 8
private let SQLITE_IOERR_TRUNCATE_ = SQLITE_IOERR | 6 << 8
private let SQLITE_IOERR_DELETE_ = SQLITE_IOERR | 10 << 8
private let SQLITE_IOERR_SHMMAP_ = SQLITE_IOERR | 21 << 8

/// An open file of a faulty disk, and the system's own one behind it.
private final class FaultyFile {
  typealias File = UnsafeMutablePointer<sqlite3_file>

  let disk: FaultyDisk
  let name: String
  let real: File
  /// Whether the folder is synced with the next sync, as SQLite does for what it writes ahead.
  var syncsFolder: Bool

  private init(_ disk: FaultyDisk, _ name: String, _ real: File, syncsFolder: Bool) {
    (self.disk, self.name, self.real, self.syncsFolder) = (disk, name, real, syncsFolder)
  }

  static func open(
    _ disk: FaultyDisk, _ name: String, _ path: UnsafePointer<CChar>, _ file: File, _ flags: Int32,
    _ outFlags: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    file.pointee.pMethods = nil
    guard let system = FaultyVFS.system else { return SQLITE_ERROR }
    if disk.fails(.open, name) { return SQLITE_CANTOPEN }
    let room = UnsafeMutableRawPointer.allocate(
      byteCount: Int(system.pointee.szOsFile), alignment: 16)
    room.initializeMemory(as: UInt8.self, repeating: 0, count: Int(system.pointee.szOsFile))
    let real = room.assumingMemoryBound(to: sqlite3_file.self)
    let isNew = access(path, F_OK) != 0
    let result = system.pointee.xOpen(system, path, real, flags, outFlags)
    guard result == SQLITE_OK else {
      room.deallocate()
      return result
    }
    // The ledger's own file was made before SQLite opened it.
    if isNew || flags & SQLITE_OPEN_MAIN_DB != 0 { disk.note(.made(name)) }
    let isAhead = flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL) != 0
    let opened = FaultyFile(disk, name, real, syncsFolder: isNew && isAhead)
    UnsafeMutableRawPointer(file).assumingMemoryBound(to: FaultyHandle.self).initialize(
      to: FaultyHandle(methods: methods, file: .passRetained(opened)))
    return SQLITE_OK
  }

  /// The file that SQLite means.
  static func of(_ file: File?) -> FaultyFile? {
    guard let file else { return nil }
    return UnsafeRawPointer(file).assumingMemoryBound(to: FaultyHandle.self).pointee.file?
      .takeUnretainedValue()
  }

  var calls: sqlite3_io_methods { real.pointee.pMethods.pointee }

  private func close() -> Int32 {
    let result = calls.xClose(real)
    UnsafeMutableRawPointer(real).deallocate()
    return result
  }

  private func write(_ bytes: UnsafeRawPointer, _ count: Int32, _ place: Int64) -> Int32 {
    let isFailing = disk.fails(.write, name)
    // Of what fails a part is there all the same.
    let written = isFailing ? count / 2 : count
    if written > 0 {
      let result = calls.xWrite(real, bytes, written, place)
      guard result == SQLITE_OK else { return result }
      let buffer = UnsafeRawBufferPointer(start: bytes, count: Int(written))
      disk.note(.wrote(name, at: Int(place), Array(buffer)))
    }
    guard isFailing else { return SQLITE_OK }
    return disk.fault?.isFull ?? false ? SQLITE_FULL : SQLITE_IOERR_WRITE_
  }

  private func sync() -> Int32 {
    if disk.fails(.sync, name) {
      disk.note(.syncFailed(name))
      return SQLITE_IOERR_FSYNC_
    }
    // The files are in memory: that something waits for a disk is written down, not done.
    if disk.lie != .ledger {
      disk.note(.synced(name))
      if syncsFolder { disk.note(.namesSynced) }
      syncsFolder = false
    }
    return SQLITE_OK
  }

  private func cut(_ length: Int64) -> Int32 {
    if disk.fails(.cut, name) { return SQLITE_IOERR_TRUNCATE_ }
    let result = calls.xTruncate(real, length)
    if result == SQLITE_OK { disk.note(.cut(name, to: Int(length))) }
    return result
  }

  /// Whether a setting is kept from SQLite.
  private func swallows(_ argument: UnsafeMutableRawPointer?) -> Bool {
    guard disk.lie == .normal, let argument else { return false }
    let words = argument.assumingMemoryBound(to: UnsafePointer<CChar>?.self)
    guard let name = words[1], let value = words[2] else { return false }
    return String(cString: name).lowercased() == "synchronous"
      && String(cString: value).uppercased() == "FULL"
  }

  /// The table of calls that SQLite goes by, the same for every file.
  nonisolated(unsafe) private static let methods: UnsafePointer<sqlite3_io_methods> = {
    let table = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    table.initialize(to: sqlite3_io_methods())
    // Shared memory, which a ledger needs; no mapped pages, which nobody could count.
    table.pointee.iVersion = 2
    table.pointee.xClose = { file in
      guard let file else { return SQLITE_ERROR }
      let handle = UnsafeMutableRawPointer(file).assumingMemoryBound(to: FaultyHandle.self)
      let result = FaultyFile.of(file)?.close() ?? SQLITE_ERROR
      handle.pointee.file?.release()
      handle.pointee = FaultyHandle()
      return result
    }
    table.pointee.xRead = { file, bytes, count, place in
      guard let file = FaultyFile.of(file) else { return SQLITE_ERROR }
      if file.disk.fails(.read, file.name) { return SQLITE_IOERR_READ_ }
      return file.calls.xRead(file.real, bytes, count, place)
    }
    table.pointee.xWrite = { file, bytes, count, place in
      guard let bytes else { return SQLITE_ERROR }
      return FaultyFile.of(file)?.write(bytes, count, place) ?? SQLITE_ERROR
    }
    table.pointee.xTruncate = { FaultyFile.of($0)?.cut($1) ?? SQLITE_ERROR }
    table.pointee.xSync = { file, _ in FaultyFile.of(file)?.sync() ?? SQLITE_ERROR }
    table.pointee.xFileSize = { file, size in
      FaultyFile.of(file).map { $0.calls.xFileSize($0.real, size) } ?? SQLITE_ERROR
    }
    table.pointee.xLock = { file, kind in
      FaultyFile.of(file).map { $0.calls.xLock($0.real, kind) } ?? SQLITE_ERROR
    }
    table.pointee.xUnlock = { file, kind in
      FaultyFile.of(file).map { $0.calls.xUnlock($0.real, kind) } ?? SQLITE_ERROR
    }
    table.pointee.xCheckReservedLock = { file, result in
      FaultyFile.of(file).map { $0.calls.xCheckReservedLock($0.real, result) } ?? SQLITE_ERROR
    }
    table.pointee.xFileControl = { file, operation, argument in
      guard let file = FaultyFile.of(file) else { return SQLITE_ERROR }
      if operation == SQLITE_FCNTL_PRAGMA, file.swallows(argument) { return SQLITE_OK }
      return file.calls.xFileControl(file.real, operation, argument)
    }
    table.pointee.xSectorSize = { file in
      FaultyFile.of(file).map { $0.calls.xSectorSize($0.real) } ?? 512
    }
    table.pointee.xDeviceCharacteristics = { file in
      FaultyFile.of(file).map { $0.calls.xDeviceCharacteristics($0.real) } ?? 0
    }
    table.pointee.xShmMap = { file, region, size, extends, memory in
      guard let file = FaultyFile.of(file) else { return SQLITE_ERROR }
      if file.disk.fails(.share, file.name) { return SQLITE_IOERR_SHMMAP_ }
      return file.calls.xShmMap(file.real, region, size, extends, memory)
    }
    table.pointee.xShmLock = { file, offset, count, flags in
      FaultyFile.of(file).map { $0.calls.xShmLock($0.real, offset, count, flags) } ?? SQLITE_ERROR
    }
    table.pointee.xShmBarrier = { file in
      if let file = FaultyFile.of(file) { file.calls.xShmBarrier(file.real) }
    }
    table.pointee.xShmUnmap = { file, deletes in
      FaultyFile.of(file).map { $0.calls.xShmUnmap($0.real, deletes) } ?? SQLITE_ERROR
    }
    return UnsafePointer(table)
  }()
}
