import Glibc

/// What the journal asks of the disk, so that a test can let it fail.
struct JournalDisk: Sendable {
  /// Writes bytes at a place; returns how many, or a negative number.
  var write: @Sendable (Int32, UnsafeRawBufferPointer, Int64) -> Int
  /// Waits until what was written is on the disk; returns 0, or another number where it is not.
  var sync: @Sendable (Int32) -> Int32

  /// The real disk.
  static let real = JournalDisk(
    write: { pwrite($0, $1.baseAddress, $1.count, off_t($2)) },
    sync: { fdatasync($0) })
}
