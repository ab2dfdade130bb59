import Glibc

/// What the journal asks of the disk, so that somebody else can stand in its place and let it fail.
package struct JournalDisk: Sendable {
  /// Opens a file to be read and written, and makes it where there is none; returns a descriptor, or a
  /// negative number.
  package var open: @Sendable (_ path: String) -> Int32
  /// Writes bytes at a place; returns how many, or a negative number.
  package var write: @Sendable (Int32, UnsafeRawBufferPointer, Int64) -> Int
  /// Waits until what was written is on the disk; returns 0, or another number where it is not.
  package var sync: @Sendable (Int32) -> Int32
  /// Cuts off what stands behind a place; returns 0, or another number where it did not.
  package var cut: @Sendable (Int32, Int64) -> Int32
  /// Waits until the names in a folder are on the disk; returns 0, or another number where they are not.
  package var syncFolder: @Sendable (_ path: String) -> Int32

  package init(
    open: @escaping @Sendable (String) -> Int32,
    write: @escaping @Sendable (Int32, UnsafeRawBufferPointer, Int64) -> Int,
    sync: @escaping @Sendable (Int32) -> Int32, cut: @escaping @Sendable (Int32, Int64) -> Int32,
    syncFolder: @escaping @Sendable (String) -> Int32
  ) {
    (self.open, self.write, self.sync) = (open, write, sync)
    (self.cut, self.syncFolder) = (cut, syncFolder)
  }

  /// The real disk.
  package static let real = JournalDisk(
    open: { Glibc.open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) },
    write: { pwrite($0, $1.baseAddress, $1.count, off_t($2)) },
    sync: { fdatasync($0) },
    cut: { ftruncate($0, off_t($1)) },
    syncFolder: { path in
      let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { return -1 }
      defer { close(descriptor) }
      return fsync(descriptor)
    })
}
