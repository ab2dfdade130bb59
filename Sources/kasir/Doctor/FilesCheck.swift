import CheckoutDomain
import Foundation
import Glibc
import Till

/// What is so about a file or a folder.
struct FileState: Hashable {
  let path: String
  let isFolder: Bool
  /// Its permission bits.
  let mode: UInt32
  let isMine: Bool
  let isWritable: Bool

  init(
    path: String, isFolder: Bool = false, mode: UInt32, isMine: Bool = true, isWritable: Bool = true
  ) {
    self.path = path
    self.isFolder = isFolder
    self.mode = mode
    self.isMine = isMine
    self.isWritable = isWritable
  }

  /// Reads it; nil where there is nothing.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(
      path: path, isFolder: status.st_mode & S_IFMT == S_IFDIR, mode: status.st_mode & 0o777,
      isMine: status.st_uid == geteuid(), isWritable: access(path, W_OK) == 0)
  }
}

/// The config file.
enum ConfigCheck {
  static func line(_ path: String, isThere: Bool, _ error: TillError?) -> DoctorLine {
    if let error { return DoctorLine(.config, .wrong, error.message, hint: error.hint) }
    return DoctorLine(
      .config, .ok,
      isThere ? "\(SafeText.line(path)) can be read." : "There is none, and none is needed.")
  }
}

/// The folder of ledgers and what is in it.
enum DataCheck {
  private static let little: Int64 = 100 << 20
  private static let tooLittle: Int64 = 4 << 20

  /// - Parameters:
  ///   - folder: The folder; nil where there is none yet.
  ///   - files: The ledgers and journals in it.
  ///   - free: The bytes left on its disk; nil where nobody knows.
  static func line(
    _ path: String, _ folder: FileState?, files: [FileState], free: Int64?
  ) -> DoctorLine {
    let name = SafeText.line(path)
    guard let folder else {
      return DoctorLine(.data, .ok, "\(name) is not there yet: the first sale makes it.")
    }
    guard folder.isFolder, folder.isWritable else {
      return DoctorLine(
        .data, .wrong, "\(name) \(folder.isFolder ? "cannot be written" : "is no folder").",
        hint: "Choose another folder with KASIR_DATA_DIR, or mend this one.")
    }
    if let file = files.first(where: { !$0.isWritable }) {
      return DoctorLine(
        .data, .wrong, "\(SafeText.line(file.path)) cannot be written.",
        hint: "Make it yours: chown $USER and chmod 600.")
    }
    if let free, free < little {
      return DoctorLine(
        .data, free < tooLittle ? .wrong : .warning,
        "\(free / (1 << 20)) MiB are left on the disk of \(name).",
        hint: "Make room: without it nothing can be sold or refunded.")
    }
    if let open = ([folder] + files).first(where: { $0.mode & 0o077 != 0 || !$0.isMine }) {
      return DoctorLine(
        .data, .warning,
        "\(SafeText.line(open.path)) \(open.isMine ? "can be read by others" : "is another user's").",
        hint: open.isMine
          ? "Run: chmod \(open.isFolder ? 700 : 600) \(SafeText.line(open.path))"
          : "Run Kasir as that user, or make it yours.")
    }
    return DoctorLine(.data, .ok, "\(name) is yours alone.")
  }
}

/// The log file.
enum LogCheck {
  /// - Parameter canBeMade: Whether it could be opened for writing.
  static func line(_ path: String, _ file: FileState?, canBeMade: Bool) -> DoctorLine {
    let name = SafeText.line(path)
    guard canBeMade else {
      return DoctorLine(
        .log, .warning, "\(name) cannot be written: nothing is logged.",
        hint: "Make its folder yours. Sales do not need it.")
    }
    if let file, file.mode & 0o077 != 0 {
      return DoctorLine(
        .log, .warning, "\(name) can be read by others.", hint: "Run: chmod 600 \(name)")
    }
    return DoctorLine(.log, .ok, "\(name) is written.")
  }
}
