import Glibc
import Till

/// Saves a picture where somebody wants it.
enum PictureFile {
  /// - Parameter path: A file, which is replaced; `-` for standard output.
  static func save(_ bytes: [UInt8], to path: String) throws(TillError) {
    guard path != "-" else {
      Output.write(bytes: bytes, to: STDOUT_FILENO)
      return
    }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw problem(path) }
    let isWritten = Output.write(bytes: bytes, to: file)
    let error = isWritten ? nil : problem(path)
    guard close(file) == 0 else { throw problem(path) }
    if let error { throw error }
  }

  private static func problem(_ path: String) -> TillError {
    TillError(.output, "\(path) cannot be written: \(String(cString: strerror(errno))).")
  }
}
