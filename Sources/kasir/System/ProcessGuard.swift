private import CProcessGuard

/// What a process does first, so that its key stays with it.
enum ProcessGuard {
  /// Forbids core dumps, which would hold the key.
  static func begin() { _ = cpg_forbid_dumps() }

  /// Whether a core of this process may be dumped.
  static var isDumpable: Bool { cpg_is_dumpable() != 0 }
}
