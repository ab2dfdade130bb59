import Glibc
import Till

/// Reads what somebody gives to its end: a file, a named pipe, or standard input.
enum WholeInput {
  /// - Parameter limit: The most bytes; more is refused rather than cut off.
  static func standard(limit: Int) throws(TillError) -> [UInt8] {
    try read(STDIN_FILENO, "Standard input", limit: limit)
  }

  /// - Parameters:
  ///   - path: Anything that can be read, also `/dev/stdin` and what a shell makes of `<(…)`.
  ///   - name: What it is called in an error, at the beginning of a sentence.
  ///   - limit: The most bytes; more is refused rather than cut off.
  static func file(_ path: String, _ name: String, limit: Int) throws(TillError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(name) }
    defer { close(descriptor) }
    return try read(descriptor, name, limit: limit)
  }

  private static func read(
    _ descriptor: Int32, _ name: String, limit: Int
  ) throws(TillError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(name) }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
      guard bytes.count <= limit else {
        throw TillError(.usage, "\(name) is longer than \(limit) bytes.")
      }
    }
  }

  private static func unreadable(_ name: String) -> TillError {
    TillError(.usage, "\(name) cannot be read: \(String(cString: strerror(errno))).")
  }
}
