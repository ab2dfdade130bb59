import Glibc

/// Which file it is that stands at a path, however it is called later.
struct FileIdentity: Equatable, Sendable {
  private let device: UInt
  private let number: UInt

  /// nil where there is none, or nobody can say.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, number) = (UInt(status.st_dev), UInt(status.st_ino))
  }
}
