private import CProcessGuard
import Glibc

/// What a process does first, so that its key stays with it.
enum ProcessGuard {
  /// Forbids core dumps, which would hold the key, and takes the handlers of the Swift runtime away,
  /// which print registers with the memory that they point to, and then wait at the terminal for
  /// somebody to look further.
  static func begin() {
    _ = cpg_forbid_dumps()
    for fatal in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] { signal(fatal, SIG_DFL) }
  }
}
