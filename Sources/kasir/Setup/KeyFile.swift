import Glibc
import Till

/// The file that holds the secret key, which nobody but its owner may read or put in place.
enum KeyFile {
  private static let usualHint =
    "Mend secret_key_file in the config, or set WOOSHPAY_SECRET_KEY."

  /// Reads it.
  ///
  /// - Parameters:
  ///   - what: What the file holds, for the sentences.
  ///   - hint: What to do where there is no such file.
  /// - Throws: ``TillError`` of kind `key`, with what mends it.
  static func contents(
    _ path: String, of what: String = "key", hint: String = usualHint
  ) throws(TillError) -> String {
    // Neither a link to a file that somebody else chose, nor a pipe that nobody writes into.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw unopened(path, errno, what, hint) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw TillError(.key, "The \(what) file \(path) is no plain file.")
    }
    guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw TillError(
        .key, "The \(what) file \(path) must be its owner's alone, and yours.",
        hint: "Run: chmod 600 \(path)")
    }
    try checkFolder(of: path, what, hint)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Whoever may write to the folder can put another key in the place of this one, and take the money
  /// of the next sales; where the folder is sticky, only the file's owner can.
  private static func checkFolder(
    of path: String, _ what: String, _ hint: String
  ) throws(TillError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    var status = stat()
    guard stat(folder, &status) == 0 else { throw unopened(path, errno, what, hint) }
    guard status.st_mode & 0o022 == 0 || status.st_mode & S_ISVTX != 0 else {
      throw TillError(
        .key,
        "Others can put another \(what) in the place of \(path): its folder is theirs to change.",
        hint: "Run: chmod go-w \(folder)")
    }
  }

  private static func unopened(
    _ path: String, _ number: Int32, _ what: String, _ hint: String
  ) -> TillError {
    if number == ELOOP {
      return TillError(
        .key, "The \(what) file \(path) is a symbolic link.", hint: "Name the file itself.")
    }
    return TillError(
      .key, "The \(what) file \(path) cannot be read: \(String(cString: strerror(number))).",
      hint: hint)
  }
}
