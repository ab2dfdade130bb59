import Glibc
import Till

/// Reads standard input to its end.
enum StandardInput {
  /// - Parameter limit: The most bytes; more is refused rather than cut off.
  static func read(limit: Int) throws(TillError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw TillError(
          .usage, "Standard input cannot be read: \(String(cString: strerror(errno))).")
      }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
      guard bytes.count <= limit else {
        throw TillError(.usage, "Standard input is longer than \(limit) bytes.")
      }
    }
  }
}
