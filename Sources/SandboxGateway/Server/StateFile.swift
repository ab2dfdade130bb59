import FoundationEssentials
import Glibc

/// The file that a sandbox keeps its state in: one JSON document, owner only, always whole.
final class StateFile: Sendable {
  private let path: String
  /// Held open, and with it the lock, for as long as this object lives.
  private let lock: Int32

  /// Takes the file for this process; makes its folder where it is missing.
  init(path: String) throws(SandboxServerError) {
    self.path = path
    Self.makeFolder(of: path)
    lock = open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .stateFile(path: path, reason: Self.systemReason()) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK
        ? .stateInUse(path: path) : .stateFile(path: path, reason: Self.systemReason())
    }
  }

  deinit {
    guard lock >= 0 else { return }
    // A process that is being started at this moment has a copy of the descriptor until it becomes
    // its program, and would keep the lock: it is given up, not only closed.
    flock(lock, LOCK_UN)
    close(lock)
  }

  /// The saved state, nil where there is none yet.
  ///
  /// A damaged file is moved aside.
  ///
  /// - Returns: The state, and a sentence for people where a file had to be moved.
  func load() throws(SandboxServerError) -> (state: SandboxState?, notice: String?) {
    guard access(path, F_OK) == 0 else { return (nil, nil) }
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .stateFile(path: path, reason: "it cannot be read")
    }
    if let state = Self.decode(bytes) { return (state, nil) }
    let aside = freeName(path + ".damaged")
    guard rename(path, aside) == 0 else {
      throw .stateFile(path: path, reason: "it is damaged, and moving it aside failed")
    }
    return (
      nil, "The sandbox state in \(path) is damaged; it was moved to \(aside) and a new one begun."
    )
  }

  /// Replaces the saved state: written beside, synced, renamed over, so that a crash leaves the old
  /// or the new one.
  func save(_ state: SandboxState) throws(SandboxServerError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let bytes: Data
    do {
      bytes = try encoder.encode(state)
    } catch {
      throw .stateFile(path: path, reason: "its state has no JSON form")
    }
    let temporary = path + ".new"
    let file = open(temporary, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .stateFile(path: path, reason: Self.systemReason()) }
    let isWritten = Self.write(Array(bytes), to: file) && fsync(file) == 0
    let reason = Self.systemReason()
    guard close(file) == 0, isWritten else { throw .stateFile(path: path, reason: reason) }
    guard rename(temporary, path) == 0 else {
      throw .stateFile(path: path, reason: Self.systemReason())
    }
    Self.syncFolder(of: path)
  }

  /// Reads a state without taking the file; nil for none or a damaged one.
  static func peek(path: String) -> SandboxState? {
    (try? Data(contentsOf: URL(fileURLWithPath: path))).flatMap(decode)
  }

  private static func decode(_ bytes: Data) -> SandboxState? {
    guard let state = try? JSONDecoder().decode(SandboxState.self, from: bytes),
      state.layout == SandboxState.currentLayout
    else { return nil }
    return state
  }

  private func freeName(_ name: String) -> String {
    var candidate = name
    var number = 2
    while access(candidate, F_OK) == 0 {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Only the last folder of the path; what else is missing shows when the lock is opened.
  private static func makeFolder(of path: String) { _ = mkdir(folder(of: path), 0o700) }

  private static func syncFolder(of path: String) {
    let folder = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }
}
