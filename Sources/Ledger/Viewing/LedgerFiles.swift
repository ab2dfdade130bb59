import Glibc

/// What a ledger's files are like at one moment: whoever only looks goes by it.
struct LedgerFiles: Equatable {
  /// One file, as a change of it would show.
  struct File: Equatable {
    private let identity: [UInt]
    private let changed: [Int]
    let size: Int64

    /// nil where there is none.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      identity = [UInt(status.st_dev), UInt(status.st_ino)]
      changed = [Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)]
      size = Int64(status.st_size)
    }
  }

  /// How SQLite may read the file without making or changing one.
  enum Way: Equatable {
    /// Nobody has it open, and all of it is in the file itself: SQLite takes no lock, and relies on
    /// its staying as it is.
    case atRest
    /// Beside it are the changes that others have made, and an index of them: SQLite reads both, and
    /// keeps others from overwriting what it reads.
    case shared
    /// There are changes without an index, which nobody can make who only looks.
    case unindexed
  }

  /// The ledger's file; nil where there is none.
  let ledger: File?
  private let log: File?
  private let hasIndex: Bool

  /// - Parameter path: The ledger's file.
  init(of path: String) {
    ledger = File(path)
    log = File(path + "-wal")
    hasIndex = access(path + "-shm", F_OK) == 0
  }

  // A log is made before its index, and taken away after it (sqlite.org/walformat.html): where there is
  // no log, or an empty one alone, nobody has committed anything that is not in the file.
  var way: Way {
    guard let log, log.size > 0 || hasIndex else { return .atRest }
    return hasIndex ? .shared : .unindexed
  }
}
