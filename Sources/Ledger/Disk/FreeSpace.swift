import Glibc

/// How much room a disk has left.
///
/// Before a request is sent there has to be room for its answer, and for whatever else may happen to
/// what is open already.
struct FreeSpace: Sendable {
  /// The fewest bytes with which a request is sent.
  static let least: Int64 = 4 << 20

  /// The bytes that are left to this user where a path is; nil where nobody knows.
  let bytes: @Sendable (String) -> Int64?

  /// The room on the real disk.
  init() {
    bytes = { path in
      var status = statvfs()
      guard statvfs(path, &status) == 0 else { return nil }
      let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(
        by: UInt64(status.f_frsize))
      return overflow ? .max : Int64(clamping: bytes)
    }
  }

  /// The room that somebody else says there is.
  init(bytes: @escaping @Sendable (String) -> Int64?) { self.bytes = bytes }

  /// How much is left, where that is too little to send anything.
  func shortage(at path: String) -> Int64? {
    bytes(path).flatMap { $0 < Self.least ? $0 : nil }
  }
}
