private import CProcessGuard
import Glibc

/// What a process does first, so that its key stays with it.
enum ProcessGuard {
  /// Forbids core dumps, which would hold the key, and takes the key out of the environment once it was
  /// read: neither a child nor whoever looks at `/proc/PID/environ` finds it there.
  static func begin() {
    _ = cpg_forbid_dumps()
    // Read whole before anything is taken out of it.
    _ = Surroundings.ofThisProcess
    let name = "WOOSHPAY_SECRET_KEY"
    guard let value = getenv(name) else { return }
    memset(value, 0x2A, strlen(value))
    unsetenv(name)
  }

  /// Whether a core of this process may be dumped.
  static var isDumpable: Bool { cpg_is_dumpable() != 0 }
}
