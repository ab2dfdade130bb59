import Glibc

/// The journal's file while it is open, with the locks on it.
final class JournalFile: Sendable {
  /// Two bytes of the file that are locked, never written for that: who has it open, and who adds.
  private enum Lock: Int64 {
    case isOpen = 0x4000_0000_0000_0000
    case isAdding = 0x4000_0000_0000_0001
  }

  // `F_OFD_SETLK`, which the overlay of the C library leaves out.
  private static let set: Int32 = 37
  // Between two tries to lock it, in microseconds.
  private static let pause: UInt32 = 5_000

  private let descriptor: Int32
  private let path: String
  private let disk: JournalDisk

  /// Opens the file, and makes it where there is none.
  ///
  /// - Throws: ``JournalFault``.
  init(path: String, disk: JournalDisk) throws(JournalFault) {
    self.path = path
    self.disk = disk
    let isNew = access(path, F_OK) != 0
    descriptor = disk.open(path)
    guard descriptor >= 0 else { throw JournalFault("cannot be opened", errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw JournalFault("is no plain file")
    }
    if isNew || status.st_mode & 0o077 != 0, fchmod(descriptor, 0o600) != 0 {
      throw JournalFault("can be read by others", errno)
    }
    if isNew { try Self.syncFolder(of: path, on: disk) }
    // Nobody waits for this one: only a rebuild, which refuses instead, ever has it for itself.
    guard lock(.isOpen, F_RDLCK) else { throw JournalFault.rebuilding }
  }

  /// Opens a file that is there, to read it alone: nobody is kept out by that; nil where it cannot be.
  init?(lookingAt path: String) {
    self.path = path
    disk = .real
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The file's length; nil where the file at its path is another one, or none.
  var length: Int64? {
    var (here, there) = (stat(), stat())
    guard fstat(descriptor, &here) == 0, stat(path, &there) == 0,
      here.st_ino == there.st_ino, here.st_dev == there.st_dev
    else { return nil }
    return Int64(here.st_size)
  }

  /// Keeps everybody else from adding, until ``unlock()``.
  ///
  /// Whoever adds does so for a moment; one that was stopped in the middle of it must not hold up all
  /// the others with it, who have the ledger's write lock meanwhile.
  ///
  /// - Parameter patience: How long somebody else who adds is waited for.
  func lockForAdding(patience: Duration) throws(JournalFault) {
    let end = ContinuousClock.now + patience
    while !lock(.isAdding, F_WRLCK) {
      guard errno == EAGAIN || errno == EACCES else {
        throw JournalFault("cannot be locked", errno)
      }
      guard ContinuousClock.now < end else {
        throw JournalFault("is kept by another Kasir that does not answer")
      }
      usleep(Self.pause)
    }
  }

  /// Lets others add again.
  func unlock() { _ = lock(.isAdding, F_UNLCK) }

  /// Keeps everybody else from opening it, as long as this file is open; false where somebody has.
  func lockAlone() -> Bool { lock(.isOpen, F_WRLCK) }

  private func lock(_ which: Lock, _ kind: Int32) -> Bool {
    var lock = flock()
    lock.l_type = Int16(kind)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(which.rawValue)
    lock.l_len = 1
    // Locks of the open file, not of the process: two ledgers of one process keep each other out too.
    while fcntl(descriptor, Self.set, &lock) != 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }
}

extension JournalFile {
  /// Reads a part of the file.
  func read(from start: Int64, count: Int) throws(JournalFault) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let place = done
      let got = bytes.withUnsafeMutableBytes {
        pread(
          descriptor, $0.baseAddress?.advanced(by: place), count - place,
          off_t(start) + off_t(place))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw JournalFault("cannot be read", errno) }
      guard got > 0 else { break }
      done += got
    }
    return Array(bytes.prefix(done))
  }

  /// Writes bytes at a place, cuts off whatever stood behind it, and waits for the disk.
  func write(_ bytes: [UInt8], at start: Int64) throws(JournalFault) {
    if let length, length > start { try cut(to: start) }
    var done = 0
    while done < bytes.count {
      let place = done
      let count = bytes[place...].withUnsafeBytes {
        disk.write(descriptor, $0, start + Int64(place))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw JournalFault("cannot be written", errno) }
      done += count
    }
    try sync()
  }

  /// Cuts off what stands behind a place.
  func cut(to length: Int64) throws(JournalFault) {
    guard disk.cut(descriptor, length) == 0 else {
      throw JournalFault("cannot be shortened", errno)
    }
  }

  /// Waits until what was written is on the disk.
  func sync() throws(JournalFault) {
    guard disk.sync(descriptor) == 0 else {
      throw JournalFault("did not reach the disk", errno, isLasting: true)
    }
  }

  /// Waits until a file's name is on the disk.
  static func syncFolder(of path: String, on disk: JournalDisk = .real) throws(JournalFault) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    guard disk.syncFolder(folder.isEmpty ? "/" : folder) == 0 else {
      throw JournalFault("did not reach the disk", errno, isLasting: true)
    }
  }
}
