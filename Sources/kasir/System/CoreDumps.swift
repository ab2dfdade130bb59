import Glibc

/// The secret key is in this program's memory and in its environment; when the program dies, neither
/// may end on a disk.
enum CoreDumps {
  /// Has the system write no memory of this process to a core dump.
  static func refuse() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    // A program that collects core dumps is handed one whatever the limit says.
    guard let file = fopen("/proc/self/coredump_filter", "w") else { return }
    fputs("0x0\n", file)
    fclose(file)
  }
}
