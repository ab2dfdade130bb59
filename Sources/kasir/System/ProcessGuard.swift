private import CProcessGuard

/// What a process does first, so that its key stays with it.
enum ProcessGuard {
  /// Forbids core dumps, which would hold the key.
  static func begin() { _ = cpg_forbid_dumps() }
}
