import Glibc
import Till

/// A new file for one secret, which only its owner may read.
enum SecretFile {
  /// Makes a new file that only its owner may read; one that is there is never overwritten.
  ///
  /// - Returns: Its open descriptor.
  static func create(_ path: String, _ what: String) throws(TillError) -> Int32 {
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw TillError(
        .usage, "The \(what) file \(path) cannot be made: \(String(cString: strerror(errno))).",
        hint: "Choose a new file in a folder of yours.")
    }
    return descriptor
  }
}
