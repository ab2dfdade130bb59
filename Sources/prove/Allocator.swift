import Glibc

/// How this process allocates memory.
enum Allocator {
  private static let name = "GLIBC_TUNABLES"

  /// Starts the program anew with larger caches of small blocks.
  ///
  /// A simulation makes and frees nothing but those, and the usual cache holds seven of a size. glibc reads
  /// this when a program starts, and never later.
  static func cacheSmallBlocks() {
    guard getenv(name) == nil, setenv(name, "glibc.malloc.tcache_count=2000", 1) == 0 else {
      return
    }
    let arguments = CommandLine.arguments.map { strdup($0) } + [nil]
    execv("/proc/self/exe", arguments)
    // Where that cannot be, it is slower, and nothing else.
  }
}
