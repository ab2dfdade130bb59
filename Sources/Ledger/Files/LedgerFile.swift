import CheckoutDomain
import Glibc

/// A ledger's file and folder, which nobody but their owner may read.
enum LedgerFile {
  static let ending = ".sqlite"

  /// The name of a ledger, from the path of its file.
  static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(ending) ? String(file.dropLast(ending.count)) : file
  }

  /// Makes the file and the folders above it where they do not exist, for their owner alone.
  static func prepare(_ path: String) throws(LedgerError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw .unavailable("The ledger has no usable path: set the data folder to a real one.")
    }
    try makeFolder(above: path)
    try FileSystem.refuseUnfit(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".")
    // mknod makes the file without opening it: closing a descriptor of it would drop the locks that
    // another connection of this process holds.
    if mknod(path, S_IFREG | 0o600, 0) == 0 {
      // The umask may have taken the owner's own rights.
      _ = chmod(path, 0o600)
    } else if errno != EEXIST {
      throw failure("The ledger \(path) cannot be made", "check the folder and the free space")
    }
  }

  /// Takes the file and what SQLite keeps beside it away from everybody but the owner.
  static func restrict(_ path: String) throws(LedgerError) {
    for file in [path, path + "-wal", path + "-shm"] {
      var status = stat()
      guard stat(file, &status) == 0, status.st_mode & 0o077 != 0 else { continue }
      if chmod(file, 0o600) != 0 {
        throw failure("The ledger \(file) can be read by others", "make it yours with mode 0600")
      }
    }
  }

  /// The names of the files in a folder; none where there is no folder.
  static func names(in folder: String) throws(LedgerError) -> [String] {
    guard let stream = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw failure("The data folder \(folder) cannot be read", "allow this user to read it")
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names
  }

  private static func makeFolder(above path: String) throws(LedgerError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let folder = String(path[..<slash])
    if mkdir(folder, 0o700) == 0 {
      _ = chmod(folder, 0o700)
    } else if errno == ENOENT {
      try makeFolder(above: folder)
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw folderFailure(folder) }
      _ = chmod(folder, 0o700)
    } else if errno != EEXIST {
      throw folderFailure(folder)
    }
  }

  private static func folderFailure(_ folder: String) -> LedgerError {
    failure("The folder \(folder) of the ledger cannot be made", "choose another data folder")
  }

  private static func failure(_ what: String, _ remedy: String) -> LedgerError {
    .unavailable("\(what) (\(String(cString: strerror(errno)))): \(remedy).")
  }
}
